import type { IDataObject, INodeListSearchResult } from 'n8n-workflow';

import { locator } from '../../shared/fields';
import type { Crm } from '../crmApi';
import { chosenModule, inForm } from './inForm';

const SHOWN = 50;
/** Zoho's word search takes two letters or more. */
const SHORTEST_WORD = 2;

/** What a list of a module's records shows: the last modified, or what a word finds. */
export async function listedRecords(
	crm: Crm,
	module: string,
	filter: string,
): Promise<INodeListSearchResult> {
	const fields = await namingFields(crm, module);
	const word = filter.trim();
	const found =
		word.length >= SHORTEST_WORD
			? crm.searchWord(module, word, fields, SHOWN)
			: crm.list(module, { fields, sort_by: 'Modified_Time', sort_order: 'desc' }, SHOWN);
	const results: INodeListSearchResult['results'] = [];
	for await (const record of found) results.push({ name: titleOf(record, fields), value: String(record.id) });
	return { results };
}

/** The field that names the module's records, and the e-mail address where there is one. */
export async function namingFields(crm: Crm, module: string): Promise<string[]> {
	const [described, known] = await Promise.all([crm.module(module), crm.fields(module)]);
	const displayField = described?.display_field;
	const name = typeof displayField === 'string' ? displayField : displayField?.api_name;
	return [name ?? 'Name', 'Email'].filter((field) => known.some(({ api_name }) => api_name === field));
}

export function titleOf(record: IDataObject, fields: string[]): string {
	const [name = '', ...beside] = fields
		.map((field) => record[field])
		.filter((value) => typeof value === 'string');
	const title = name === '' ? String(record.id) : String(name);
	return beside.length > 0 ? `${title} (${beside.join(', ')})` : title;
}

/** How the mode "By ID" of a record is called and what it takes. */
export const recordById = {
	placeholder: 'e.g. 4150868000000002175',
	pattern: '^[0-9]+$',
	patternHint: "An ID has digits only; it is at the end of the record's address in Zoho CRM",
};

/** One record of the chosen module, found by its name or given by ID. */
export const record = locator('Record', {
	searchMethod: 'searchRecords',
	async search(filter = '') {
		return await inForm(this, async (crm) => await listedRecords(crm, chosenModule(this), filter));
	},
	description: 'The record to work on. The list searches as you type.',
	byId: recordById,
});

/** One record of a module that is always the same, such as a lead. */
export const recordOf = (
	module: 'Accounts' | 'Contacts' | 'Leads',
	displayName: string,
	shown: { description: string; required?: boolean },
) =>
	locator(displayName, {
		searchMethod: `search${module}`,
		async search(filter = '') {
			return await inForm(this, async (crm) => await listedRecords(crm, module, filter));
		},
		byId: recordById,
		...shown,
	});
