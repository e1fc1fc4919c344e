import { RefusedCall } from './answer';
import { invalidQuery } from './coqlTokens';
import type { CrmStore } from './entities';
import type { Field, Module } from './metadata';
import { shownValue } from './formatters';
import { type Comparable, comparable, kindOf } from './operands';
import type { CrmRecord, Value } from './records';

/** How many lookups a column may go through. */
const maximumLookups = 2;

/** A column as it is reached from a record of the query's module, over lookups if need be. */
export interface Column {
	name: string;
	field: Field;
	/** The record that holds the value: the record itself, or the one its lookups lead to. */
	holder(record: CrmRecord): CrmRecord | undefined;
}

/** Follows `Account_Name.Parent_Account.Phone` through at most two lookups. */
export function columnOf(crm: CrmStore, module: Module, name: string): Column {
	const path = name.split('.');
	const last = path.pop() ?? '';
	if (path.length > maximumLookups) throw invalidColumn(name);
	let current = module;
	let holder = (record: CrmRecord | undefined): CrmRecord | undefined => record;
	for (const step of path) {
		const lookup = current.fields.find((field) => field.apiName === step && field.lookup !== undefined);
		const target = crm.module(lookup?.lookup ?? '');
		if (!target) throw invalidColumn(name);
		const reach = holder;
		holder = (record) => {
			const from = reach(record);
			return from && crm.record(target.apiName, String(from.fields[step]));
		};
		current = target;
	}
	const field = current.fields.find(({ apiName }) => apiName === last);
	if (!field) throw invalidColumn(name);
	return { name, field, holder };
}

const invalidColumn = (name: string): RefusedCall =>
	new RefusedCall(invalidQuery('column given seems to be invalid', { column_name: name }));

/** The value of a column for a record; null where a lookup on the way is empty. */
export function valueOf(crm: CrmStore, column: Column, record: CrmRecord): Value {
	const holder = column.holder(record);
	return holder ? crm.valueOf(holder, column.field.apiName) : null;
}

/** No values for null, each choice of several. */
export function valuesOf(crm: CrmStore, column: Column, record: CrmRecord): Comparable[] {
	const value = valueOf(crm, column, record);
	if (Array.isArray(value)) return (value as string[]).map((choice) => choice.toLowerCase());
	const single = comparable(column.field, value);
	return single === null ? [] : [single];
}

/** The value as a row shows it. A lookup is its id alone; its name is a column of the other module. */
export function shownIn(crm: CrmStore, column: Column, record: CrmRecord): unknown {
	const value = valueOf(crm, column, record);
	return kindOf(column.field) === 'lookup' && value !== null
		? { id: value }
		: shownValue(crm, column.field, value, undefined, record);
}
