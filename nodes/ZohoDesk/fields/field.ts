import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { locator } from '../../shared/fields';
import { fieldByName } from '../lookups';
import { labelOf } from '../metadata';
import { inPortal } from './inForm';

/** The fields of the module that is chosen in the form. */
async function searchFields(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const moduleName = this.getCurrentNodeParameter('module', { extractValue: true });
	const fields = await inPortal(
		this,
		async (portal) => await portal.freshFields(String(moduleName || 'tickets')),
	);
	const wanted = filter.trim().toLowerCase();
	return {
		results: fields
			.map((field) => ({ name: `${labelOf(field)} (${field.apiName})`, value: String(field.id) }))
			.filter(({ name }) => name.toLowerCase().includes(wanted)),
	};
}

/** A field of a module. */
export const field = locator('Field', {
	searchMethod: 'searchFields',
	search: searchFields,
	by: { name: { label: 'By API Name', placeholder: 'e.g. cf_room_type', find: fieldByName } },
	byId: { placeholder: 'e.g. 1892000000000433', pattern: '^[0-9]+$', patternHint: 'An ID has digits only' },
});
