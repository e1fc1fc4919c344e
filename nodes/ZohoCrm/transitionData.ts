import type { IDataObject } from 'n8n-workflow';

import type { Item } from '../shared/operation';
import { ZohoError } from '../shared/transport/zohoError';
import { toText, type TypedField, unknownField } from '../shared/typed';
import { fieldsOf, nameOf, type Transition, type TransitionField } from './blueprint';
import type { Crm } from './crmApi';
import { uploadItemFiles } from './itemFiles';
import { uploadFiles } from './values';
import { settledRecord } from './writes';

/** What a transition takes beside fields of the module. */
const NOTES = 'Notes';
const ATTACHMENTS = 'Attachments';
const CHECKLISTS = 'CheckLists';
const BESIDE = [NOTES, ATTACHMENTS, CHECKLISTS];

/**
 * The `data` of a transition: each value in the shape its field takes, with the values the record has already for
 * mandatory fields that are not given. Throws a ZohoError where a field is not of this transition, a value is not of
 * its field, or a mandatory one is missing.
 */
export async function transitionData(
	crm: Crm,
	{ module, transition, values }: { module: string; transition: Transition; values: IDataObject },
	item: Item,
): Promise<IDataObject> {
	const fields = fieldsOf(transition);
	const names = new Set(fields.map(nameOf));
	const unknown = Object.keys(values).find((name) => !names.has(name));
	if (unknown !== undefined) {
		throw unknownField(unknown, fields.map(typed), `the transition "${transition.name}"`);
	}
	const data = await typedData(crm, module, values, item);
	for (const field of fields) {
		const name = nameOf(field);
		if (field.mandatory !== true || isThere(data[name])) continue;
		const now = transition.data?.[name];
		if (!isThere(now) || name in values) throw missing(transition, fields, data);
		data[name] = now;
	}
	return data;
}

async function typedData(crm: Crm, module: string, values: IDataObject, item: Item): Promise<IDataObject> {
	const own = Object.fromEntries(Object.entries(values).filter(([name]) => !BESIDE.includes(name)));
	const data: IDataObject = {};
	if (Object.keys(own).length > 0) {
		const ready = await settledRecord(crm, 'update', { module, values: own, options: {} }, item);
		const [refusal] = await uploadFiles(crm, [ready]);
		if (refusal) throw refusal;
		Object.assign(data, ready.record);
	}
	const { Notes: note, CheckLists: lists, Attachments: files } = values;
	if (isThere(note)) data[NOTES] = toText(note, { apiName: NOTES, label: NOTES });
	if (isThere(lists)) data[CHECKLISTS] = lists;
	if (isThere(files)) data[ATTACHMENTS] = { $file_id: await uploadItemFiles(crm, files, item) };
	return data;
}

const isThere = (value: unknown): boolean =>
	value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

const typed = (field: TransitionField): TypedField => ({
	apiName: nameOf(field),
	label: field.display_label ?? nameOf(field),
});

function missing({ name, data: now }: Transition, fields: TransitionField[], given: IDataObject): ZohoError {
	const lacking = fields
		.filter((field) => field.mandatory === true)
		.filter((field) => !isThere(given[nameOf(field)]) && !isThere(now?.[nameOf(field)]))
		.map(typed);
	const [first] = lacking;
	return new ZohoError({
		code: 'MANDATORY_NOT_FOUND',
		message: `The transition "${name}" needs ${lacking.map(({ label, apiName }) => `'${label}' (${apiName})`).join(', ') || 'a value'}`,
		description: 'Fill in what is missing under Fields. The record was left as it is.',
		...(first ? { field: { apiName: first.apiName, label: first.label } } : {}),
	});
}
