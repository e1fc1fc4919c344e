import type { IDataObject } from 'n8n-workflow';

import { zohoTimeOf } from '../shared/triggers/zohoTime';
import type { DeskCall, Portal } from './deskApi';
import { scopes } from './scopes';
import { rangeOf, rowsByCreation, type SearchQuery } from './ticketWindows';

/** Modules whose changes a search finds. */
export type SearchedModule = 'tickets' | 'contacts' | 'accounts' | 'tasks' | 'calls' | 'events';

/** Which time of a record says that it changed; `customerResponseTime` is a ticket's only. */
export type ChangeTime = 'createdTime' | 'modifiedTime' | 'customerResponseTime';

/** What changed from some moment on. */
export interface Changes {
	/** In the order of change. */
	rows: IDataObject[];
	/** All that changed before this is in `rows`; milliseconds since the epoch. Later changes are still to be read. */
	upTo: number;
	/** Zoho's clock when the reading began; milliseconds since the epoch. */
	zohoTime: number;
}

/** Where to read from, and what to leave out. */
export interface Since {
	/** Milliseconds since the epoch by Zoho's clock. */
	from: number;
	/** One go reads beyond this, whatever it takes; `from` where it is left out. */
	beyond?: number;
	/** None for all. */
	departmentIds?: readonly string[];
}

/** More than this is read in several goes, so that no poll runs out of time. */
const MOST = 2_000;
const SECOND = 1_000;

const readScopes: Record<SearchedModule, readonly string[]> = {
	tickets: scopes.readTickets,
	contacts: scopes.readContacts,
	accounts: scopes.readContacts,
	tasks: scopes.readTasks,
	calls: scopes.readCalls,
	events: scopes.readEvents,
};

const searchOf =
	(module: SearchedModule) =>
	(query: SearchQuery): DeskCall => ({
		method: 'GET',
		path: [module, 'search'],
		query,
		scopes: [...readScopes[module], ...scopes.search],
	});

/**
 * The records of a module that were created, or changed, from a moment on. One call where there are none.
 * @throws ZohoError as calls do; then nothing is read
 */
export async function changesSince(
	portal: Portal,
	module: SearchedModule,
	by: ChangeTime,
	{ from, beyond = from, departmentIds = [] }: Since,
): Promise<Changes> {
	const search = searchOf(module);
	const query = (start: number, end?: number): SearchQuery => ({
		...oneDepartment(departmentIds),
		[`${by}Range`]: rangeOf(iso(start), end === undefined ? undefined : iso(end)),
	});
	const found = await counted(portal, search(query(from)));
	const { zohoTime } = found;
	if (found.count === 0) return { rows: [], upTo: zohoTime, zohoTime };

	let end: number | undefined;
	let isTooMuch = found.count > MOST && (await counted(portal, search(query(beyond)))).count > MOST;
	while (isTooMuch && (end ?? zohoTime) - beyond > SECOND) {
		end = beyond + Math.ceil(((end ?? zohoTime) - beyond) / 2);
		isTooMuch = (await counted(portal, search(query(beyond, end)))).count > MOST;
	}
	const all: IDataObject[] = [];
	const { createdTimeRange, ...others } = query(from, end);
	const windows = { newestFirst: false, between: createdTimeRange };
	for await (const row of rowsByCreation(portal, search, others, Infinity, windows)) all.push(row);
	// Counted, and then not listed: an empty answer that says less than it should, or they are gone by now.
	if (all.length === 0 && end === undefined) return { rows: [], upTo: beyond, zohoTime };
	const rows = all.filter((row) => isOf(departmentIds, row));
	rows.sort((one, other) => timeOf(one[by]) - timeOf(other[by]));
	return { rows, upTo: end ?? zohoTime, zohoTime };
}

/** The records of a module that were created or changed last, the latest first. */
export async function latestOf(
	portal: Portal,
	module: SearchedModule,
	by: ChangeTime,
	{ departmentIds = [] }: Pick<Since, 'departmentIds'>,
	limit: number,
): Promise<IDataObject[]> {
	const query = { ...oneDepartment(departmentIds), [`${by}Range`]: rangeOf(iso(0)), sortBy: `-${by}` };
	const asked = departmentIds.length > 1 ? 100 : limit;
	const { data = [] } = await portal.call({ ...searchOf(module)(query), query: { ...query, limit: asked } });
	return (data as IDataObject[]).filter((row) => isOf(departmentIds, row)).slice(0, limit);
}

/** A search takes one department by Zoho's Search.json; among several the rows are looked at here. */
const oneDepartment = (ids: readonly string[]): SearchQuery =>
	ids.length === 1 ? { departmentId: ids[0] } : {};

const isOf = (ids: readonly string[], { departmentId }: IDataObject): boolean =>
	ids.length === 0 || ids.includes(String(departmentId));

/** What Zoho's clock says; milliseconds since the epoch. */
export async function zohoNow(portal: Portal): Promise<number> {
	const { zohoTime } = await counted(
		portal,
		searchOf('tickets')({ createdTimeRange: rangeOf(iso(Date.now())) }),
	);
	return zohoTime;
}

/** How many records a search finds, and what time it was at Zoho. */
async function counted(portal: Portal, call: DeskCall): Promise<{ count: number; zohoTime: number }> {
	const answer = await portal.answer({ ...call, query: { ...call.query, limit: 1 } });
	const { data = [], count } = (answer.body ?? {}) as { data?: unknown[]; count?: number | string };
	return { count: Number(count ?? data.length), zohoTime: zohoTimeOf(answer) };
}

export const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** Milliseconds since the epoch; 0 for no time. */
export const timeOf = (time: unknown): number => (typeof time === 'string' ? Date.parse(time) || 0 : 0);
