import type {
	FieldType,
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';

import { mapper } from '../../shared/fields';
import type { Crm } from '../crmApi';
import { type CrmField, labelOf } from '../metadata';
import { isWritable, mandatoryIn, mustBeGiven } from '../values';
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
	subform: 'array',
};

/** What to enter, where the label alone does not say. */
const hints: Record<string, string> = {
	lookup: 'name or ID',
	ownerlookup: 'name, email or ID',
	userlookup: 'name, email or ID',
	multiselectlookup: 'names or IDs, with ; between',
	multiuserlookup: 'names, emails or IDs, with ; between',
	multiselectpicklist: 'choices, with ; between',
	subform: 'list of rows',
	fileupload: 'binary fields, with commas between',
	imageupload: 'binary fields, with commas between',
};
/** Modules whose records people know by their email addresses. */
const KNOWN_BY_EMAIL = new Set(['Contacts', 'Leads', 'Vendors']);

function hintFor({ api_name, data_type, lookup }: CrmField): string | undefined {
	if (api_name === 'Tag') return 'with commas between';
	return KNOWN_BY_EMAIL.has(lookup?.module?.api_name ?? '') ? 'name, email or ID' : hints[data_type];
}

/** A field as a form offers it. */
export function mapperField(field: CrmField, required: boolean): ResourceMapperField {
	const type = inputs[field.data_type] ?? 'string';
	const hint = hintFor(field);
	return {
		id: field.api_name,
		displayName: hint ? `${labelOf(field)} (${hint})` : labelOf(field),
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

/** Activities belong to a record of any module; Zoho wants to be told which one it is. */
const relatedModule: ResourceMapperField = {
	id: '$se_module',
	displayName: 'Module of Related To (API name)',
	required: false,
	defaultMatch: false,
	canBeUsedToMatch: false,
	display: true,
	type: 'string',
};

/** The fields a form offers to fill in; mandatory are those of the layout, as far as it is known. */
export async function formFields(
	crm: Crm,
	module: string,
	kind: 'create' | 'update',
	layoutId?: string,
): Promise<ResourceMapperFields> {
	const fields = await crm.freshFields(module);
	const offered = fields.filter((field) => field.visible !== false && isWritable(field, kind));
	const mandatory =
		kind === 'create' ? mandatoryIn(fields, await crm.layouts(module), layoutId) : new Set<string>();
	const shown = offered.map((field) => mapperField(field, mustBeGiven(field, mandatory)));
	const isActivity = offered.some(({ lookup }) => lookup?.module?.api_name === 'se_module');
	return { fields: isActivity ? [...shown, relatedModule] : shown };
}

async function getFieldsToCreate(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const layout = this.getCurrentNodeParameter('options.layout');
	const layoutId = typeof layout === 'string' && layout !== '' ? layout : undefined;
	return await inForm(this, async (crm) => await formFields(crm, chosenModule(this), 'create', layoutId));
}

async function getFieldsToUpdate(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	return await inForm(this, async (crm) => await formFields(crm, chosenModule(this), 'update'));
}

/** The fields to give a new record, or a record that may be there already; mandatory ones first asked for. */
export const fieldsToCreate = mapper('Fields', {
	mappingMethod: 'getFieldsToCreate',
	load: getFieldsToCreate,
	mode: 'add',
	chooseFirst: ['module', 'Module'],
	dependsOn: ['module.value', 'options.layout'],
});

/** The fields to change; a field that is not named keeps its value, an empty one is cleared. */
export const fieldsToUpdate = mapper('Fields', {
	mappingMethod: 'getFieldsToUpdate',
	load: getFieldsToUpdate,
	mode: 'add',
	chooseFirst: ['module', 'Module'],
	dependsOn: ['module.value'],
	hint: 'Only the fields you add are changed; a field that is left empty is cleared',
});
