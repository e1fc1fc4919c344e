import type { CrmStore } from './entities';
import type { Field } from './metadata';
import { checkFiles, checkLinks, checkParticipants, checkRows } from './collections';
import type { CrmRecord, Value } from './records';
import { type CrmError, crmError, invalidData, mandatory, unsupportedValue, wrongType } from './refusals';

/** What checking a value needs to know, and where it puts what it found wrong. */
export interface Check {
	crm: CrmStore;
	errors: CrmError[];
	/** The record that is written to; undefined for a new one. */
	current?: CrmRecord;
	/** The module that `What_Id` points to, as the body's `$se_module` says. */
	seModule?: string;
	/** Adds choices to those that are there (`$append_values`). */
	append?: boolean;
}

/** Notes what is wrong; the value is then null. */
export function refuse(check: Pick<Check, 'errors'>, error: CrmError): null {
	check.errors.push(error);
	return null;
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const patterns: Partial<Record<Field['dataType'], RegExp>> = {
	email: /^[^\s@,;<>()]+@[^\s@,;<>()]+\.[^\s@,;<>()]+$/,
	phone: /^\+?[0-9A-Za-z\s().,;*#/-]+$/,
	website: /^(https?:\/\/)?[^\s/.]+(\.[^\s/.]+)+(\/\S*)?$/i,
};

/** The value as it is kept, or null with the reasons in `check.errors`. `given` is not null. */
export function checkValue(check: Check, field: Field, given: unknown, path: string): Value {
	const wrong = (expected: string) => refuse(check, wrongType(field.apiName, path, expected));
	switch (field.dataType) {
		case 'text':
		case 'textarea':
		case 'email':
		case 'phone':
		case 'website': {
			if (typeof given !== 'string') return wrong(field.dataType === 'textarea' ? 'text' : field.dataType);
			if (given.length > field.length) return refuse(check, tooLong(field, path));
			const pattern = patterns[field.dataType];
			return given === '' ? null : pattern && !pattern.test(given) ? wrong(field.dataType) : given;
		}
		case 'integer':
			if (!Number.isInteger(given)) return wrong('integer');
			return digits(given) > field.length ? refuse(check, tooLong(field, path)) : (given as number);
		case 'double':
		case 'currency':
		case 'percent':
			if (typeof given !== 'number' || !Number.isFinite(given)) return wrong('double');
			if (digits(Math.trunc(given)) > field.length) return refuse(check, tooLong(field, path));
			return decimals(given) > (field.decimalPlace ?? Infinity) ? wrong('double') : given;
		case 'bigint':
			if (!/^-?\d+$/.test(String(given)) || typeof given === 'boolean') return wrong('bigint');
			return digits(given) > field.length ? refuse(check, tooLong(field, path)) : String(given);
		case 'boolean':
			return typeof given === 'boolean' ? given : wrong('boolean');
		case 'date':
			return isDate(given) ? given : wrong('date');
		case 'datetime':
			return toStoredTime(given) ?? wrong('datetime');
		case 'picklist':
			if (typeof given !== 'string') return wrong('text');
			if (!choicesOf(field).includes(given))
				return refuse(check, unsupportedValue(field.apiName, path, choicesOf(field)));
			return given === '-None-' ? null : given;
		case 'multiselectpicklist':
			return checkChoices(check, field, given, path);
		case 'lookup':
		case 'ownerlookup':
		case 'userlookup':
			return checkReference(check, field, given, path);
		case 'subform':
			return checkRows(check, field, given, path);
		case 'multiselectlookup':
		case 'multiuserlookup':
			return checkLinks(check, field, given, path);
		case 'fileupload':
		case 'imageupload':
			return checkFiles(check, field, given, path);
		case 'participants':
			return checkParticipants(check, field, given, path);
		case 'autonumber':
		case 'formula':
		case 'rollup_summary':
			return refuse(check, invalidData(field.apiName, path));
	}
}

/** A checkbox is ticked or not, every record has an owner, and a subform is cleared by a list without rows. */
const neverEmpty: Partial<Record<Field['dataType'], string>> = {
	boolean: 'boolean',
	ownerlookup: 'jsonobject',
	subform: 'jsonarray',
};

export const isNeverEmpty = ({ dataType }: Field): boolean => dataType in neverEmpty;

export const notEmpty = (field: Field, path: string): CrmError =>
	wrongType(field.apiName, path, neverEmpty[field.dataType] ?? '');

const tooLong = (field: Field, path: string): CrmError =>
	invalidData(field.apiName, path, { maximum_length: field.length });

const digits = (number: unknown): number => String(number).replace('-', '').length;

/** `1e-7` has seven. */
const decimals = (number: number): number => {
	const [digits = '', exponent = '0'] = String(number).split('e');
	return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(exponent));
};

const isDate = (given: unknown): given is string =>
	typeof given === 'string' &&
	/^\d{4}-\d\d-\d\d$/.test(given) &&
	new Date(`${given}T00:00:00Z`).toJSON()?.slice(0, 10) === given;

/** Zoho takes an offset (its own SDK sends `Z`) and no milliseconds: `2026-08-25T10:00:00-05:00`. */
function toStoredTime(given: unknown): string | undefined {
	const form = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):\d\d:\d\d(Z|[+-]\d\d:\d\d)$/;
	// A computer takes February 30th for March 2nd.
	if (typeof given !== 'string' || !form.test(given) || !isDate(given.slice(0, 10))) return undefined;
	const time = Date.parse(given);
	return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 19) + 'Z';
}

const choicesOf = (field: Field): string[] => (field.values ?? []).map((value) => value.actualValue);

function checkChoices(check: Check, field: Field, given: unknown, path: string): string[] | null {
	if (!Array.isArray(given)) return refuse(check, wrongType(field.apiName, path, 'jsonarray'));
	const supported = choicesOf(field);
	for (const [index, choice] of given.entries()) {
		const place = `${path}[${index}]`;
		if (typeof choice !== 'string') check.errors.push(wrongType(field.apiName, place, 'text'));
		else if (!supported.includes(choice))
			check.errors.push(unsupportedValue(field.apiName, place, supported));
	}
	const before = check.append
		? ((check.current?.fields[field.apiName] as string[] | null | undefined) ?? [])
		: [];
	return [...new Set([...before, ...(given as string[])])];
}

/** A lookup is written as `{ "id": "…" }` of a record, or of a user who can own records. */
export function checkReference(check: Check, field: Field, given: unknown, path: string): string | null {
	if (!isObject(given)) return refuse(check, wrongType(field.apiName, path, 'jsonobject'));
	const place = `${path}.id`;
	const { id } = given;
	if (id === undefined || id === null) return refuse(check, mandatory('id', place));
	if (typeof id !== 'string') return refuse(check, wrongType('id', place, 'bigint'));
	if (field.lookup === 'se_module' && check.seModule === undefined) {
		return refuse(check, missingModule(field.apiName, path));
	}
	const module = field.lookup === 'se_module' ? check.seModule : field.lookup;
	const found = module === undefined ? check.crm.user(id)?.status === 'active' : check.crm.record(module, id);
	if (found) return id;
	const details = { api_name: field.apiName, json_path: place };
	return refuse(check, crmError('INVALID_DATA', 'the id given seems to be invalid', details));
}

function missingModule(apiName: string, path: string): CrmError {
	return crmError(
		'DEPENDENT_FIELD_MISSING',
		`The field '$se_module' is required when '${apiName}' is provided`,
		{
			dependee: { api_name: apiName, json_path: path },
			api_name: '$se_module',
			json_path: path.replace(/[^.]+$/, '$se_module'),
		},
	);
}
