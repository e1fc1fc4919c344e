import type { Call, Route } from '../../service';
import { answer, moduleOf, RefusedCall } from '../answer';
import { fieldsRequired, idsRequired } from '../asked';
import type { CrmStore } from '../entities';
import { listed } from '../formatters';
import type { RelatedList } from '../metadata';
import { pageOf } from '../paging';
import type { CrmRecord } from '../records';
import { bare, crmError, enveloped, invalidId } from '../refusals';
import { link, relatedTo, unlink } from '../relations';
import { moduleScopes } from '../scopes';
import { isObject } from '../values';
import { writeBodyOf } from '../writeBody';
import { answered, notAnObject } from '../writing';
import { orderedBy } from './records';

const path = '/crm/v8/:module/:id/:list';

export const relatedRecordRoutes: Route[] = [
	{
		method: 'GET',
		path,
		summary: 'List the records of a related list',
		scopes: moduleScopes.read,
		query: ['fields', 'page', 'per_page', 'page_token'],
		handle: answer(bare, (call, crm, user) => {
			const { parent, list } = relationOf(call, crm);
			const related = crm.module(list.module);
			if (!related) throw new TypeError(`A related list shows ${list.module}, which does not exist`);
			const fields = fieldsRequired(call, related);
			const page = pageOf(call, crm, user, orderedBy(relatedTo(crm, parent, list), 'id', true));
			if (page.records.length === 0) return { status: 204 };
			const data = page.records.map((record) => listed(crm, record, fields));
			return { status: 200, body: { data, info: page.info } };
		}),
	},
	{
		method: 'PUT',
		path,
		summary: 'Link up to 100 records, or change what their links say',
		scopes: moduleScopes.update,
		handle: answer(enveloped, (call, crm) => {
			const { parent, list } = linkable(call, crm);
			const items = writeBodyOf(call).records.map((given, index) =>
				isObject(given) ? link(crm, parent, list, given, `$.data[${index}]`) : notAnObject(index),
			);
			return answered(items, 200);
		}),
	},
	{
		method: 'DELETE',
		path,
		summary: 'Unlink up to 100 records',
		scopes: moduleScopes.delete,
		query: ['ids'],
		handle: answer(enveloped, (call, crm) => {
			const { parent, list } = linkable(call, crm);
			return answered(
				idsRequired(call).map((id) => unlink(crm, parent, list, id)),
				200,
			);
		}),
	},
];

function relationOf(call: Call, crm: CrmStore): { parent: CrmRecord; list: RelatedList } {
	const module = moduleOf(call, crm);
	const list = module.relatedLists.find(({ apiName }) => apiName === call.params.list);
	if (!list) {
		const details = { resource_path_index: 2 };
		throw new RefusedCall(crmError('INVALID_DATA', 'The relation name given seems to be invalid', details));
	}
	const parent = crm.record(module.apiName, call.params.id ?? '');
	if (!parent) throw new RefusedCall(invalidId());
	return { parent, list };
}

/** Records that are in a list by a lookup of their own cannot be linked. */
function linkable(call: Call, crm: CrmStore): { parent: CrmRecord; list: RelatedList } {
	const relation = relationOf(call, crm);
	if (relation.list.linked) return relation;
	const message = 'the relation cannot be updated';
	throw new RefusedCall(crmError('CANNOT_BE_UPDATED', message, { resource_path_index: 2 }));
}
