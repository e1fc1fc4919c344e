import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { choice, mapper } from '../../shared/fields';
import { isWritable } from '../values';
import { chosenModule, inForm } from './inForm';
import { mapperField } from './recordFields';

export const massUpdateOf = choice(
	'Change',
	[
		{ name: 'Record of Each Item', value: 'ids', description: '500 items share a call' },
		{ name: 'Records of a Custom View', value: 'view', description: 'All that the view shows' },
	],
	{ default: 'ids', description: 'Which records to change' },
);

async function getFieldsToMassUpdate(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const fields = await inForm(this, async (crm) => await crm.freshFields(chosenModule(this)));
	const changeable = fields.filter(
		(field) => field.visible !== false && field.mass_update !== false && isWritable(field, 'update'),
	);
	return { fields: changeable.map((field) => mapperField(field, false)) };
}

/** The one field to change. */
export const fieldToMassUpdate = mapper('Field', {
	mappingMethod: 'getFieldsToMassUpdate',
	load: getFieldsToMassUpdate,
	mode: 'add',
	chooseFirst: ['module', 'Module'],
	dependsOn: ['module.value'],
	hint: 'Zoho CRM changes one field at a time; left empty, it is cleared',
});
