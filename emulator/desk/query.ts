import type { Call } from '../service';
import { invalidQuery, Refused } from './refusals';

/** The values of a list, which Desk takes with commas between them; empty when the parameter is not there. */
export function listOf(call: Call, name: string, most = Infinity): string[] {
	const given = call.query[name];
	if (given === undefined) return [];
	const values = given.split(',').map((value) => value.trim());
	if (values.includes('') || values.length > most) throw new Refused(invalidQuery(name));
	return values;
}

export function idsOf(call: Call, name: string, most?: number): string[] {
	const ids = listOf(call, name, most);
	if (ids.some((id) => !/^\d+$/.test(id))) throw new Refused(invalidQuery(name));
	return ids;
}

export function idOf(call: Call, name: string): string | undefined {
	return idsOf(call, name, 1)[0];
}

/** One of a few known values. */
export function choiceOf<T extends string>(call: Call, name: string, choices: readonly T[]): T | undefined {
	const given = call.query[name];
	const choice = choices.find((known) => known === given);
	if (given !== undefined && choice === undefined) throw new Refused(invalidQuery(name));
	return choice;
}

/** Some of a few known values, with commas between them. */
export function someOf(call: Call, name: string, known: readonly string[]): string[] {
	const given = listOf(call, name);
	if (given.some((one) => !known.includes(one))) throw new Refused(invalidQuery(name));
	return given;
}

export function flagOf(call: Call, name: string): boolean | undefined {
	const choice = choiceOf(call, name, ['true', 'false']);
	return choice === undefined ? undefined : choice === 'true';
}

/** What `include` asks for. */
export function includesOf<T extends string>(call: Call, choices: readonly T[]): Set<T> {
	const names = listOf(call, 'include');
	const known = choices.filter((choice) => names.includes(choice));
	if (known.length !== names.length) throw new Refused(invalidQuery('include'));
	return new Set(known);
}

export interface Order {
	by: string;
	descending: boolean;
}

/** `sortBy`: a name, with `-` before it for the descending order. */
export function orderOf(call: Call, names: readonly string[], otherwise: string): Order {
	const given = call.query.sortBy ?? otherwise;
	const descending = given.startsWith('-');
	const by = descending ? given.slice(1) : given;
	if (!names.includes(by)) throw new Refused(invalidQuery('sortBy'));
	return { by, descending };
}

/** Sorts by a key, records without one last; equal ones keep their place. */
export function sorted<T>(records: T[], keyOf: (record: T) => string | null, descending: boolean): T[] {
	const direction = descending ? -1 : 1;
	return [...records].sort((left, right) => {
		const [a, b] = [keyOf(left), keyOf(right)];
		if (a === null || b === null) return Number(a === null) - Number(b === null);
		return a === b ? 0 : (a < b ? -1 : 1) * direction;
	});
}

export interface PageRules {
	/** The number of the first record. Zoho's files differ: tickets and searches count from 0, accounts from 1. */
	first: 0 | 1;
	/** How many records when the call does not say. */
	usual: number;
	most: number;
	/** The highest `from`. */
	reach: number;
	/** The lowest `from`, where it is not 0. */
	least?: number;
}

/** Cuts the page a call asks for out of all records. Where counting starts at 1, `from=0` is the start too. */
export function pageOf<T>(
	call: Call,
	records: T[],
	{ first, usual, most, reach, least = 0 }: PageRules,
): T[] {
	const from = numberOf(call, 'from', { least, most: reach }) ?? first;
	const limit = numberOf(call, 'limit', { least: 1, most }) ?? usual;
	const start = Math.max(0, from - first);
	return records.slice(start, start + limit);
}

function numberOf(
	call: Call,
	name: string,
	{ least, most }: { least: number; most: number },
): number | undefined {
	const given = call.query[name];
	if (given === undefined) return undefined;
	const number = /^\d+$/.test(given) ? Number(given) : -1;
	if (number < least || number > most) throw new Refused(invalidQuery(name));
	return number;
}

/** What a list call weighs: more, the further in it starts. */
export const listWeight = (call: Call): number => (Number(call.query.from ?? 0) <= 2000 ? 3 : 5);

/** The highest `from` of Desk's lists. */
export const listReach = 4999;
