import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { mapper } from '../../shared/fields';
import { isWritable } from '../values';
import { inPortal } from './inForm';
import { mapperField } from './ticketFields';

/**
 * The form of a module's fields, typed by its layouts.
 * @param module as `GET /fields` names it
 * @param askedApart fields that have a place of their own in the form
 */
export function moduleFields(
	module: string,
	mappingMethod: string,
	writing: 'new' | 'existing',
	askedApart: readonly string[] = [],
) {
	async function load(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
		const fields = await inPortal(this, async (portal) => await portal.freshFields(module));
		const isRequired = (given: (typeof fields)[number]) =>
			writing === 'new' && given.isMandatory === true && given.type !== 'Boolean';
		const shown = fields.filter((field) => isWritable(field) && !askedApart.includes(field.apiName));
		return { fields: shown.map((field) => mapperField(field, isRequired(field))) };
	}
	return mapper('Fields', {
		mappingMethod,
		load,
		mode: 'add',
		dependsOn: ['organization.value'],
		neverFromItem: askedApart,
		...(writing === 'existing'
			? { hint: 'Only the fields you add are changed; a field that is left empty is cleared' }
			: {}),
	});
}
