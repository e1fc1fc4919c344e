import type { GenericValue } from 'n8n-workflow';

import { plainText } from '../../shared/fields';
import { refuse } from '../../shared/typed';
import type { CrmField } from '../metadata';
import { typedField } from './plain';

/**
 * What Zoho refuses for sure; it has the last word on the rest. An address that lacks its @ or its dot, letters that no
 * telephone number has, a website with a space in it.
 */
const FORMATS: Record<string, { pattern: RegExp; what: string; todo: string }> = {
	email: {
		pattern: /^[^\s@,;<>()]+@[^\s@,;<>()]+\.[^\s@,;<>()]+$/,
		what: 'not an email address',
		todo: 'Give one address, such as jane@example.com, without a name around it.',
	},
	phone: {
		pattern: /^\+?[\w\s().,;*#/-]+$/,
		what: 'not a phone number',
		todo: 'Use digits, spaces, brackets, dashes and a + in front.',
	},
	website: {
		pattern: /^\S+\.\S+$/,
		what: 'not a web address',
		todo: 'Use an address such as https://www.example.com, without spaces.',
	},
};
const TEXTS = new Set(['text', 'textarea', 'email', 'phone', 'website']);
const DECIMALS = new Set(['double', 'currency', 'percent']);
/** A computed price such as 0.1 + 0.2 ends in digits that nobody meant. */
const NOISE = 1e-9;

/**
 * The typed value, checked against the field's own limits: the characters of a text, the digits and decimals of a
 * number, the form of an address. Throws a ZohoError naming the field.
 */
export function limited(field: CrmField, value: GenericValue, within?: string): GenericValue {
	if (typeof value === 'string' && TEXTS.has(field.data_type)) return limitedText(field, value, within);
	if (field.data_type === 'bigint') return limitedInteger(field, plainText(value), within);
	if (typeof value !== 'number') return value;
	if (field.data_type === 'integer') return Number(limitedInteger(field, String(value), within));
	return DECIMALS.has(field.data_type) ? limitedDecimal(field, value, within) : value;
}

function limitedText(field: CrmField, value: string, within?: string): string {
	const typed = typedField(field, within);
	const characters = [...value].length;
	if (field.length !== undefined && field.length > 0 && characters > field.length) {
		throw refuse(
			typed,
			value,
			`which has ${characters} characters`,
			`The field holds ${field.length}. Shorten the text first.`,
		);
	}
	const format = FORMATS[field.data_type];
	if (!format) return value;
	if (format.pattern.test(value.trim())) return value.trim();
	throw refuse(typed, value, format.what, format.todo);
}

function limitedInteger(field: CrmField, digits: string, within?: string): string {
	const typed = typedField(field, within);
	if (!/^-?\d+$/.test(digits)) throw refuse(typed, digits, 'not a whole number', 'Use digits only.');
	const most = field.length ?? Infinity;
	if (digits.replace('-', '').length <= most) return digits;
	throw refuse(typed, digits, `which has more than ${most} digits`, `The field holds ${most} digits.`);
}

function limitedDecimal(field: CrmField, value: number, within?: string): number {
	const typed = typedField(field, within);
	const most = field.length ?? Infinity;
	if (String(BigInt(Math.trunc(Math.abs(value)))).length > most) {
		throw refuse(typed, value, `which has more than ${most} digits`, `The field holds ${most} digits.`);
	}
	if (typeof field.decimal_place !== 'number') return value;
	const rounded = Number(value.toFixed(field.decimal_place));
	if (Math.abs(rounded - value) <= NOISE * Math.max(1, Math.abs(value))) return rounded;
	throw refuse(
		typed,
		value,
		`which has more than ${field.decimal_place} decimals`,
		`The field holds ${field.decimal_place}. Round the number first, for example with {{ $json.price.toFixed(${field.decimal_place}) }}.`,
	);
}
