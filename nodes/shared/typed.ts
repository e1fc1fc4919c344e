import { jsonParse } from 'n8n-workflow';

import { plainText, shorten } from './fields';
import { nearestName } from './transport/nearestName';
import { ZohoError } from './transport/zohoError';

/** What a value's refusal must name: a field of the account. */
export interface TypedField {
	apiName: string;
	label: string;
	/** Where the field is, when it is not the record's own: `Quoted Items, row 2`. */
	within?: string;
	/** Where the field takes only certain values: what is stored, and what people see. */
	choices?: Array<{ value: string; shown: string }>;
}

export type Convert = (value: unknown, field: TypedField) => unknown;

const CHOICES_SHOWN = 20;

/** `'Lead Status'`, or `Quoted Items, row 2, 'Quantity'`. */
export const nameOf = ({ label, within }: TypedField): string =>
	within ? `${within}, '${label}'` : `'${label}'`;

/** "'Lead Status' is "Hot", which …", with the valid values where there are such. */
export function refuse(
	field: TypedField,
	value: unknown,
	what: string,
	todo: string,
	{ code = 'INVALID_INPUT', allowedValues }: { code?: string; allowedValues?: string[] } = {},
): ZohoError {
	return new ZohoError({
		code,
		message: `${nameOf(field)} is ${shorten(value)}, ${what}`,
		description: todo,
		field: { apiName: field.apiName, label: field.label },
		allowedValues,
		nearestName: allowedValues && nearestName(plainText(value), allowedValues),
	});
}

export function toNumber(value: unknown, field: TypedField): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value.trim()) : value;
	if (typeof number === 'number' && Number.isFinite(number)) return number;
	const todo = 'Use digits with a point for decimals, without a currency sign or separators.';
	throw refuse(field, value, 'not a number', todo);
}

export function toWholeNumber(value: unknown, field: TypedField): number {
	const number = toNumber(value, field);
	if (Number.isInteger(number)) return number;
	throw refuse(field, value, 'not a whole number', 'Round it first.');
}

export function toBoolean(value: unknown, field: TypedField): boolean {
	if (typeof value === 'boolean') return value;
	const text = plainText(value).toLowerCase();
	if (text === 'true' || text === '1') return true;
	if (text === 'false' || text === '0') return false;
	throw refuse(field, value, 'neither true nor false', 'Use true or false.');
}

/** Zoho stores one value and shows another; people know what is shown. Both are taken, the stored one is given. */
export function toChoice(value: unknown, field: TypedField): unknown {
	const { choices = [] } = field;
	if (choices.length === 0) return value;
	const text = plainText(value);
	const found =
		choices.find((choice) => choice.value === text) ?? choices.find((choice) => choice.shown === text);
	if (found) return found.value;
	const allowed = choices.map((choice) => choice.value);
	const todo = `Use one of: ${allowed.slice(0, CHOICES_SHOWN).join(', ')}${allowed.length > CHOICES_SHOWN ? ' …' : ''}.`;
	throw refuse(field, value, 'which is not one of its choices', todo, { allowedValues: allowed });
}

/** A list, its parts joined by `;`, or a list as JSON text. */
export const toChoices = (value: unknown, field: TypedField): unknown[] =>
	partsOf(value).map((part) => toChoice(part, field));

/** What a field that holds several things is given: a list, a list as JSON text, or texts joined by `;`. */
export function partsOf(value: unknown): unknown[] {
	const list = typeof value === 'string' && value.trim().startsWith('[') ? fromJson(value) : value;
	const parts: unknown[] = Array.isArray(list) ? list : typeof list === 'string' ? list.split(';') : [list];
	return parts.map((part) => (typeof part === 'string' ? part.trim() : part)).filter((part) => part !== '');
}

/** The value that a text holds as JSON, or the text itself. */
export const fromJson = (text: string): unknown => jsonParse<unknown>(text, { fallbackValue: text });

/** The id of a record, given as text or as the record itself (`{ id, name }`). */
export function toId(value: unknown, field: TypedField): string {
	const id = typeof value === 'object' && value !== null ? (value as { id?: unknown }).id : value;
	if (typeof id === 'number' && !Number.isSafeInteger(id)) {
		throw refuse(field, value, 'a number too long to be exact', 'Give the ID as text, in quotes.');
	}
	const text = plainText(id).trim();
	if (/^\d+$/.test(text)) return text;
	throw refuse(
		field,
		value,
		'not the ID of a record',
		"Give the ID: the digits in the record's address at Zoho.",
	);
}

/** Numbers are taken as the text they show; anything deeper is a slip in the mapping. */
export function toText(value: unknown, field: TypedField): string {
	if (typeof value === 'string') return value;
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	throw refuse(field, value, 'not a text', 'Map a text, or turn it into one with an expression.');
}

/** A name that is none of the account's fields, with the nearest that is. */
export function unknownField(name: string, fields: readonly TypedField[], where: string): ZohoError {
	const byLabel = fields.find((field) => field.label.toLowerCase() === name.toLowerCase());
	const suggestion =
		byLabel?.apiName ??
		nearestName(
			name,
			fields.map((field) => field.apiName),
		);
	return new ZohoError({
		code: 'UNKNOWN_FIELD',
		message: `'${name}' is not a field of ${where}`,
		description: suggestion
			? `Did you mean '${suggestion}'? Fields go by their API name.`
			: 'Fields go by their API name; the form lists them when it is opened.',
		field: { apiName: name },
		nearestName: suggestion,
	});
}
