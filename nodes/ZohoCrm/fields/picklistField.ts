import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { locator } from '../../shared/fields';
import { labelOf } from '../metadata';
import { chosenModule, inForm } from './inForm';

async function searchPicklistFields(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const fields = await inForm(this, async (crm) => await crm.freshFields(chosenModule(this)));
	const wanted = filter.toLowerCase();
	const results = fields
		.filter(({ pick_list_values: values }) => values && values.length > 0)
		.map((field) => ({ name: labelOf(field), value: field.api_name }))
		.filter(({ name, value }) => name.toLowerCase().includes(wanted) || value.toLowerCase().includes(wanted))
		.sort((a, b) => a.name.localeCompare(b.name));
	return { results };
}

/** A picklist or multi-select field of the chosen module. Gives its API name. */
export const picklistField = locator('Field', {
	searchMethod: 'searchPicklistFields',
	search: searchPicklistFields,
	description: 'A picklist or multi-select field of the module',
	byId: {
		label: 'By API Name',
		placeholder: 'e.g. Lead_Source',
		pattern: '^[A-Za-z][A-Za-z0-9_]*$',
		patternHint: 'An API name has letters, digits and underscores, such as Lead_Source',
	},
});
