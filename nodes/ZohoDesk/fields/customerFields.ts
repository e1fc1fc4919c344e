import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { mapper } from '../../shared/fields';
import type { Customers } from '../customers';
import { isWritable } from '../values';
import { inPortal } from './inForm';
import { mapperField } from './ticketFields';

function customerFields(module: Customers, mappingMethod: string, writing: 'new' | 'existing') {
	async function load(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
		const fields = await inPortal(this, async (portal) => await portal.freshFields(module));
		const isRequired = (given: (typeof fields)[number]) =>
			writing === 'new' && given.isMandatory === true && given.type !== 'Boolean';
		return { fields: fields.filter(isWritable).map((field) => mapperField(field, isRequired(field))) };
	}
	return mapper('Fields', {
		mappingMethod,
		load,
		mode: 'add',
		dependsOn: ['organization.value'],
		...(writing === 'existing'
			? { hint: 'Only the fields you add are changed; a field that is left empty is cleared' }
			: {}),
	});
}

export const contactFieldsToCreate = customerFields('contacts', 'getContactFieldsToCreate', 'new');
export const contactFieldsToUpdate = customerFields('contacts', 'getContactFieldsToUpdate', 'existing');
export const accountFieldsToCreate = customerFields('accounts', 'getAccountFieldsToCreate', 'new');
export const accountFieldsToUpdate = customerFields('accounts', 'getAccountFieldsToUpdate', 'existing');
