import { RefusedCall } from './answer';
import { type Column, columnOf, shownIn, valuesOf } from './coqlColumns';
import { conditionOf } from './coqlConditions';
import { aggregated, checkAggregate, groupsOf } from './coqlGroups';
import type { Clause, Query } from './coqlParser';
import { type Aggregate, checkSelection, keyOf } from './coqlSelection';
import { withValues } from './coqlSubqueries';
import { invalidQuery } from './coqlTokens';
import type { CrmStore } from './entities';
import type { Field, Module } from './metadata';
import { type Comparable, kindOf } from './operands';
import type { CrmRecord } from './records';
import { crmError } from './refusals';

const maximum = { columns: 500, criteria: 25, orderBy: 10, groupBy: 4, aggregates: 5 };

export interface Result {
	rows: Array<Record<string, unknown>>;
	more: boolean;
	/** The selected fields of the module itself, for `include_meta`. */
	fields: Field[];
}

/** A column as it is selected, and what it is called in the rows. */
interface Selection {
	key: string;
	column: Column;
	aggregate?: Aggregate;
}

/** What becomes a row: one record, or the records of a group. */
type Unit = CrmRecord[];

/**
 * Answers a parsed query from the records of its module.
 * @throws RefusedCall INVALID_QUERY, DUPLICATE_DATA, an alias of no use, or LIMIT_EXCEEDED
 */
export function run(crm: CrmStore, module: Module, query: Query): Result {
	checkSelection(query.columns);
	if (isTooLarge(query)) throw new RefusedCall(crmError('LIMIT_EXCEEDED', 'limit exceeded'));
	const selection = query.columns.map((selected) => {
		const column = selectable(columnOf(crm, module, selected.column));
		if (selected.aggregate) checkAggregate(selected.aggregate, column);
		return { key: keyOf(selected), column, aggregate: selected.aggregate };
	});
	const isGrouped = query.groupBy.length > 0 || selection.some(({ aggregate }) => aggregate);
	if (isGrouped) checkGrouping(query, selection);
	const groupBy = query.groupBy.map((name) => selectable(columnOf(crm, module, name)));
	const where = withValues(query.where, (subquery) => rowsOfSubquery(crm, subquery));
	const records = crm.records(module.apiName).filter(conditionOf(crm, module, where));
	const units = isGrouped ? groupsOf(crm, groupBy, records) : records.map((record) => [record]);
	if (query.orderBy.length > 0) units.sort(comparisonOf(crm, module, query, selection));
	return {
		rows: units.slice(query.offset, query.offset + query.limit).map((unit) => ({
			...rowOf(crm, selection, unit),
			...(isGrouped ? {} : { id: unit[0]?.id }),
		})),
		more: units.length > query.offset + query.limit,
		fields: selection
			.filter(({ column, aggregate }) => !aggregate && !column.name.includes('.'))
			.map(({ column }) => column.field),
	};
}

/** The modules of subqueries were looked at before, as the query's own was. */
function rowsOfSubquery(crm: CrmStore, subquery: Query): Result['rows'] {
	const module = crm.module(subquery.module);
	return module ? run(crm, module, subquery).rows : [];
}

const isTooLarge = ({ columns, where, orderBy, groupBy }: Query): boolean =>
	columns.length > maximum.columns ||
	sizeOf(where) > maximum.criteria ||
	orderBy.length > maximum.orderBy ||
	groupBy.length > maximum.groupBy ||
	columns.filter(({ aggregate }) => aggregate).length > maximum.aggregates;

const sizeOf = (clause: Clause): number =>
	'joint' in clause ? sizeOf(clause.left) + sizeOf(clause.right) : 1;

/** A row stands for a group, so it can only show what all its records have in common. */
function checkGrouping({ groupBy }: Query, selection: Selection[]): void {
	const isCommon = ({ column, aggregate }: Selection) => aggregate || groupBy.includes(column.name);
	if (!selection.every(isCommon)) throw new RefusedCall(invalidQuery('Invalid query formed', {}));
}

/** Files, subforms, tags and links of multi-select lookups are not to be had by query. */
function selectable(column: Column): Column {
	if (kindOf(column.field) !== 'none') return column;
	throw new RefusedCall(invalidQuery('unsupported column', { column_name: column.name }));
}

/** Sorts by columns, and by what is selected under its name in the rows. */
function comparisonOf(crm: CrmStore, module: Module, query: Query, selection: Selection[]) {
	const sorts = query.orderBy.map(({ column: name, descending }) => {
		const selected = selection.find(({ key }) => key === name);
		const column = selected?.column ?? columnOf(crm, module, name);
		return { column, aggregate: selected?.aggregate, sign: descending ? -1 : 1 };
	});
	return (a: Unit, b: Unit): number => {
		for (const { column, aggregate, sign } of sorts) {
			const first = comparableOf(crm, column, aggregate, a);
			const second = comparableOf(crm, column, aggregate, b);
			if (first === second) continue;
			// Records without a value come first.
			if (first === undefined || second === undefined) return first === undefined ? -sign : sign;
			return first < second ? -sign : sign;
		}
		return 0;
	};
}

function comparableOf(
	crm: CrmStore,
	column: Column,
	aggregate: Aggregate | undefined,
	unit: Unit,
): Comparable | undefined {
	if (aggregate) return aggregated(crm, aggregate, column, unit).comparable;
	return unit[0] && valuesOf(crm, column, unit[0])[0];
}

function rowOf(crm: CrmStore, selection: Selection[], unit: Unit): Record<string, unknown> {
	const [first] = unit;
	return Object.fromEntries(
		selection.map(({ key, column, aggregate }) => [
			key,
			aggregate ? aggregated(crm, aggregate, column, unit).shown : first && shownIn(crm, column, first),
		]),
	);
}
