import type { Route } from '../../service';
import { answer, moduleOf, ofRecords, RefusedCall } from '../answer';
import { isRecordId } from '../asked';
import { crmError, enveloped, invalidId, limitExceeded, mandatory } from '../refusals';
import { moduleScopes } from '../scopes';
import { isObject } from '../values';
import { writeBodyOf, writeWeight } from '../writeBody';
import { notAnObject, answered, insert, unmodifiedSince, update, type Writing } from '../writing';

export const recordWriteRoutes: Route[] = [
	{
		method: 'POST',
		path: '/crm/v8/:module',
		summary: 'Insert up to 100 records',
		scopes: moduleScopes.create,
		...writeWeight,
		handle: answer(enveloped, (call, crm, user) => {
			const module = moduleOf(call, crm, ofRecords);
			const { records, options } = writeBodyOf(call);
			const writing: Writing = { crm, module, user, options };
			const items = records.map((given, index) =>
				isObject(given) ? insert(writing, given, `$.data[${index}]`) : notAnObject(index),
			);
			return answered(items, 201);
		}),
	},
	{
		method: 'PUT',
		path: '/crm/v8/:module',
		summary: 'Update up to 100 records, each by its id',
		scopes: moduleScopes.update,
		...writeWeight,
		handle: answer(enveloped, (call, crm, user) => {
			const module = moduleOf(call, crm, ofRecords);
			const { records, options } = writeBodyOf(call);
			const writing: Writing = { crm, module, user, options, unmodifiedSince: unmodifiedSince(call) };
			const items = records.map((given, index) => updateById(writing, given, index));
			return answered(items, 200);
		}),
	},
	{
		method: 'PUT',
		path: '/crm/v8/:module/:id',
		summary: 'Update a record',
		scopes: moduleScopes.update,
		handle: answer(enveloped, (call, crm, user) => {
			const module = moduleOf(call, crm, ofRecords);
			const { records, options } = writeBodyOf(call);
			const [given] = records;
			if (records.length > 1) throw new RefusedCall(limitExceeded('data', 1));
			const { id: path = '' } = call.params;
			const record = isRecordId(path) ? crm.record(module.apiName, path) : undefined;
			if (!record) throw new RefusedCall(invalidId());
			if (!isObject(given)) return answered([notAnObject(0)], 200);
			const { id: _, ...fields } = given;
			const writing: Writing = { crm, module, user, options, unmodifiedSince: unmodifiedSince(call) };
			return answered([update(writing, record, fields, '$.data[0]')], 200);
		}),
	},
];

/** The update of a record that names itself by `id` in the body. */
export function updateById(writing: Writing, given: unknown, index: number) {
	if (!isObject(given)) return notAnObject(index);
	const { id, ...fields } = given;
	const path = `$.data[${index}]`;
	if (id === undefined || id === null) return mandatory('id', `${path}.id`);
	const record = writing.crm.record(writing.module.apiName, String(id));
	if (record) return update(writing, record, fields, path);
	return crmError('INVALID_DATA', 'the id given seems to be invalid', {
		api_name: 'id',
		json_path: `${path}.id`,
	});
}
