import type { Route } from '../../service';
import { answer, moduleOf, RefusedCall } from '../answer';
import { isRecordId } from '../asked';
import type { Module } from '../metadata';
import type { CrmRecord, Values } from '../records';
import { enveloped, invalidId } from '../refusals';
import { moduleScopes } from '../scopes';
import { answered, type ItemAnswer } from '../writing';

/** What a copy has of its own. */
const own = ['Created_By', 'Created_Time', 'Modified_By', 'Modified_Time'];

export const cloneRoutes: Route[] = [
	{
		method: 'POST',
		path: '/crm/v8/:module/:id/actions/clone',
		summary: 'Copy a record',
		scopes: moduleScopes.create,
		accepts: 'none',
		handle: answer(enveloped, (call, crm, user) => {
			const module = moduleOf(call, crm);
			const { id = '' } = call.params;
			const record = isRecordId(id) ? crm.record(module.apiName, id) : undefined;
			if (!record) throw new RefusedCall(invalidId());
			const copy = crm.add(module.apiName, copied(module, record), user.id);
			copy.tags = [...record.tags];
			copy.layoutId = record.layoutId;
			const item: ItemAnswer = {
				code: 'SUCCESS',
				details: { id: copy.id },
				message: 'record added',
				status: 'success',
			};
			return answered([item], 201);
		}),
	},
];

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
