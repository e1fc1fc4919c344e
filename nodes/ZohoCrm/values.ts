import type { IDataObject, GenericValue } from 'n8n-workflow';
import { DateTime } from 'luxon';

import { badInput } from '../shared/badInput';
import { shorten } from '../shared/fields';
import { nearest } from '../shared/nearest';
import { ZohoError } from '../shared/transport/zohoError';
import { type CrmField, labelOf } from './metadata';

/** Fields no API call can set, whatever the metadata says of them. */
const COMPUTED = new Set(['formula', 'rollup_summary', 'autonumber']);
/** Keys of a record that are not fields: n8n passes them along when a record goes from node to node. */
const SYSTEM_KEYS = /^(\$.*|id)$/;

export const isWritable = (field: CrmField, kind: 'create' | 'update'): boolean => {
	const allowed = kind === 'create' ? field.operation_type?.api_create : field.operation_type?.api_update;
	return allowed !== false && !field.virtual_field && !COMPUTED.has(field.data_type);
};

/**
 * The record to send: each value in the shape its field takes.
 * Read-only fields are left out and named in `leftOut`; a name that is no field of the module is refused, with the
 * nearest name there is.
 */
export function recordOf(
	fields: CrmField[],
	values: IDataObject,
	kind: 'create' | 'update',
): { record: IDataObject; leftOut: string[] } {
	const byName = new Map(fields.map((field) => [field.api_name, field]));
	const record: IDataObject = {};
	const leftOut: string[] = [];
	for (const [name, value] of Object.entries(values)) {
		if (SYSTEM_KEYS.test(name)) continue;
		const field = byName.get(name) ?? unknownField(name, fields);
		if (isWritable(field, kind)) record[name] = valueFor(field, value);
		else leftOut.push(labelOf(field));
	}
	return { record, leftOut };
}

function unknownField(name: string, fields: CrmField[]): never {
	const names = fields.map((field) => field.api_name);
	const byLabel = fields.find((field) => labelOf(field).toLowerCase() === name.toLowerCase());
	const suggestion = byLabel?.api_name ?? nearest(name, names);
	throw new ZohoError({
		code: 'UNKNOWN_FIELD',
		message: `'${name}' is not a field of this module`,
		description: suggestion
			? `Did you mean '${suggestion}'? Fields go by their API name.`
			: 'Fields go by their API name: Setup → Developer Hub → APIs & SDKs → API Names lists them.',
		field: { apiName: name },
		nearestName: suggestion,
	});
}

/** The value in the shape Zoho takes for the field's type; null clears the field. Throws a ZohoError naming the field. */
export function valueFor(field: CrmField, value: unknown): GenericValue {
	if (value === null || value === '') return null;
	const convert = converters[field.data_type];
	return (convert ? convert(value, field) : value) as GenericValue;
}

type Convert = (value: unknown, field: CrmField) => unknown;

const converters: Record<string, Convert> = {
	date: (value, field) => moment(value, field).toFormat('yyyy-MM-dd'),
	datetime: (value, field) => moment(value, field).toFormat("yyyy-MM-dd'T'HH:mm:ssZZ"),
	integer: wholeNumber,
	bigint: (value) => String(value),
	double: anyNumber,
	percent: anyNumber,
	currency: anyNumber,
	boolean: yesOrNo,
	picklist: (value, field) => pickListValue(field, value),
	multiselectpicklist: (value, field) => listOf(value).map((part) => pickListValue(field, part)),
	lookup: reference,
	ownerlookup: reference,
	userlookup: reference,
	text: asText,
	textarea: asText,
	email: asText,
	phone: asText,
	website: asText,
};

function refuse(
	field: CrmField,
	value: unknown,
	what: string,
	todo: string,
	allowedValues?: string[],
): ZohoError {
	const label = labelOf(field);
	const { message, description } = badInput(label, `is ${shorten(value)}, ${what}`, todo);
	return new ZohoError({
		code: 'INVALID_INPUT',
		message,
		description,
		field: { apiName: field.api_name, label },
		allowedValues,
		nearestName: allowedValues && nearest(String(value), allowedValues),
	});
}

/** ISO text, a JavaScript or Luxon date; a date without a zone is in the workflow's time zone. */
function moment(value: unknown, field: CrmField): DateTime {
	let parsed: DateTime = DateTime.invalid('not a date');
	if (DateTime.isDateTime(value)) parsed = value as DateTime;
	else if (value instanceof Date) parsed = DateTime.fromJSDate(value);
	else if (typeof value === 'string')
		parsed = DateTime.fromISO(value.trim().replace(' ', 'T'), { setZone: true });
	if (parsed.isValid) return parsed;
	throw refuse(
		field,
		value,
		'which is no date',
		'Use a date such as 2026-08-25, or a time such as 2026-08-25T10:00:00+02:00.',
	);
}

function anyNumber(value: unknown, field: CrmField): number {
	const number = typeof value === 'string' ? Number(value.trim()) : value;
	if (typeof number === 'number' && Number.isFinite(number)) return number;
	throw refuse(
		field,
		value,
		'not a number',
		'Use digits with a point for decimals, without a currency sign or separators.',
	);
}

function wholeNumber(value: unknown, field: CrmField): number {
	const number = anyNumber(value, field);
	if (Number.isInteger(number)) return number;
	throw refuse(field, value, 'not a whole number', 'Round it first.');
}

function yesOrNo(value: unknown, field: CrmField): boolean {
	if (typeof value === 'boolean') return value;
	const text = String(value).toLowerCase();
	if (text === 'true' || text === '1') return true;
	if (text === 'false' || text === '0') return false;
	throw refuse(field, value, 'neither true nor false', 'Use true or false.');
}

/** Zoho stores the actual value; people know the display value. Both are taken. */
function pickListValue(field: CrmField, value: unknown): unknown {
	const choices = (field.pick_list_values ?? []).filter((choice) => choice.type !== 'unused');
	if (choices.length === 0) return value;
	const text = String(value);
	const found =
		choices.find((choice) => choice.actual_value === text) ??
		choices.find((choice) => choice.display_value === text);
	if (found) return found.actual_value;
	const allowed = choices.map((choice) => choice.actual_value);
	throw refuse(
		field,
		value,
		'which is not one of its choices',
		`Use one of: ${allowed.slice(0, 20).join(', ')}.`,
		allowed,
	);
}

function listOf(value: unknown): unknown[] {
	if (Array.isArray(value)) return value;
	return String(value)
		.split(';')
		.map((part) => part.trim())
		.filter((part) => part !== '');
}

/** An id becomes `{ id }`; a record as Zoho gives it (`{ id, name }`) is taken by its id. */
function reference(value: unknown, field: CrmField): { id: string } {
	const id = typeof value === 'object' && value !== null ? (value as { id?: unknown }).id : value;
	if (typeof id === 'number' && !Number.isSafeInteger(id)) {
		throw refuse(field, value, 'a number too long to be exact', 'Give the ID as text, in quotes.');
	}
	const text = String(id ?? '').trim();
	if (/^\d+$/.test(text)) return { id: text };
	throw refuse(
		field,
		value,
		'not the ID of a record',
		"Give the ID: the digits at the end of the record's address in Zoho CRM.",
	);
}

/** Numbers are taken as the text they show; anything deeper is a mistake in the mapping. */
function asText(value: unknown, field: CrmField): string {
	if (typeof value === 'string') return value;
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	throw refuse(field, value, 'not a text', 'Map a text, or turn it into one with an expression.');
}
