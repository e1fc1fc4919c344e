import type { IDataObject } from 'n8n-workflow';

import { badInput } from '../shared/badInput';
import { toMoment } from '../shared/moments';
import {
	type Convert,
	toBoolean,
	toChoice,
	toChoices,
	toId,
	toNumber,
	toText,
	toWholeNumber,
	type TypedField,
	unknownField,
} from '../shared/typed';
import { isBesideFields } from './besideFields';
import { type DeskField, labelOf } from './metadata';

/** Fields no API call can set, whatever the metadata says of them. */
const COMPUTED = new Set(['Formula', 'AutoNumber']);
/** System fields that Desk itself keeps. */
const KEPT_BY_DESK = new Set([
	'id',
	'ticketNumber',
	'createdTime',
	'modifiedTime',
	'closedTime',
	'createdBy',
	'modifiedBy',
	'webUrl',
]);

export const isWritable = (field: DeskField): boolean =>
	field.isComputed !== true && !COMPUTED.has(field.type) && !KEPT_BY_DESK.has(field.apiName);

/**
 * The body to send: standard fields by their name, custom ones under `cf`, each value in the shape its field takes.
 * A name that is no field is refused, with the nearest name there is. `labelOf` is for the words of Desk's refusals.
 */
export function bodyOf(
	fields: DeskField[],
	values: IDataObject,
	where: string,
): { body: IDataObject; labelOf(apiName: string): string | undefined } {
	const byName = new Map(fields.map((field) => [field.apiName, field]));
	const body: IDataObject = {};
	const custom: IDataObject = {};
	for (const [name, value] of Object.entries(values)) {
		if (KEPT_BY_DESK.has(name)) continue;
		const field = byName.get(name);
		if (isBesideFields(name, field !== undefined)) continue;
		if (!field) throw unknownField(name, fields.map(typed), where);
		else if (!isWritable(field)) continue;
		else if (field.isCustomField) custom[name] = valueFor(field, value);
		else body[name] = valueFor(field, value);
	}
	return {
		body: Object.keys(custom).length > 0 ? { ...body, cf: custom } : body,
		labelOf: (apiName) => byName.get(apiName)?.displayLabel,
	};
}

/**
 * The value as Desk takes it for the field's type: always text, numbers and truth values too (Zoho's Ticket.json).
 * null clears the field. Throws a ZohoError naming the field.
 */
export function valueFor(field: DeskField, value: unknown): string | null {
	if (value === null || value === '') return null;
	const convert = converters[field.type] ?? toText;
	return String(convert(value, typed(field)));
}

/** By `type` of Desk's field metadata; the rest is text. */
const converters: Record<string, Convert> = {
	Date: (value, field) => toMoment(value, field).toFormat('yyyy-MM-dd'),
	DateTime: (value, field) => toMoment(value, field).toUTC().toISO(),
	Number: toWholeNumber,
	Decimal: toNumber,
	Currency: toNumber,
	Percent: toNumber,
	Boolean: toBoolean,
	Picklist: toChoice,
	Multiselect: (value, field) => toChoices(value, field).join(';'),
	LookUp: toId,
};

export const choicesOf = (field: DeskField): string[] =>
	(field.pickListValues ?? field.allowedValues ?? []).map((allowed) =>
		typeof allowed === 'string' ? allowed : allowed.value,
	);

const typed = (field: DeskField): TypedField => ({
	apiName: field.apiName,
	label: labelOf(field),
	choices: choicesOf(field).map((value) => ({ value, shown: value })),
});

/** Custom fields as a search takes them: `customField1` … `customField10`, each `cf_name:value`. */
export function customParameters(fields: DeskField[], values: IDataObject): Record<string, string> {
	const custom = fields.filter(({ isCustomField }) => isCustomField === true);
	const given = Object.entries(values).filter(([, value]) => value !== null && value !== '');
	if (given.length > 10) {
		throw badInput('Custom Fields', `has ${given.length} fields`, 'Search for up to ten at a time.');
	}
	return Object.fromEntries(
		given.map(([name, value], index) => {
			const field = custom.find(({ apiName }) => apiName === name);
			if (!field) throw unknownField(name, custom.map(typed), 'tickets');
			return [`customField${index + 1}`, `${name}:${toText(value, typed(field))}`];
		}),
	);
}
