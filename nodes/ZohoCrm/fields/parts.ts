import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { badInput } from '../../shared/badInput';
import { plainText } from '../../shared/fields';
import { chosenModule, chosenRecord, inForm } from './inForm';

const SHOWN = 100;

/** How a picker lists what is in a related list of the chosen record. */
interface Parts {
	/** API name of the related list. */
	list: string;
	/** The fields that the list must name, joined by commas. */
	fields: string;
	scopes: readonly string[];
	nameOf: (row: IDataObject) => unknown;
}

/** The rows of such a list that have the text in their names. Throws a NodeError while no record is chosen. */
export async function listedParts(
	context: ILoadOptionsFunctions,
	filter: string,
	{ list, fields, scopes, nameOf }: Parts,
): Promise<INodeListSearchResult> {
	return await inForm(context, async (crm) => {
		const module = chosenModule(context);
		const id = chosenRecord(context);
		if (id === undefined) {
			throw badInput('Record', 'is not one record yet', 'Choose a record to see the list, or give the ID.');
		}
		const wanted = filter.trim().toLowerCase();
		const call = { method: 'GET' as const, path: [module, id, list], query: { fields }, scopes };
		const results: INodeListSearchResult['results'] = [];
		for await (const row of crm.pages(call, SHOWN)) {
			results.push({ name: plainText(nameOf(row)) || String(row.id), value: String(row.id) });
		}
		return { results: results.filter(({ name }) => name.toLowerCase().includes(wanted)) };
	});
}
