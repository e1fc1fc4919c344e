import type { Route } from '../../service';
import { answer, moduleOf, ofRecords, RefusedCall } from '../answer';
import type { Module } from '../metadata';
import type { CrmRecord } from '../records';
import { crmError, enveloped, unsupportedValue } from '../refusals';
import { moduleScopes } from '../scopes';
import { isObject } from '../values';
import { writeBodyOf, writeWeight } from '../writeBody';
import {
	notAnObject,
	answered,
	insert,
	type ItemAnswer,
	unmodifiedSince,
	update,
	type Writing,
} from '../writing';
import { updateById } from './recordWrites';

/** Activities cannot be upserted. */
const unsupported = ['Tasks', 'Events', 'Calls'];

export const upsertRoutes: Route[] = [
	{
		method: 'POST',
		path: '/crm/v8/:module/upsert',
		summary: 'Insert or update up to 100 records',
		scopes: moduleScopes.create,
		...writeWeight,
		handle: answer(enveloped, (call, crm, user) => {
			const module = moduleOf(call, crm, ofRecords);
			if (unsupported.includes(module.apiName)) {
				const message = 'the given module is not supported for this api';
				throw new RefusedCall(crmError('NOT_SUPPORTED', message, { resource_path_index: 0 }));
			}
			const { records, options, duplicateCheckFields } = writeBodyOf(call, ['duplicate_check_fields']);
			const fields = checkFieldsOf(module, duplicateCheckFields);
			const writing: Writing = { crm, module, user, options, unmodifiedSince: unmodifiedSince(call) };
			return answered(
				records.map((given, index) => upsert(writing, given, index, fields)),
				200,
			);
		}),
	},
];

/**
 * The fields that find duplicates, in order: the asked ones, else the module's own and then its unique ones.
 */
function checkFieldsOf(module: Module, asked: string[] | undefined): string[] {
	const unique = module.fields.filter((field) => field.unique).map((field) => field.apiName);
	const possible = [
		...new Set([...(module.duplicateCheckField ? [module.duplicateCheckField] : []), ...unique]),
	];
	const wrong = asked?.findIndex((name) => !possible.includes(name)) ?? -1;
	if (wrong === -1) return asked ?? possible;
	const path = `$.duplicate_check_fields[${wrong}]`;
	throw new RefusedCall(unsupportedValue('duplicate_check_fields', path, possible));
}

function upsert(writing: Writing, given: unknown, index: number, fields: string[]): ItemAnswer {
	if (!isObject(given)) return notAnObject(index);
	if (given.id !== undefined && given.id !== null)
		return told(updateById(writing, given, index), 'update', null);
	const { id: _, ...values } = given;
	const path = `$.data[${index}]`;
	const found = findDuplicate(writing, values, fields);
	return found
		? told(namingRecord(update(writing, found.record, values, path), found.record), 'update', found.field)
		: told(
				insert(writing, values, path),
				'insert',
				fields.find((name) => values[name] !== undefined) ?? null,
			);
}

function findDuplicate(
	{ crm, module }: Writing,
	values: Record<string, unknown>,
	names: string[],
): { record: CrmRecord; field: string } | undefined {
	for (const name of names) {
		const field = module.fields.find(({ apiName }) => apiName === name);
		const value = values[name];
		if (!field || value === undefined || value === null || value === '') continue;
		const [record] = crm.holding(module.apiName, field, value);
		if (record) return { record, field: name };
	}
	return undefined;
}

/** Where an upsert turns out to be an update, a mandatory field that it empties is told with the record's id. */
function namingRecord(item: ItemAnswer, { id }: CrmRecord): ItemAnswer {
	return item.code === 'MANDATORY_NOT_FOUND' ? { ...item, details: { ...item.details, id } } : item;
}

/**
 * A success says what was done and by which field a duplicate was looked for; the state of approval is left
 * out.
 */
function told(item: ItemAnswer, action: 'insert' | 'update', field: string | null): ItemAnswer {
	if (item.status === 'error') return item;
	const { $approval_state: _, ...details } = item.details;
	const { code, message, status } = item;
	return { code, ...{ duplicate_field: field, action }, details, message, status };
}
