import type { ILoadOptionsFunctions, INodePropertyOptions, ResourceMapperFields } from 'n8n-workflow';

import { badInput } from '../../shared/badInput';
import { choice, loadedChoice, mapper, requiredText, shownWhen, text, toggle } from '../../shared/fields';
import { isInFiles } from '../bulk/cells';
import { type CrmField, labelOf } from '../metadata';
import { isWritable } from '../values';
import { chosenModule, inForm } from './inForm';
import { mapperField } from './recordFields';

export const kind = choice(
	'Action',
	[
		{ name: 'Create', value: 'insert', description: 'Create new records' },
		{
			name: 'Create or Update',
			value: 'upsert',
			description: 'Create a new record, or update the current one if it already exists (upsert)',
		},
		{ name: 'Update', value: 'update', description: 'Update records that are there' },
	],
	{ default: 'insert', description: 'What is done with the records' },
);

export const source = choice(
	'Source',
	[
		{ name: 'CSV File', value: 'file', description: 'A file in a binary field of the item' },
		{ name: 'Items', value: 'items', description: 'One record for each item' },
	],
	{ default: 'items', description: 'Where the records come from' },
);

async function bulkFields(context: ILoadOptionsFunctions): Promise<CrmField[]> {
	const fields = await inForm(context, async (crm) => await crm.freshFields(chosenModule(context)));
	return fields.filter((field) => field.visible !== false && isWritable(field, 'create') && isInBulk(field));
}

/** Tags and layouts have calls of their own. */
export const isInBulk = (field: CrmField): boolean =>
	isInFiles(field) && field.api_name !== 'Tag' && field.api_name !== 'Layout';

async function getFieldsToFindInBulk(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const fields = await bulkFields(this);
	const unique = fields
		.filter(({ data_type: type, unique: rule }) => type === 'email' || Object.keys(rule ?? {}).length > 0)
		.map((field) => ({ name: labelOf(field), value: field.api_name }));
	return [{ name: 'ID', value: 'id' }, ...unique];
}

async function getFieldsToWriteInBulk(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	return { fields: (await bulkFields(this)).map((field) => mapperField(field, false)) };
}

const loaded = {
	loadOptionsMethod: 'getFieldsToFindInBulk',
	load: getFieldsToFindInBulk,
	dependsOn: ['module.value'],
	chooseFirst: 'module',
};
const chosenBy =
	'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.';

const changes = { kind: ['update', 'upsert'] };

/** The field that finds records, and for records found by id that id. */
export const findFields = {
	findBy: shownWhen(
		changes,
		loadedChoice('Find By Name or ID', loaded, {
			default: 'id',
			description: `The field that tells whether a record is there already: its ID or a field without duplicates. ${chosenBy}`,
		}),
	),
	recordId: shownWhen(
		{ ...changes, source: ['items'], findBy: ['id'] },
		text('Record ID', {
			default: '={{ $json.id }}',
			description: 'The ID of the record to update; empty for one that is to be created',
		}),
	),
};

export const skipExisting = loadedChoice('Skip Existing by Name or ID', loaded, {
	description: `When creating: records whose value of this field is there already are skipped. ${chosenBy}`,
});

export const clearEmpty = toggle('Clear Fields of Empty Cells', {
	description:
		'Whether an empty cell of the file clears its field when a record is updated; without this option the field keeps its value',
});

/** The name of the field that finds records. Throws a ZohoError where there must be one. */
export function foundBy(kindOfWrite: string, findBy?: string, skip?: string): string | undefined {
	if (kindOfWrite === 'insert') return skip;
	if (findBy) return findBy;
	throw badInput('Find By', 'is empty', 'Choose ID, or the field that tells one record from another.');
}

export const sourceFields = {
	fields: shownWhen(
		{ source: ['items'] },
		mapper('Fields', {
			mappingMethod: 'getFieldsToWriteInBulk',
			load: getFieldsToWriteInBulk,
			mode: 'add',
			chooseFirst: ['module', 'Module'],
			dependsOn: ['module.value'],
		}),
	),
	binaryProperty: shownWhen(
		{ source: ['file'] },
		requiredText('Input Binary Field', {
			default: 'data',
			description:
				'The name of the field of the input item that holds the CSV file. Its first line has the API names or labels of the fields; rows beyond 25,000 go into further jobs.',
		}),
	),
};
