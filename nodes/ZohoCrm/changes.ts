import type { IDataObject } from 'n8n-workflow';

import { zohoTimeOf } from '../shared/triggers/zohoTime';
import type { Crm } from './crmApi';
import { rowsOf } from './crmCalls';
import { scopes, scopesFor } from './scopes';

/** A record that was created, changed or deleted. */
export interface Change {
	id: string;
	/** Of the change, as Zoho gave it. */
	time: string;
	/** When it was created; undefined for a deleted record. */
	createdTime?: string;
	/** What a deleted record was called. */
	name?: string;
}

/** A place in the order in which changes are read. */
export interface Position {
	time: string;
	id: string;
}

/** Some changes, oldest first, and what Zoho's clock said when it gave them. */
export interface Page {
	changes: Change[];
	/** Whether there may be more behind them. */
	isFull: boolean;
	/** Milliseconds since the epoch. */
	zohoTime: number;
}

export type TimeField = 'Created_Time' | 'Modified_Time';

export interface Since {
	module: string;
	by: TimeField;
	/** Begin at this time, changes of the very second included. Milliseconds since the epoch. */
	from: number;
	/** Begin behind this change instead. */
	after?: Position;
	/** End before this time. */
	until?: number;
	/** A condition in COQL, in brackets. */
	condition?: string;
}

/** Rows of a query (CRM v8, COQL). */
const ROWS_PER_CALL = 2_000;

/**
 * The records created or changed since a time, oldest first and by ID within a second, page by page. Each page is
 * asked for by the last row of the one before, so that there is no end to it, however many share a second.
 */
export async function* changesSince(crm: Crm, since: Since): AsyncGenerator<Page> {
	let { after } = since;
	for (;;) {
		const answer = await crm.answer({
			method: 'POST',
			path: ['coql'],
			body: { select_query: queryOf(since, after) },
			repeatable: true,
			reads: true,
			heavy: true,
			scopes: scopes.queryRecords,
		});
		const changes = rowsOf(answer.body).map((row): Change => ({
			id: String(row.id),
			time: String(row[since.by]),
			createdTime: String(row.Created_Time),
		}));
		const isFull = changes.length >= ROWS_PER_CALL;
		yield { changes, isFull, zohoTime: zohoTimeOf(answer) };
		const last = changes.at(-1);
		if (!last || !isFull) return;
		after = { time: last.time, id: last.id };
	}
}

function queryOf({ module, by, from, until, condition }: Since, after?: Position): string {
	const start = after
		? `(${by} > '${literal(after.time)}' or (${by} = '${literal(after.time)}' and id > '${after.id}'))`
		: `${by} >= '${literal(from)}'`;
	const parts = [start, until === undefined ? undefined : `${by} < '${literal(until)}'`, condition];
	const where = parts.filter((part) => part !== undefined).reduce((a, b) => `(${a} and ${b})`);
	return `select id, Created_Time, Modified_Time from ${module} where ${where} order by ${by} asc, id asc limit ${ROWS_PER_CALL} offset 0`;
}

/** Zoho's times have whole seconds. */
const literal = (time: string | number): string => new Date(time).toISOString().replace(/\.\d+Z$/, '+00:00');

/**
 * The records deleted since a time, oldest first, and what Zoho's clock said. Zoho lists the newest first and keeps
 * 120 days of them.
 * @param from milliseconds since the epoch; deletions of the very second are among them
 */
export async function deletedSince(crm: Crm, module: string, from: number): Promise<Page> {
	const changes: Change[] = [];
	let zohoTime = 0;
	for (let page = 1; ; page += 1) {
		const answer = await crm.answer({
			method: 'GET',
			path: [module, 'deleted'],
			query: { type: 'all', page, per_page: 200 },
			// Zoho gives what is later than this.
			headers: { 'If-Modified-Since': literal(from - 1_000) },
			scopes: scopesFor(scopes.readRecords, module),
		});
		// What is deleted while this is read moves the rows on: it is asked for the next time.
		zohoTime ||= zohoTimeOf(answer);
		changes.push(...rowsOf(answer.body).map(deletion));
		const { more_records: more } = ((answer.body as IDataObject | undefined)?.info ?? {}) as IDataObject;
		if (more !== true) break;
	}
	const once = [...new Map(changes.map((change) => [change.id, change])).values()];
	return { changes: once.reverse(), isFull: false, zohoTime };
}

const deletion = ({ id, deleted_time, display_name }: IDataObject): Change => ({
	id: String(id),
	time: String(deleted_time),
	...(display_name ? { name: String(display_name) } : {}),
});
