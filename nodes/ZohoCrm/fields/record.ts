import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { locator } from '../../shared/fields';
import type { Crm } from '../crmApi';
import { chosenModule, inForm } from './inForm';

const SHOWN = 50;
/** Zoho's word search takes two letters or more. */
const SHORTEST_WORD = 2;

async function searchRecords(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	return await inForm(this, async (crm) => {
		const module = chosenModule(this);
		const nameField = await nameFieldOf(crm, module);
		const fields = ['id', nameField, 'Email'];
		const found =
			filter.trim().length >= SHORTEST_WORD
				? crm.searchWord(module, filter.trim(), fields, SHOWN)
				: crm.list(module, { fields, sort_by: 'Modified_Time', sort_order: 'desc' }, SHOWN);
		const results: INodeListSearchResult['results'] = [];
		for await (const record of found)
			results.push({ name: titleOf(record, nameField), value: String(record.id) });
		return { results };
	});
}

async function nameFieldOf(crm: Crm, module: string): Promise<string> {
	return (await crm.module(module))?.display_field?.api_name ?? 'Name';
}

function titleOf(record: IDataObject, nameField: string): string {
	const name = record[nameField] ?? record.id;
	return typeof record.Email === 'string' ? `${String(name)} (${record.Email})` : String(name);
}

/** One record of the chosen module, found by its name or given by ID. */
export const record = locator('Record', {
	searchMethod: 'searchRecords',
	search: searchRecords,
	description: 'The record to work on. The list searches as you type.',
	byId: {
		placeholder: 'e.g. 4150868000000002175',
		pattern: '^[0-9]+$',
		patternHint: "An ID has digits only; it is at the end of the record's address in Zoho CRM",
	},
});
