import type { IDataObject } from 'n8n-workflow';

import type { Send, ZohoRequest } from './types';
import { ZohoError } from './zohoError';

export interface ListOptions {
	/** How many rows are wanted; all when left out. */
	limit?: number;
	/** Key of the answer that holds the rows; ANY_ROOT where it is whichever holds a list. */
	root?: string;
	/** The last row of a Desk list that a page may start at; searches end earlier than lists. */
	lastStart?: number;
	/** Rows a page may have, where Desk's list takes fewer than most. */
	pageSize?: number;
	/** The number of a Desk list's first row, where it refuses 0. */
	firstRow?: 0 | 1;
	/** What tells the rows of a Desk list apart, where it is not their `id`. */
	idKey?: string;
}

/** Zoho's own keys have no sign of this kind. */
export const ANY_ROOT = '*';

const CRM_PAGE = 200;
const DESK_PAGE = 100;
/** Desk starts no page past this row of a list. */
const DESK_LAST_START = 4_999;

/**
 * The rows of a CRM list, page by page and each id once, until `limit` rows are out. The pages after the first are
 * asked for by `page_token`, which reaches past 2,000 records; lists that give none (users, deleted records, search)
 * go on by `page`. `request.query` holds the list's own parameters.
 * @throws ZohoError where Zoho ends the list before its last row, so that a part never looks like the whole
 */
export async function* crmPages(
	send: Send,
	request: ZohoRequest,
	{ limit = Infinity, root = 'data' }: ListOptions = {},
): AsyncGenerator<IDataObject> {
	const fresh = onlyNew();
	// A page token is bound to the parameters of the first page, so `per_page` stays the same to the end.
	const query = { ...request.query, per_page: Math.min(CRM_PAGE, limit) };
	let left = limit;
	let next: ZohoRequest['query'] = {};
	for (let page = 2; left > 0; page += 1) {
		const { body } = await send({ ...request, query: { ...query, ...next } });
		for (const row of fresh(rowsOf(body, root)).slice(0, left)) {
			left -= 1;
			yield row;
		}
		const { more_records: more, next_page_token: token } = infoOf(body);
		if (more !== true || left <= 0) return;
		if (typeof token === 'string' && token !== '') next = { page_token: token };
		else if (next?.page_token === undefined) next = { page };
		else throw endedEarly(request);
	}
}

/**
 * The rows of a Desk list, page by page and each id once, until `limit` rows are out. Whether Desk counts `from` from
 * 0 or from 1 differs from list to list; read from 0, a list that counts from 1 only repeats a row at each page's
 * edge, which is left out.
 * @throws ZohoError where the list goes on past the last row that Desk lets a page start at
 */
export async function* deskPages(
	send: Send,
	request: ZohoRequest,
	{
		limit = Infinity,
		root = 'data',
		lastStart = DESK_LAST_START,
		pageSize = DESK_PAGE,
		firstRow = 0,
		idKey = 'id',
	}: ListOptions = {},
): AsyncGenerator<IDataObject> {
	const fresh = onlyNew(idKey);
	let left = limit;
	let from: number = firstRow;
	while (left > 0) {
		const size = Math.min(pageSize, left);
		const { body } = await send({ ...request, query: { ...request.query, from, limit: size } });
		const rows = rowsOf(body, root);
		for (const row of fresh(rows).slice(0, left)) {
			left -= 1;
			yield row;
		}
		if (rows.length < size) return;
		if (from === lastStart && left > 0) throw pastLastStart(request, lastStart);
		from = Math.min(from + rows.length, lastStart);
	}
}

/** It says that there is more, and not how to ask for it. */
function endedEarly({ path }: ZohoRequest): ZohoError {
	return new ZohoError({
		code: 'LIST_ENDED_EARLY',
		message: 'Zoho CRM has more records than it lists this way',
		description: 'Set a Limit, or read the rest with Bulk Read → Export or with Query (COQL).',
		details: { path },
	});
}

function pastLastStart({ path }: ZohoRequest, lastStart: number): ZohoError {
	return new ZohoError({
		code: 'OFFSET_LIMIT',
		message: `Zoho Desk lists no more than its first ${(lastStart + 1).toLocaleString('en-US')} entries this way`,
		description:
			'The list goes on, but Desk cannot be asked for the rest. Narrow it down, for example by department, status or the time of creation, and read it in parts; or set a Limit.',
		details: { path, from: lastStart },
	});
}

/** Takes out rows whose id was there already: pages shift when records are written while a list is read. */
function onlyNew(idKey = 'id'): (rows: IDataObject[]) => IDataObject[] {
	const seen = new Set<unknown>();
	return (rows) =>
		rows.filter(({ [idKey]: id }) => {
			if (id === undefined || id === null) return true;
			if (seen.has(id)) return false;
			seen.add(id);
			return true;
		});
}

/** An empty list comes as 204 without a body. */
function rowsOf(body: unknown, root: string): IDataObject[] {
	const rows = root === ANY_ROOT ? onlyListIn(body) : (body as IDataObject | undefined)?.[root];
	return Array.isArray(rows) ? (rows as IDataObject[]) : [];
}

function onlyListIn(body: unknown): unknown {
	if (body === undefined) return undefined;
	const lists = Object.entries(body as IDataObject).filter(([, value]) => Array.isArray(value));
	const [only, ...others] = lists;
	if (only && others.length === 0) return only[1];
	throw new ZohoError({
		code: 'NO_LIST',
		message: only
			? `The answer holds several lists: ${lists.map(([name]) => name).join(', ')}`
			: 'The answer holds no list',
		description: "Switch 'Follow Pages' off to get the answer as it is.",
	});
}

const infoOf = (body: unknown): IDataObject =>
	((body as IDataObject | undefined)?.info as IDataObject | undefined) ?? {};
