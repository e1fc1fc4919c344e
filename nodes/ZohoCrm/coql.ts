import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import { badInput } from '../shared/badInput';
import { shorten } from '../shared/fields';
import { ZohoError } from '../shared/transport/zohoError';
import { type CrmCalls, rowsOf } from './crmCalls';
import { scopes } from './scopes';

/** Rows of one query, and how far an offset reaches (CRM v8, COQL). */
const ROWS_PER_CALL = 2_000;
const OFFSET_REACH = 100_000;

/** A text in quotes; a quote within is doubled. */
const quoted = String.raw`'(?:[^']|'')*'|"(?:[^"]|"")*"`;
const CLAUSES = new Set(['select', 'from', 'where', 'group', 'order', 'limit', 'offset']);

/** n8n hands times over as ISO text with milliseconds, which COQL does not take. */
const MILLISECONDS = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.\d{3}(Z|[+-]\d\d:\d\d)$/;

type Clauses = Partial<Record<string, string>>;

/**
 * The query with a value in the place of each `:name` that is not inside quotes. Whatever a value holds, it stays
 * one. Throws a ZohoError for a name without a value, a value without a name, and a quote that is not closed.
 */
export function bound(query: string, parameters: Record<string, unknown>): string {
	if (/['"]/.test(query.replace(new RegExp(quoted, 'g'), ''))) {
		throw badInput(
			'Query',
			'has a quote that is not closed',
			"A quote within a text is doubled: 'O''Brien'. Values from other nodes are safest as Parameters.",
		);
	}
	const used = new Set<string>();
	const text = query.replace(new RegExp(`${quoted}|:([A-Za-z_]\\w*)`, 'g'), (found, name?: string) => {
		if (name === undefined) return found;
		if (!Object.hasOwn(parameters, name)) {
			throw badInput('Query', `uses :${name}, which has no value`, `Add "${name}" to the Parameters.`);
		}
		used.add(name);
		return literal(name, parameters[name]);
	});
	const unused = Object.keys(parameters).find((name) => !used.has(name));
	if (unused === undefined) return text;
	throw badInput('Query', `does not use the parameter "${unused}"`, `Write :${unused} where its value goes.`);
}

/** A value as COQL writes it; a list as its values with commas between, for `in (:list)`. */
export function literal(name: string, value: unknown): string {
	if (Array.isArray(value) && value.length > 0) return value.map((one) => literal(name, one)).join(', ');
	if (typeof value === 'boolean') return String(value);
	if (typeof value === 'number' && Number.isFinite(value)) return String(value);
	if (typeof value === 'string') return `'${value.replace(MILLISECONDS, '$1$2').replaceAll("'", "''")}'`;
	const moment = value instanceof Date ? DateTime.fromJSDate(value) : value;
	if (DateTime.isDateTime(moment)) return `'${(moment as DateTime).toFormat("yyyy-MM-dd'T'HH:mm:ssZZ")}'`;
	throw badInput(
		`Parameter ${name}`,
		`is ${shorten(value)}`,
		'Give a text, a number, a date, true or false, or a list of these. Records without a value are found by "is null".',
	);
}

/**
 * The rows of a query, at most `limit`, as many calls as it takes. Rows come by ID unless the query says how to sort
 * them, so that there is no end to them; a sorted query ends at 100,000 rows with a ZohoError that says so.
 */
export async function* coqlRows(
	{ call }: Pick<CrmCalls, 'call'>,
	query: string,
	limit: number,
): AsyncGenerator<IDataObject> {
	const clauses = clausesOf(query);
	const own = limitOf(clauses);
	const byId =
		!clauses.order && !clauses.group && !/\b(count|sum|avg|min|max)\s*\(/i.test(clauses.select ?? '');
	const seen = new Set<unknown>();
	let left = Math.min(limit, own.limit);
	let { offset } = own;
	let last: string | undefined;
	while (left > 0) {
		if (offset >= OFFSET_REACH) throw pastReach();
		const size = Math.min(ROWS_PER_CALL, left, OFFSET_REACH - offset);
		const body = await call({
			method: 'POST',
			path: ['coql'],
			body: { select_query: pageOf(clauses, { byId, last, offset, size }) },
			reads: true,
			repeatable: true,
			heavy: true,
			scopes: scopes.queryRecords,
		});
		const rows = rowsOf(body);
		for (const row of rows) {
			left -= 1;
			if (row.id !== undefined && seen.has(row.id)) continue;
			seen.add(row.id);
			yield row;
		}
		const { more_records: more } = (body.info ?? {}) as IDataObject;
		if (more !== true || rows.length === 0) return;
		if (byId) [last, offset] = [String(rows.at(-1)?.id), 0];
		else offset += rows.length;
	}
}

function pageOf(
	{ select, from, where = 'where id is not null', group = '', order = '' }: Clauses,
	page: { byId: boolean; last?: string; offset: number; size: number },
): string {
	const condition = where.replace(/^where\s+/i, '');
	const after = page.last === undefined ? condition : `((${condition}) and id > '${page.last}')`;
	const sorted = page.byId ? 'order by id asc' : order;
	const parts = [select, from, `where ${after}`, group, sorted, `limit ${page.size} offset ${page.offset}`];
	return parts.filter((part) => part !== '').join(' ');
}

/** The query cut where its clauses begin: words outside of quotes and brackets. */
function clausesOf(query: string): Clauses {
	const clauses: Clauses = {};
	let depth = 0;
	let current = '';
	for (const [token] of query.matchAll(new RegExp(`${quoted}|[A-Za-z_$][\\w$.]*|[^]`, 'g'))) {
		if (token === '(') depth += 1;
		if (token === ')') depth -= 1;
		const word = token.toLowerCase();
		if (depth === 0 && CLAUSES.has(word)) current = word;
		clauses[current] = (clauses[current] ?? '') + token;
	}
	for (const [name, text = ''] of Object.entries(clauses)) clauses[name] = text.trim();
	if (clauses.select && clauses.from && !clauses['']) return clauses;
	throw badInput(
		'Query',
		`is ${shorten(query)}, which is no COQL`,
		'Begin with select and name a module: select Last_Name, Email from Leads where Email is not null',
	);
}

/** `limit n`, `limit m, n`, `limit n offset m`. */
function limitOf({ limit, offset }: Clauses): { limit: number; offset: number } {
	const found = /^limit\s+(\d+)(?:\s*,\s*(\d+))?$/i.exec(limit ?? 'limit 0');
	const start = /^offset\s+(\d+)$/i.exec(offset ?? 'offset 0');
	if (!found || !start) {
		throw badInput('Query', 'has a limit that is no number', 'Write limit 500, or limit 500 offset 1000.');
	}
	const [, first, second] = found;
	if (limit === undefined) return { limit: Infinity, offset: Number(start[1]) };
	return second === undefined
		? { limit: Number(first), offset: Number(start[1]) }
		: { limit: Number(second), offset: Number(first) };
}

function pastReach(): ZohoError {
	return new ZohoError({
		code: 'OFFSET_LIMIT',
		message: 'Zoho CRM gives no more than the first 100,000 rows of a sorted query',
		description:
			'Leave "order by" out: the rows then come by ID and there is no end to them. Or narrow the query down, or set a Limit.',
	});
}
