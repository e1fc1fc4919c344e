import type { Call, Route } from '../../service';
import { answer, moduleOf, ofRecords, RefusedCall } from '../answer';
import { isRecordId } from '../asked';
import type { Module } from '../metadata';
import { type CrmRecord, plainWrite, type Values } from '../records';
import { enveloped, invalidId, joined, limitExceeded } from '../refusals';
import { moduleScopes } from '../scopes';
import { validate } from '../validation';
import { isObject } from '../values';
import { type WriteBody, writeBodyOf } from '../writeBody';
import { adopt, answered, notAnObject, success } from '../writing';

/** What a copy has of its own. */
const own = ['Created_By', 'Created_Time', 'Modified_By', 'Modified_Time'];

export const cloneRoutes: Route[] = [
	{
		method: 'POST',
		path: '/crm/v8/:module/:id/actions/clone',
		summary: 'Copy a record; the body, if there is one, says what is different in the copy',
		scopes: moduleScopes.create,
		handle: answer(enveloped, (call, crm, user) => {
			const module = moduleOf(call, crm, ofRecords);
			const { records, options } = bodyOf(call);
			if (records.length > 1) throw new RefusedCall(limitExceeded('data', 1));
			const [given] = records;
			const { id = '' } = call.params;
			const record = isRecordId(id) ? crm.record(module.apiName, id) : undefined;
			if (!record) throw new RefusedCall(invalidId());
			if (!isObject(given)) return answered([notAnObject(0)], 201);

			const { id: _, ...differences } = given;
			// Not the record itself: what is unique about that one is taken.
			const validated = validate(crm, module, differences, '$.data[0]', { ...record, id: '' });
			const error = joined(validated.errors);
			if (error) return answered([error], 201);
			const copy = crm.add(
				module.apiName,
				{ ...copied(module, record), ...validated.fields },
				user.id,
				options,
			);
			copy.tags = [...record.tags];
			copy.layoutId = record.layoutId;
			adopt(copy, validated);
			return answered([success(crm, copy, 'record added')], 201);
		}),
	},
];

const bodyOf = (call: Call): WriteBody =>
	call.body === undefined ? { records: [{}], options: plainWrite } : writeBodyOf(call);

/** All values but the record's own; two records cannot share a unique one, so the copy goes without. */
function copied(module: Module, record: CrmRecord): Values {
	const kept = module.fields.filter(({ apiName, unique, autoNumber, compute }) => {
		const isOwn = own.includes(apiName) || unique !== undefined || autoNumber !== undefined || compute;
		return !isOwn && record.fields[apiName] !== undefined;
	});
	return Object.fromEntries(
		kept.map(({ apiName }) => [apiName, structuredClone(record.fields[apiName] ?? null)]),
	);
}
