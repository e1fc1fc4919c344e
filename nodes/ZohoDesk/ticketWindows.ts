import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';

import { ZohoError } from '../shared/transport/zohoError';
import type { DeskCall, Portal } from './deskApi';
import { scopes } from './scopes';

export type SearchQuery = Record<string, string | undefined>;

/** The last row a page of a search may start at, by Zoho's Search.json. */
export const SEARCH_LAST_START = 999;
/** Rows that one window of time asks for; all within the search's reach. */
const WINDOW = 1_000;
const SECOND = 1_000;
export const BEGINNING = '1970-01-01T00:00:00.000Z';
/** Zoho's pattern of a time knows the years 1900 to 2099. */
const END = '2099-12-31T23:59:59.999Z';

/** A search for tickets. Desk finds what was written some seconds ago, not what is written now. */
export const searchCall = (query: SearchQuery) => ({
	method: 'GET' as const,
	path: ['tickets', 'search'],
	query,
	scopes: [...scopes.readTickets, ...scopes.search],
});

/** A range of time as searches take it; an open end reaches as far as tickets can. */
export const rangeOf = (after?: string, before?: string): string | undefined =>
	after || before ? `${after ?? BEGINNING},${before ?? END}` : undefined;

/** Every ticket a search finds, in the order of creation; see `rowsByCreation`. */
export const ticketsByCreation = (
	portal: Portal,
	query: SearchQuery,
	limit: number,
	windows: { newestFirst: boolean; between?: string },
): AsyncGenerator<IDataObject> => rowsByCreation(portal, searchCall, query, limit, windows);

/**
 * Every record a search finds, in the order of creation, past the reach of one search: each window of time begins
 * where the last one ended. Windows overlap by a second, and a record comes once.
 * @param searchCall the search of a module, for a query
 * @param between the range of creation the user asked for
 * @throws ZohoError where more records were created within a moment than one window holds
 */
export async function* rowsByCreation(
	portal: Portal,
	searchCall: (query: SearchQuery) => DeskCall,
	query: SearchQuery,
	limit: number,
	{ newestFirst, between }: { newestFirst: boolean; between?: string },
): AsyncGenerator<IDataObject> {
	const seen = new Set<unknown>();
	const sortBy = newestFirst ? '-createdTime' : 'createdTime';
	let [after = BEGINNING, before = END] = between?.split(',') ?? [];
	for (;;) {
		let count = 0;
		let last = '';
		const call = searchCall({ ...query, createdTimeRange: `${after},${before}`, sortBy });
		for await (const row of portal.list(call, WINDOW, { lastStart: SEARCH_LAST_START })) {
			count += 1;
			last = String(row.createdTime);
			if (seen.has(row.id)) continue;
			seen.add(row.id);
			yield row;
			if (seen.size >= limit) return;
		}
		if (count < WINDOW) return;
		const edge = DateTime.fromISO(last).toUTC();
		const overlapping = newestFirst ? edge.plus(SECOND) : edge.minus(SECOND);
		// Where a second holds a whole window, the windows meet at the very moment.
		const next = [overlapping, edge]
			.map((time) => time.toISO() ?? '')
			.find((time) => (newestFirst ? time < before : time > after));
		if (next === undefined) throw tooDense(last);
		if (newestFirst) before = next;
		else after = next;
	}
}

function tooDense(time: string): ZohoError {
	return new ZohoError({
		code: 'OFFSET_LIMIT',
		message: `More than ${WINDOW.toLocaleString('en-US')} records were created around ${time}, more than one search reaches`,
		description: 'Narrow the list down, for example by department or status, and read it in parts.',
	});
}
