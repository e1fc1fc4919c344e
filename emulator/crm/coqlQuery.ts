import { RefusedCall } from './answer';
import { type Column, columnOf, valueOf, valuesOf } from './coqlColumns';
import { conditionOf } from './coqlConditions';
import type { Clause, Query } from './coqlParser';
import { invalidQuery } from './coqlTokens';
import type { CrmStore } from './entities';
import { shownValue } from './formatters';
import type { Field, Module } from './metadata';
import { kindOf } from './operands';
import type { CrmRecord } from './records';
import { crmError } from './refusals';

const maximum = { columns: 500, criteria: 25, orderBy: 10 };

export interface Result {
	rows: Array<Record<string, unknown>>;
	more: boolean;
	/** The selected fields of the module itself, for `include_meta`. */
	fields: Field[];
}

/**
 * Answers a parsed query from the records of its module.
 * @throws RefusedCall INVALID_QUERY, DUPLICATE_DATA or LIMIT_EXCEEDED
 */
export function run(crm: CrmStore, module: Module, query: Query): Result {
	const twice = query.columns.find((name, index) => query.columns.indexOf(name) !== index);
	if (twice !== undefined) {
		throw new RefusedCall(crmError('DUPLICATE_DATA', 'duplicate select column', { column_name: twice }));
	}
	if (query.columns.length > maximum.columns || query.orderBy.length > maximum.orderBy) throw tooMany();
	if (sizeOf(query.where) > maximum.criteria) throw tooMany();
	const columns = query.columns.map((name) => selectable(columnOf(crm, module, name)));
	const matches = conditionOf(crm, module, query.where);
	const sorted = crm.records(module.apiName).filter(matches);
	if (query.orderBy.length > 0) sorted.sort(comparisonOf(crm, module, query));
	const chosen = sorted.slice(query.offset, query.offset + query.limit);
	return {
		rows: chosen.map((record) => rowOf(crm, columns, record)),
		more: sorted.length > query.offset + query.limit,
		fields: columns.filter((column) => !column.name.includes('.')).map((column) => column.field),
	};
}

const tooMany = (): RefusedCall => new RefusedCall(crmError('LIMIT_EXCEEDED', 'limit exceeded'));

const sizeOf = (clause: Clause): number =>
	'joint' in clause ? sizeOf(clause.left) + sizeOf(clause.right) : 1;

/** Files, subforms, tags and links of multi-select lookups are not to be had by query. */
function selectable(column: Column): Column {
	if (kindOf(column.field) !== 'none') return column;
	throw new RefusedCall(invalidQuery('unsupported column', { column_name: column.name }));
}

function comparisonOf(crm: CrmStore, module: Module, query: Query): (a: CrmRecord, b: CrmRecord) => number {
	const keys = query.orderBy.map(({ column, descending }) => ({
		column: columnOf(crm, module, column),
		sign: descending ? -1 : 1,
	}));
	return (a, b) => {
		for (const { column, sign } of keys) {
			const [first] = valuesOf(crm, column, a);
			const [second] = valuesOf(crm, column, b);
			if (first === second) continue;
			// Records without a value come first.
			if (first === undefined || second === undefined) return first === undefined ? -sign : sign;
			return first < second ? -sign : sign;
		}
		return 0;
	};
}

/** A lookup is selected as its id alone; its name is a column of the other module. */
function rowOf(crm: CrmStore, columns: Column[], record: CrmRecord): Record<string, unknown> {
	const row: Record<string, unknown> = {};
	for (const column of columns) {
		const value = valueOf(crm, column, record);
		row[column.name] =
			kindOf(column.field) === 'lookup' && value !== null
				? { id: value }
				: shownValue(crm, column.field, value, undefined, record);
	}
	return { ...row, id: record.id };
}
