import type { Route } from '../../service';
import { answer, moduleOf, RefusedCall, type Wording } from '../answer';
import { choiceAsked, idsListed, isRecordId, numberAsked, timeAsked } from '../asked';
import type { CrmStore } from '../entities';
import { shownDeleted } from '../formatters';
import type { Module } from '../metadata';
import { type CrmRecord, type CrmUser, plainWrite } from '../records';
import { bare, crmError, enveloped, noPermission } from '../refusals';
import { moduleScopes } from '../scopes';
import { answered, type ItemAnswer } from '../writing';

const day = 24 * 60 * 60 * 1000;
/** How long Zoho remembers what was deleted. */
const remembered = 120 * day;

export const deletionRoutes: Route[] = [
	{
		method: 'DELETE',
		path: '/crm/v8/:module',
		summary: 'Delete up to 100 records',
		scopes: moduleScopes.delete,
		query: ['ids', 'wf_trigger'],
		handle: answer(bare, (call, crm, user) => {
			const module = moduleOf(call, crm, ofDeletion);
			const ids = idsListed(call);
			const wrong = ids.filter((id) => !isRecordId(id));
			if (wrong.length > 0) return answered(wrong.map(notReadable), 200);
			const automations = choiceAsked(call, 'wf_trigger', ['true', 'false'], 'true');
			return answered(
				ids.map((id) => remove(crm, module, user, id, automations)),
				200,
			);
		}),
	},
	{
		method: 'DELETE',
		path: '/crm/v8/:module/:id',
		summary: 'Delete a record',
		scopes: moduleScopes.delete,
		query: ['wf_trigger'],
		handle: answer(bare, (call, crm, user) => {
			const module = moduleOf(call, crm, ofDeletion);
			const { id = '' } = call.params;
			const automations = choiceAsked(call, 'wf_trigger', ['true', 'false'], 'true');
			if (!isRecordId(id)) throw new RefusedCall(notDeleted('invalid record id', { resource_path_index: 0 }));
			if (!crm.record(module.apiName, id)) {
				throw new RefusedCall(notDeleted('record not deleted', { resource_path_index: 1 }));
			}
			return answered([remove(crm, module, user, id, automations)], 200);
		}),
	},
	{
		method: 'GET',
		path: '/crm/v8/:module/deleted',
		summary: 'List deleted records',
		scopes: moduleScopes.read,
		query: ['type', 'page', 'per_page'],
		handle: answer(enveloped, (call, crm) => {
			const module = moduleOf(call, crm);
			const type = typeAsked(call.query.type);
			const page = numberAsked(call, 'page', 1);
			const perPage = numberAsked(call, 'per_page', 200, 200);
			const since = timeAsked(call, 'if-modified-since') ?? 0;
			const now = crm.clock.now();
			const all = crm
				.deleted(module.apiName)
				.filter(({ deletedTime }) => deletedTime > since && now - deletedTime < remembered)
				.map((record) => shownDeleted(crm, record))
				.filter((record) => type === 'all' || record.type === type);
			const data = all.slice((page - 1) * perPage, page * perPage);
			if (data.length === 0) return { status: 204 };
			const info = { per_page: perPage, count: data.length, page, more_records: all.length > page * perPage };
			return { status: 200, body: { data, info } };
		}),
	},
];

const ofDeletion: Wording = {
	noPermission: ({ apiName }) => noPermission(`Crm_Implied_View_${apiName}`, 'Permission denied to delete'),
	notAuthorized: crmError(
		'AUTHORIZATION_FAILED',
		'User does not have sufficient privilege to delete records',
	),
};

/** What is no id spoils the whole call: nothing is deleted. */
const notReadable = (id: string) =>
	crmError('INVALID_DATA', 'either the request body or parameters is in wrong format', { id });

const notDeleted = (message: string, details: Record<string, unknown>) =>
	crmError('INVALID_DATA', message, details);

function typeAsked(type = 'all'): string {
	if (['all', 'recycle', 'permanent'].includes(type)) return type;
	const message = 'Please check whether the input values are correct';
	throw new RefusedCall(crmError('PATTERN_NOT_MATCHED', message, { param_name: 'type' }));
}

function remove(
	crm: CrmStore,
	module: Module,
	user: CrmUser,
	id: string,
	automations: 'true' | 'false',
): ItemAnswer {
	const record: CrmRecord | undefined = crm.record(module.apiName, id);
	if (!record) return notDeleted('record not deleted', { id });
	if (record.locked) {
		const message = 'You cannot perform this operation as the record is locked.';
		return crmError('RECORD_LOCKED', message, { action: 'record_locking', id });
	}
	crm.remove(record, user.id, automations === 'true' ? plainWrite : { ...plainWrite, trigger: [] });
	return { code: 'SUCCESS', details: { id }, message: 'record deleted', status: 'success' };
}
