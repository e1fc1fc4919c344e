import type {
	FieldType,
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';

import { mapper } from '../../shared/fields';
import { type CrmField, labelOf } from '../metadata';
import { isWritable } from '../values';
import { chosenModule, inForm } from './inForm';

/** n8n's input for each of Zoho's types; the rest is text. */
const inputs: Record<string, FieldType> = {
	integer: 'number',
	double: 'number',
	percent: 'number',
	currency: 'number',
	boolean: 'boolean',
	date: 'dateTime',
	datetime: 'dateTime',
	picklist: 'options',
	multiselectpicklist: 'array',
	subform: 'array',
	multiselectlookup: 'array',
	multiuserlookup: 'array',
	fileupload: 'array',
	imageupload: 'array',
};

export function mapperField(field: CrmField, required: boolean): ResourceMapperField {
	const type = inputs[field.data_type] ?? 'string';
	const lookup =
		field.data_type === 'lookup' || field.data_type === 'ownerlookup' || field.data_type === 'userlookup';
	return {
		id: field.api_name,
		displayName: lookup ? `${labelOf(field)} (ID)` : labelOf(field),
		required,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
		type,
		...(type === 'options' ? { options: choicesOf(field) } : {}),
	};
}

const choicesOf = (field: CrmField) =>
	(field.pick_list_values ?? [])
		.filter((choice) => choice.type !== 'unused')
		.map((choice) => ({ name: choice.display_value, value: choice.actual_value }));

export const isRequired = (field: CrmField) =>
	field.system_mandatory === true && field.data_type !== 'boolean';

async function writableFields(
	context: ILoadOptionsFunctions,
	kind: 'create' | 'update',
): Promise<CrmField[]> {
	const fields = await inForm(context, async (crm) => await crm.freshFields(chosenModule(context)));
	return fields.filter((field) => field.visible !== false && isWritable(field, kind));
}

async function getFieldsToCreate(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const fields = await writableFields(this, 'create');
	return { fields: fields.map((field) => mapperField(field, isRequired(field))) };
}

async function getFieldsToUpdate(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const fields = await writableFields(this, 'update');
	return { fields: fields.map((field) => mapperField(field, false)) };
}

/** The fields to give a new record, or a record that may be there already; mandatory ones first asked for. */
export const fieldsToCreate = mapper('Fields', {
	mappingMethod: 'getFieldsToCreate',
	load: getFieldsToCreate,
	mode: 'add',
	dependsOn: ['module.value'],
});

/** The fields to change; a field that is not named keeps its value, an empty one is cleared. */
export const fieldsToUpdate = mapper('Fields', {
	mappingMethod: 'getFieldsToUpdate',
	load: getFieldsToUpdate,
	mode: 'add',
	dependsOn: ['module.value'],
	hint: 'Only the fields you add are changed; a field that is left empty is cleared',
});
