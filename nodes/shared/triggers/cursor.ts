/**
 * How far a poll has come: all rows before `time` were given out, and those of that time with these ids. Times are
 * Zoho's own, so a clock of n8n's that is wrong loses nothing. Plain data, for n8n's static data.
 */
export interface Cursor {
	/** ISO 8601 in UTC. */
	time: string;
	ids: string[];
}

/** A row of a list that is read by time. */
export interface Timed {
	id: string;
	/** ISO 8601 with any offset, as Zoho gave it. */
	time: string;
}

/** Everything from this moment on. */
export const cursorAt = (time: string | number): Cursor => ({ time: new Date(time).toISOString(), ids: [] });

/**
 * The rows that have not been given out yet, oldest first, and the cursor behind them.
 * @param rows all there is from the cursor's time (rows of that very time included) up to some later one, in any
 * order; what comes after the last row is asked for the next time
 * @param settledBefore milliseconds since the epoch by Zoho's clock: rows of this time and later stay for the next
 * poll. Zoho's times have whole seconds, and within the second under way a record can change once more without
 * its time showing it.
 */
export function afterCursor<Row extends Timed>(
	rows: Row[],
	cursor: Cursor,
	settledBefore = Infinity,
): { fresh: Row[]; next: Cursor } {
	const from = Date.parse(cursor.time);
	const given = new Set(cursor.ids);
	const fresh = rows
		.map((row) => ({ row, at: Date.parse(row.time) }))
		.filter(({ row, at }) => at < settledBefore && (at > from || (at === from && !given.has(row.id))))
		.sort((a, b) => a.at - b.at);
	const last = fresh.at(-1)?.at ?? from;
	const idsOfLast = fresh.filter(({ at }) => at === last).map(({ row }) => row.id);
	return {
		fresh: fresh.map(({ row }) => row),
		next: {
			time: new Date(last).toISOString(),
			ids: last === from ? [...cursor.ids, ...idsOfLast] : idsOfLast,
		},
	};
}
