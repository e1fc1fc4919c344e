import type { CustomValues } from './records';
import { type Field, fieldsOf, type FieldType, type Layout, type LayoutField, none } from './metadata';
import { emptyPayload, extraParameter, type FieldError, Refused } from './refusals';

/** A field's value as it is kept: text, or null for none. */
type Value = string | null;

export interface Checked {
	/** Standard fields that the body names. */
	values: Record<string, Value>;
	/** Custom fields that the body names. */
	cf: CustomValues;
	errors: FieldError[];
}

/** Whether a record that a LookUp points at is there, and may be pointed at. */
export type Exists = (target: NonNullable<Field['target']>, id: string) => boolean;

/**
 * A write's body as an object. Refused are an empty body and keys Desk does not know here.
 * @param beside keys beside the layout's fields, `cf` and `customFields`
 */
export function bodyOf(
	body: unknown,
	layout: Layout,
	beside: readonly string[] = [],
): Record<string, unknown> {
	const given = objectOf(body);
	if (Object.keys(given).length === 0) throw new Refused(emptyPayload());
	const fields = fieldsOf(layout).map(({ field }) => field);
	const writable = fields.filter((field) => !field.isComputed);
	const standard = writable.filter((field) => !field.isCustomField).map(({ apiName }) => apiName);
	refuseExtra(given, [...standard, ...beside, 'layoutId', 'cf', 'customFields']);
	const custom = writable.filter((field) => field.isCustomField);
	refuseExtra(
		objectOf(given.cf),
		custom.map(({ apiName }) => apiName),
	);
	refuseExtra(
		objectOf(given.customFields),
		custom.map(({ displayLabel }) => displayLabel),
	);
	return given;
}

/** The value if it is a JSON object, else an empty one. */
export function objectOf(value: unknown): Record<string, unknown> {
	const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
	return isObject ? (value as Record<string, unknown>) : {};
}

export function refuseExtra(given: Record<string, unknown>, known: readonly string[]): void {
	const extra = Object.keys(given).find((name) => !known.includes(name));
	if (extra !== undefined) throw new Refused(extraParameter(extra));
}

/** Reads the body's fields by the layout; every value that does not fit is an error of its own. */
export function checkFields(body: Record<string, unknown>, layout: Layout, exists: Exists): Checked {
	const checked: Checked = { values: {}, cf: {}, errors: [] };
	const custom = { ...byApiName(objectOf(body.customFields), layout), ...objectOf(body.cf) };
	for (const name of ['cf', 'customFields']) {
		const given = body[name];
		if (given !== undefined && given !== null && (typeof given !== 'object' || Array.isArray(given))) {
			checked.errors.push(invalid(`/${name}`));
		}
	}
	for (const layoutField of fieldsOf(layout)) {
		const { apiName, isCustomField } = layoutField.field;
		const given = isCustomField ? custom[apiName] : body[apiName];
		if (given === undefined) continue;
		const value = valueOf(given, layoutField, exists);
		if (value === undefined) checked.errors.push(invalid(pointer(layoutField.field)));
		else if (isCustomField) checked.cf[apiName] = value;
		else checked.values[apiName] = value;
	}
	return checked;
}

/** An error for each field that the layout wants and the record does not have. */
export function missingFields(
	layout: Layout,
	{ values, cf }: Pick<Checked, 'values' | 'cf'>,
	only: (field: Field) => boolean = () => true,
): FieldError[] {
	return fieldsOf(layout)
		.filter(({ field, isMandatory }) => isMandatory && only(field))
		.filter(({ field }) => ((field.isCustomField ? cf : values)[field.apiName] ?? null) === null)
		.map(({ field }) => ({ fieldName: pointer(field), errorType: 'missing' }));
}

export const invalid = (fieldName: string): FieldError => ({ fieldName, errorType: 'invalid' });

export const pointer = ({ apiName, isCustomField }: Field): string =>
	isCustomField ? `/cf/${apiName}` : `/${apiName}`;

