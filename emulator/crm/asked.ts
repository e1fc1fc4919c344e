import type { Call } from '../service';
import { RefusedCall } from './answer';
import type { Module } from './metadata';
import { ambiguous, crmError, invalidParameter, missingParameter } from './refusals';

/** Most field names a list takes. */
const maximumFields = 50;
/** Most ids one call takes. */
const maximumIds = 100;

/** Digits, at most as many as Zoho's ids have; whether it is somebody's is another question. */
export const isRecordId = (text: string): boolean => /^\d{1,19}$/.test(text);

/** A whole number between 1 and `maximum`, or the default. */
export function numberAsked(call: Call, name: string, otherwise: number, maximum = 100_000): number {
	const text = call.query[name];
	if (text === undefined) return otherwise;
	const number = Number(text);
	if (!/^\d+$/.test(text) || number < 1 || number > maximum) throw new RefusedCall(invalidParameter(name));
	return number;
}

/** One of a few words, or the default. */
export function choiceAsked<T extends string>(
	call: Call,
	name: string,
	choices: readonly T[],
	otherwise: T,
): T {
	const text = call.query[name] ?? otherwise;
	const choice = choices.find((candidate) => candidate === text);
	if (choice === undefined) throw new RefusedCall(invalidParameter(name));
	return choice;
}

/** The API names of `fields`, all of them the module's; `undefined` where the parameter is left out. */
export function fieldsAsked(call: Call, module: Module): string[] | undefined {
	const names = listAsked(call, 'fields');
	if (!names) return undefined;
	if (names.length > maximumFields) {
		throw new RefusedCall(
			crmError('LIMIT_EXCEEDED', 'limit exceeded', { limit: maximumFields, param_name: 'fields' }),
		);
	}
	const known = names.every((name) => module.fields.some((field) => field.apiName === name));
	if (!known) throw new RefusedCall(invalidParameter('fields'));
	return names;
}

/** Lists want `fields` since v3. */
export function fieldsRequired(call: Call, module: Module): string[] {
	const names = fieldsAsked(call, module);
	if (names) return names;
	throw new RefusedCall(
		crmError('REQUIRED_PARAM_MISSING', 'required param is missing', { param_name: 'fields' }),
	);
}

/** The ids of `ids`, each of them of the right shape. */
export function idsAsked(call: Call, maximum = maximumIds): string[] | undefined {
	if (!listAsked(call, 'ids')) return undefined;
	const ids = idsListed(call, maximum);
	if (!ids.every(isRecordId)) throw new RefusedCall(invalidParameter('ids'));
	return ids;
}

/** What `ids` lists, whatever its shape. */
export function idsListed(call: Call, maximum = maximumIds): string[] {
	const ids = listAsked(call, 'ids');
	if (!ids) throw new RefusedCall(missingParameter('ids'));
	if (ids.length <= maximum) return ids;
	throw new RefusedCall(crmError('LIMIT_EXCEEDED', 'limit exceeded', { limit: maximum, param_name: 'ids' }));
}

export function idsRequired(call: Call, maximum = maximumIds): string[] {
	const ids = idsAsked(call, maximum);
	if (!ids) throw new RefusedCall(missingParameter('ids'));
	return ids;
}

function listAsked(call: Call, name: string): string[] | undefined {
	const list = call.query[name]?.split(',').map((part) => part.trim());
	return list?.some((part) => part !== '') ? list : undefined;
}

/** Refuses two parameters that exclude each other. */
export function notBoth(call: Call, one: string, other: string): void {
	if (call.query[one] === undefined || call.query[other] === undefined) return;
	throw new RefusedCall(ambiguous(`Please use either ${one} or ${other}, not both`, one, other));
}

/** A date-time header such as `If-Modified-Since`, in milliseconds. */
export function timeAsked(call: Call, header: string): number | undefined {
	const text = call.headers[header];
	if (text === undefined) return undefined;
	const time = Date.parse(text);
	if (!/^\d{4}-\d\d-\d\dT/.test(text) || Number.isNaN(time)) throw new RefusedCall(invalidParameter(header));
	return time;
}
