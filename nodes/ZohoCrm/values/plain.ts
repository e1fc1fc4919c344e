import type { GenericValue } from 'n8n-workflow';

import { toMoment } from '../../shared/moments';
import {
	fromJson,
	toBoolean,
	toChoice,
	toChoices,
	toNumber,
	toText,
	toWholeNumber,
	type TypedField,
} from '../../shared/typed';
import { type CrmField, labelOf } from '../metadata';

/** Fields no API call can set, whatever the metadata says of them. */
const COMPUTED = new Set(['formula', 'rollup_summary', 'autonumber']);

export const isWritable = (field: CrmField, kind: 'create' | 'update'): boolean => {
	const allowed = kind === 'create' ? field.operation_type?.api_create : field.operation_type?.api_update;
	return allowed !== false && !field.virtual_field && !COMPUTED.has(field.data_type);
};

/**
 * The value in the shape Zoho takes for the field's type; null clears the field. Throws a ZohoError naming the field.
 * @param zone the time zone of a time without an offset; the workflow's if left out
 */
export function valueFor(field: CrmField, value: unknown, { within, zone }: Place = {}): GenericValue {
	if (value === null || value === '') return null;
	const convert = converters[field.data_type] ?? asItIs;
	return convert(value, typedField(field, within), zone) as GenericValue;
}

/** Where a value stands, for the words of a refusal, and the time zone there. */
export interface Place {
	/** `Quoted Items, row 2`; undefined for a field of the record itself. */
	within?: string;
	zone?: string;
}

type Convert = (value: unknown, field: TypedField, zone?: string) => unknown;

/** Types that are no plain value (reminders, recurrence, consent …) go out as they came; a form gives them as JSON. */
const asItIs: Convert = (value) =>
	typeof value === 'string' && /^\s*[[{]/.test(value) ? fromJson(value) : value;

/** By `data_type` of CRM's field metadata. */
const converters: Record<string, Convert> = {
	date: (value, field, zone) => toMoment(value, field, zone).toFormat('yyyy-MM-dd'),
	// Zoho takes no milliseconds.
	datetime: (value, field, zone) => toMoment(value, field, zone).toFormat("yyyy-MM-dd'T'HH:mm:ssZZ"),
	integer: toWholeNumber,
	bigint: toText,
	double: toNumber,
	percent: toNumber,
	currency: toNumber,
	boolean: toBoolean,
	picklist: toChoice,
	multiselectpicklist: toChoices,
	text: toText,
	textarea: toText,
	email: toText,
	phone: toText,
	website: toText,
};

export const typedField = (field: CrmField, within?: string): TypedField => ({
	apiName: field.api_name,
	label: labelOf(field),
	within,
	choices: field.pick_list_values
		?.filter((choice) => choice.type !== 'unused')
		.map((choice) => ({ value: choice.actual_value, shown: choice.display_value })),
});