/** The old form of custom fields, by label, in the new form. */
function byApiName(labelled: Record<string, unknown>, layout: Layout): Record<string, unknown> {
	const named = fieldsOf(layout).map(({ field }) => [field.apiName, labelled[field.displayLabel]]);
	return Object.fromEntries(named.filter(([, value]) => value !== undefined));
}

/** An id as text, whether it came as text or as a number; undefined where it is no id. */
export function idOf(value: unknown): string | undefined {
	const id = Number.isSafeInteger(value) ? String(value) : value;
	return typeof id === 'string' && /^\d+$/.test(id) ? id : undefined;
}

/**
 * The value as it is kept, or undefined where it does not fit. Empty text is no value. By Zoho's Ticket.json and
 * Contract.json a standard field takes text, an id or a whole number a JSON number too, and a custom field text or a
 * whole number: no JSON booleans, fractions or lists.
 */
function valueOf(given: unknown, layoutField: LayoutField, exists: Exists): Value | undefined {
	if (given === null || given === '') return null;
	const { field } = layoutField;
	const takesNumbers = field.isCustomField || field.type === 'LookUp' || field.decimalPlaces === 0;
	const text = takesNumbers && Number.isSafeInteger(given) ? String(given) : given;
	if (typeof text !== 'string') return undefined;
	return readers[field.type](text, layoutField, exists);
}

type Read = (text: string, layoutField: LayoutField, exists: Exists) => Value | undefined;

const readText: Read = (text, { field }) => (text.length <= field.maxLength ? text : undefined);

const readDecimal: Read = (text, { field }) => {
	const [, whole = '', fraction = ''] = /^-?(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
	const fits =
		fraction.length <= (field.decimalPlaces ?? 0) && whole.length + fraction.length <= field.maxLength;
	return whole !== '' && fits ? text : undefined;
};

const readers: Record<FieldType, Read> = {
	Text: readText,
	Textarea: readText,
	URL: readText,
	Phone: readText,
	Fax: readText,
	Email: (text, layoutField, exists) => (isEmail(text) ? readText(text, layoutField, exists) : undefined),
	Decimal: readDecimal,
	Currency: readDecimal,
	Boolean: (text) => (text === 'true' || text === 'false' ? text : undefined),
	Date: (text) => (/^\d{4}-\d\d-\d\d$/.test(text) && isDay(text) ? text : undefined),
	DateTime: (text) => momentOf(text),
	Picklist: (text, { choices }) => {
		if (!choices?.some(({ value }) => value === text)) return undefined;
		return text === none ? null : text;
	},
	Multiselect: (text, { choices }) => {
		const chosen = text.split(';').map((value) => value.trim());
		const known = chosen.every((one) => choices?.some(({ value }) => value === one));
		return known && new Set(chosen).size === chosen.length ? chosen.join(';') : undefined;
	},
	LookUp: (text, { field }, exists) =>
		/^\d+$/.test(text) && field.target && exists(field.target, text) ? text : undefined,
};

const emailPattern =
	/^[\p{L}\p{M}\p{N}_][\p{L}\p{M}\p{N}_+\-.'&!~]*@(?:[\p{L}\p{N}\p{M}]+(?:[-_]*[\p{L}\p{N}\p{M}])*\.)+[\p{L}\p{M}]{2,22}$/u;

export const isEmail = (text: string): boolean => emailPattern.test(text);

/** A UTC time as it is kept, or undefined. */
function momentOf(text: string): string | undefined {
	const valid = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(text) && isDay(text.slice(0, 10));
	const moment = valid ? Date.parse(text) : NaN;
	return Number.isNaN(moment) ? undefined : new Date(moment).toISOString();
}

/** `2026-02-30` looks like a day and is none. */
function isDay(text: string): boolean {
	const day = new Date(`${text}T00:00:00.000Z`);
	return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
