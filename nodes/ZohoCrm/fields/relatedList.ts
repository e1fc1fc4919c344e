import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { locator } from '../../shared/fields';
import { rowsOf } from '../crmCalls';
import { scopes } from '../scopes';
import { chosenModule, inForm } from './inForm';

async function searchRelatedLists(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const lists = await inForm(this, async (crm) =>
		rowsOf(
			await crm.call({
				method: 'GET',
				path: ['settings', 'related_lists'],
				query: { module: chosenModule(this) },
				scopes: scopes.readRelatedLists,
			}),
			'related_lists',
		),
	);
	const wanted = filter.toLowerCase();
	const results = lists
		.map(({ display_label: label, api_name: name }) => ({ name: String(label), value: String(name) }))
		.filter(({ name, value }) => name.toLowerCase().includes(wanted) || value.toLowerCase().includes(wanted));
	return { results };
}

/** A related list of the chosen module. Gives its API name. */
export const relatedList = locator('Related List', {
	searchMethod: 'searchRelatedLists',
	search: searchRelatedLists,
	description: 'The list below the record that holds the related records, such as Products of a lead',
	byId: {
		label: 'By API Name',
		placeholder: 'e.g. Products',
		pattern: '^[A-Za-z][A-Za-z0-9_]*$',
		patternHint: 'An API name has letters, digits and underscores, such as Products',
	},
});
