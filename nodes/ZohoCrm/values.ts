import type { GenericValue, IDataObject } from 'n8n-workflow';

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
	module: string,
): { record: IDataObject; leftOut: string[] } {
	const byName = new Map(fields.map((field) => [field.api_name, field]));
	const record: IDataObject = {};
	const leftOut: string[] = [];
	for (const [name, value] of Object.entries(values)) {
		if (SYSTEM_KEYS.test(name)) continue;
		const field = byName.get(name);
		if (!field) throw unknownField(name, fields.map(typed), `the module ${module}`);
		if (isWritable(field, kind)) record[name] = valueFor(field, value);
		else leftOut.push(labelOf(field));
	}
	return { record, leftOut };
}

/** The value in the shape Zoho takes for the field's type; null clears the field. Throws a ZohoError naming the field. */
export function valueFor(field: CrmField, value: unknown): GenericValue {
	if (value === null || value === '') return null;
	const convert = converters[field.data_type];
	return (convert ? convert(value, typed(field)) : value) as GenericValue;
}

const reference: Convert = (value, field) => ({ id: toId(value, field) });

/** By `data_type` of CRM's field metadata; a type that is not here goes out as it came. */
const converters: Record<string, Convert> = {
	date: (value, field) => toMoment(value, field).toFormat('yyyy-MM-dd'),
	// Zoho takes no milliseconds.
	datetime: (value, field) => toMoment(value, field).toFormat("yyyy-MM-dd'T'HH:mm:ssZZ"),
	integer: toWholeNumber,
	bigint: toText,
	double: toNumber,
	percent: toNumber,
	currency: toNumber,
	boolean: toBoolean,
	picklist: toChoice,
	multiselectpicklist: toChoices,
	lookup: reference,
	ownerlookup: reference,
	userlookup: reference,
	text: toText,
	textarea: toText,
	email: toText,
	phone: toText,
	website: toText,
};

function typed(field: CrmField): TypedField {
	return {
		apiName: field.api_name,
		label: labelOf(field),
		choices: field.pick_list_values
			?.filter((choice) => choice.type !== 'unused')
			.map((choice) => ({ value: choice.actual_value, shown: choice.display_value })),
	};
}
