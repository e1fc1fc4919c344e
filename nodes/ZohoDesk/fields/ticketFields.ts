import type {
	FieldType,
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';

import { mapper } from '../../shared/fields';
import { type DeskField, labelOf } from '../metadata';
import { choicesOf, isWritable } from '../values';
import { inPortal } from './inForm';

/** n8n's input for each of Desk's types; the rest is text. */
const inputs: Record<string, FieldType> = {
	Number: 'number',
	Decimal: 'number',
	Currency: 'number',
	Percent: 'number',
	Boolean: 'boolean',
	Date: 'dateTime',
	DateTime: 'dateTime',
	Picklist: 'options',
	Multiselect: 'array',
};

/** Asked for by fields of their own in the create form. */
const ASKED_APART = new Set(['departmentId', 'contactId']);

export function mapperField(field: DeskField, required: boolean): ResourceMapperField {
	const choices = choicesOf(field);
	const type = inputs[field.type] ?? 'string';
	const asList = type === 'options' && choices.length > 0;
	return {
		id: field.apiName,
		displayName: field.type === 'LookUp' ? `${labelOf(field)} (ID)` : labelOf(field),
		required,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
		type: type === 'options' && !asList ? 'string' : type,
		...(asList ? { options: choices.map((value) => ({ name: value, value })) } : {}),
	};
}

async function writableFields(context: ILoadOptionsFunctions): Promise<DeskField[]> {
	return (await inPortal(context, async (portal) => await portal.freshFields('tickets'))).filter(isWritable);
}

async function getTicketFieldsToCreate(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const fields = (await writableFields(this)).filter((field) => !ASKED_APART.has(field.apiName));
	return {
		fields: fields.map((field) => mapperField(field, field.isMandatory === true && field.type !== 'Boolean')),
	};
}

async function getTicketFieldsToUpdate(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	return { fields: (await writableFields(this)).map((field) => mapperField(field, false)) };
}

const dependsOn = ['organization.value'];

export const ticketFieldsToCreate = mapper('Fields', {
	mappingMethod: 'getTicketFieldsToCreate',
	load: getTicketFieldsToCreate,
	mode: 'add',
	dependsOn,
});

export const ticketFieldsToUpdate = mapper('Fields', {
	mappingMethod: 'getTicketFieldsToUpdate',
	load: getTicketFieldsToUpdate,
	mode: 'add',
	dependsOn,
	hint: 'Only the fields you add are changed; a field that is left empty is cleared',
});
