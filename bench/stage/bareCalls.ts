import {
	type IDataObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeType,
	NodeConnectionTypes,
} from 'n8n-workflow';

export const BARE = 'bench.bareCalls';

/** What the node's `task` can be. */
export type Task = 'update' | 'list' | 'get';

const TYPE = 'zohoSuiteOAuth2Api';
const BATCH = 100;
/** Calls at a time of Zoho CRM Enterprise. */
const AT_A_TIME = 20;

/**
 * The least a node can do for the same outcome: n8n's request function in a loop, with the same parameters, calls and
 * credential, and nothing checked, retried, throttled, typed or simplified. What a Zoho node costs more is its own.
 */
export const bareCallsNode = (crm: string): INodeType => ({
	description: {
		displayName: 'Bare Calls',
		name: BARE,
		group: ['transform'],
		version: 1,
		description: 'Calls without anything around them',
		defaults: { name: 'Bare Calls' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: TYPE, required: true }],
		properties: [
			{ displayName: 'Task', name: 'task', type: 'string', default: 'list' },
			{ displayName: 'Record', name: 'recordId', type: 'resourceLocator', default: '', modes: [] },
			{ displayName: 'Fields', name: 'fields', type: 'json', default: {} },
			{ displayName: 'Names', name: 'names', type: 'string', default: '' },
		],
	},
	async execute() {
		const ask: Ask = async (options) =>
			(await this.helpers.httpRequestWithAuthentication.call(this, TYPE, {
				...options,
				url: `${crm}/crm/v8/${options.url}`,
				json: true,
			})) as Answer;
		const task = this.getNodeParameter('task', 0) as Task;
		return [await tasks[task].call(this, ask)];
	},
});

interface Answer {
	data: IDataObject[];
	info?: { more_records: boolean; next_page_token: string };
}
type Ask = (options: IHttpRequestOptions) => Promise<Answer>;

const tasks: Record<Task, (this: IExecuteFunctions, ask: Ask) => Promise<INodeExecutionData[]>> = {
	async update(ask) {
		const records = this.getInputData().map(({ json }, index) => {
			const { value } = this.getNodeParameter('fields', index) as { value: IDataObject | null };
			const id = this.getNodeParameter('recordId', index, '', { extractValue: true }) as string;
			return { ...(value ?? json), id };
		});
		const items: INodeExecutionData[] = [];
		for (let from = 0; from < records.length; from += BATCH) {
			const { data } = await ask({
				method: 'PUT',
				url: 'Leads',
				body: { data: records.slice(from, from + BATCH) },
			});
			for (const { details } of data) {
				items.push({ json: details as IDataObject, pairedItem: { item: items.length } });
			}
		}
		return items;
	},

	async list(ask) {
		const items: INodeExecutionData[] = [];
		const fields = this.getNodeParameter('names', 0) as string;
		let page_token: string | undefined;
		do {
			const qs = { fields, per_page: 200, ...(page_token ? { page_token } : {}) };
			const { data, info } = await ask({ method: 'GET', url: 'Leads', qs });
			for (const json of data) items.push({ json, pairedItem: { item: 0 } });
			page_token = info?.more_records ? info.next_page_token : undefined;
		} while (page_token);
		return items;
	},

	async get(ask) {
		const items: INodeExecutionData[] = [];
		const numbers = this.getInputData().keys();
		const worker = async () => {
			for (const item of numbers) {
				const id = this.getNodeParameter('recordId', item, '', { extractValue: true }) as string;
				const { data } = await ask({ method: 'GET', url: `Leads/${id}` });
				items[item] = { json: data[0] ?? {}, pairedItem: { item } };
			}
		};
		await Promise.all(Array.from({ length: AT_A_TIME }, worker));
		return items;
	},
};
