import { RefusedCall } from './answer';
import { type Column, shownIn, valuesOf } from './coqlColumns';
import type { Aggregate } from './coqlSelection';
import { invalidQuery } from './coqlTokens';
import type { CrmStore } from './entities';
import { type Comparable, kindOf } from './operands';
import type { CrmRecord } from './records';

/** The records that have the same values in the columns, group by group; one group of all where there are none. */
export function groupsOf(crm: CrmStore, columns: Column[], records: CrmRecord[]): CrmRecord[][] {
	const groups = new Map<string, CrmRecord[]>();
	for (const record of records) {
		const key = JSON.stringify(columns.map((column) => valuesOf(crm, column, record).map(String)));
		const group = groups.get(key);
		if (group) group.push(record);
		else groups.set(key, [record]);
	}
	return [...groups.values()];
}

/** Numbers can be added up, times only compared. @throws RefusedCall INVALID_QUERY */
export function checkAggregate(aggregate: Aggregate, column: Column): void {
	const kind = kindOf(column.field);
	if (aggregate === 'COUNT' || kind === 'number') return;
	if (kind === 'time' && (aggregate === 'MIN' || aggregate === 'MAX')) return;
	throw new RefusedCall(invalidQuery('unsupported column', { column_name: column.name }));
}

/** What a function makes of a group: to sort by, and as it is shown. */
export interface Aggregated {
	/** Undefined where no record of the group has a value. */
	comparable: Comparable | undefined;
	shown: unknown;
}

/** Records without a value are no part of what is counted, added up and compared. */
export function aggregated(
	crm: CrmStore,
	aggregate: Aggregate,
	column: Column,
	group: CrmRecord[],
): Aggregated {
	const held = group.flatMap((record) => {
		const [value] = valuesOf(crm, column, record);
		return value === undefined ? [] : [{ record, value }];
	});
	const number = (value: number): Aggregated => ({ comparable: value, shown: value });
	if (aggregate === 'COUNT') return number(held.length);
	const [first, ...others] = held;
	if (!first) return { comparable: undefined, shown: null };
	const sum = held.reduce((total, { value }) => total + Number(value), 0);
	if (aggregate === 'SUM') return number(sum);
	if (aggregate === 'AVG') return number(sum / held.length);
	const isBetter = (one: Comparable, other: Comparable) => (aggregate === 'MIN' ? one < other : one > other);
	const best = others.reduce((so, one) => (isBetter(one.value, so.value) ? one : so), first);
	return { comparable: best.value, shown: shownIn(crm, column, best.record) };
}
