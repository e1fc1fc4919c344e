import { DateTime } from 'luxon';

import { badInput } from '../shared/badInput';
import { isWithoutOffset } from '../shared/moments';
import { toText, unknownField } from '../shared/typed';
import type { ZohoError } from '../shared/transport/zohoError';
import type { Crm } from './crmApi';
import { type Condition, isComparable } from './fields/conditions';
import { type CrmField, labelOf } from './metadata';
import { valueFor } from './values';

/** Conditions name related records and people by name as well as by ID, so these are compared as text. */
const AS_TEXT = new Set([
	'lookup',
	'ownerlookup',
	'userlookup',
	'multiselectpicklist',
	'autonumber',
	'formula',
]);
/** Operators that take several values. */
const MANY = new Set(['in', 'not_in', 'between']);
/** Values of one "is any of" (CRM v8, search records). */
const MOST_VALUES = 100;

/** The field a condition is about. Throws a ZohoError that names the nearest when there is none. */
export function comparedField(fields: CrmField[], name: string, module: string): CrmField {
	const field = fields.find(({ api_name }) => api_name === name);
	if (field && isComparable(field)) return field;
	if (field) {
		throw badInput(
			'Conditions',
			`compares '${labelOf(field)}', which Zoho CRM cannot search by`,
			'Leave this condition out, and filter the results in a node after this one.',
		);
	}
	const known = fields.map((other) => ({ apiName: other.api_name, label: labelOf(other) }));
	throw unknownField(name, known, `the module ${module}`);
}

/**
 * The condition's values as text in the form its field takes; a time without an offset is in the organization's time
 * zone. Throws a ZohoError that names the field.
 */
export async function comparedValues(
	crm: Pick<Crm, 'timeZone'>,
	field: CrmField,
	{ operator, value }: Condition,
): Promise<string[]> {
	const given = MANY.has(operator) ? listOf(value) : [value];
	const label = labelOf(field);
	if (given.length === 0 || given.some((one) => one === null || one === undefined || one === '')) {
		throw emptyValue(label);
	}
	if (operator === 'between' && given.length !== 2) {
		throw badInput(
			'Conditions',
			`gives '${label}' ${given.length} values to be between`,
			'Give two, separated by a comma.',
		);
	}
	if (given.length > MOST_VALUES) {
		throw badInput(
			'Conditions',
			`gives '${label}' ${given.length} values`,
			`Zoho CRM compares with ${MOST_VALUES} at most. Split them over several items.`,
		);
	}
	const isTime = field.data_type === 'datetime' && given.some(isWithoutOffset);
	const zone = isTime ? await crm.timeZone() : undefined;
	return given.map((one) => asText(field, one, zone));
}

function asText(field: CrmField, value: unknown, zone?: string): string {
	if (AS_TEXT.has(field.data_type)) {
		const named = typeof value === 'object' && value !== null ? (value as { id?: unknown }).id : value;
		return toText(named, { apiName: field.api_name, label: labelOf(field) });
	}
	if (field.data_type === 'text' && value instanceof Date) return DateTime.fromJSDate(value).toISO() ?? '';
	return String(valueFor(field, value, { zone }));
}

function listOf(value: unknown): unknown[] {
	if (Array.isArray(value)) return value;
	return typeof value === 'string' ? value.split(',').map((part) => part.trim()) : [value];
}

const emptyValue = (label: string): ZohoError =>
	badInput(
		'Conditions',
		`has no value for '${label}'`,
		'Fill it in, or check the expression that should. Records without a value are found by Query (COQL) → Build, with Is Empty.',
	);
