import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';

/**
 * Nodes that n8n has of its own and its engine alone has not, as far as the templates use them: the same names and
 * parameters, so that a template's expressions are resolved and what it sends is really sent.
 */
export class HttpRequest implements INodeType {
	description = described('httpRequest', ['method', 'url', 'jsonBody']);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData();
		for (const index of items.keys()) {
			await this.helpers.httpRequest({
				method: this.getNodeParameter('method', index) as 'POST',
				url: this.getNodeParameter('url', index) as string,
				body: JSON.parse(this.getNodeParameter('jsonBody', index) as string) as IDataObject,
				json: true,
			});
		}
		return [items];
	}
}

/** Keeps items that meet all conditions; knows `equals` and `notEmpty`. */
export class Filter implements INodeType {
	description = described('filter', ['conditions']);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const isKept = (_: unknown, index: number) => {
			const { conditions } = this.getNodeParameter('conditions', index) as {
				conditions: Array<{ leftValue: unknown; rightValue: unknown; operator: { operation: string } }>;
			};
			return conditions.every(({ leftValue, rightValue, operator }) =>
				operator.operation === 'equals' ? leftValue === rightValue : Boolean(leftValue),
			);
		};
		const kept = this.getInputData().map((item, index) => ({ ...item, pairedItem: { item: index } }));
		return [await Promise.resolve(kept.filter(isKept))];
	}
}

/** Gives the rows it would write. */
export class DataTable implements INodeType {
	description = described('dataTable', ['filters', 'columns']);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const rows = this.getInputData().map((_, index) => {
			const { value } = this.getNodeParameter('columns', index) as { value: IDataObject };
			const [key] = this.getNodeParameter('filters.conditions', index) as Array<IDataObject>;
			return { json: { ...value, [`where ${String(key?.keyName)}`]: key?.keyValue } };
		});
		return [await Promise.resolve(rows)];
	}
}

function described(name: string, parameters: string[]): INodeTypeDescription {
	const types: Record<string, INodeProperties['type']> = {
		conditions: 'json',
		filters: 'json',
		columns: 'json',
	};
	return {
		displayName: name,
		name: `n8n-nodes-base.${name}`,
		group: ['transform'],
		version: 1,
		description: name,
		defaults: { name },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: parameters.map((parameter) => ({
			displayName: parameter,
			name: parameter,
			type: types[parameter] ?? 'string',
			default: '',
		})),
	};
}
