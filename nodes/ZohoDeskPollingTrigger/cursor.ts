import type { IDataObject } from 'n8n-workflow';

import type { Changes } from '../ZohoDesk/changes';

/** How far a trigger has come; plain data, for n8n's static data. Times are Zoho's own, in milliseconds. */
export interface Cursor {
	/** What the form asked for; another question starts anew. */
	question: string;
	/** Nothing before this is given out. */
	start: number;
	/** Everything that could be found up to here has been read. */
	upTo: number;
	/** Records that the next poll will find again, by id, with the time they were given out for. */
	given: Record<string, number>;
}

/**
 * What has just been written cannot be searched for at once, so every poll looks back so much further; how far Desk's
 * search lags behind is not published.
 */
export const LAG = 120_000;

/** The rows that have not been given out yet, and the cursor behind them. */
export function afterCursor(
	{ rows, upTo }: Changes,
	cursor: Cursor,
	timeOf: (row: IDataObject) => number | undefined,
): { fresh: IDataObject[]; next: Cursor } {
	const asked = rows.flatMap((row) => {
		const time = timeOf(row);
		return time !== undefined && time >= cursor.start ? { row, id: String(row.id), time } : [];
	});
	const fresh = asked.filter(({ id, time }) => cursor.given[id] !== time);
	const foundAgain = asked.filter(({ time }) => time >= upTo - LAG);
	return {
		fresh: fresh.map(({ row }) => row),
		next: { ...cursor, upTo, given: Object.fromEntries(foundAgain.map(({ id, time }) => [id, time])) },
	};
}
