import type { Call, Route } from '../../service';
import { answer, moduleOf, RefusedCall } from '../answer';
import { choiceAsked, fieldsRequired, idsAsked, isRecordId } from '../asked';
import type { CrmStore } from '../entities';
import { listed } from '../formatters';
import type { Module, RelatedList } from '../metadata';
import { pageOf } from '../paging';
import type { CrmRecord } from '../records';
import { bare, crmError, invalidData, invalidId, mandatory } from '../refusals';
import { link, relatedTo, unlink } from '../relations';
import { moduleScopes } from '../scopes';
import { isObject } from '../values';
import { writeBodyOf } from '../writeBody';
import { answered, notAnObject } from '../writing';
import { isOf, orderedBy } from './records';

const path = '/crm/v8/:module/:id/:list';
const one = `${path}/:related`;
const listQuery = ['fields', 'ids', 'page', 'per_page', 'page_token', 'sort_by', 'sort_order', 'converted'];
/** Records that one call unlinks. */
const maximumIds = 100;

export const relatedRecordRoutes: Route[] = [
	{
		method: 'GET',
		path,
		summary: 'List the records of a related list',
		scopes: moduleScopes.read,
		query: listQuery,
		handle: answer(bare, (call, crm, user) => {
			const { parent, list, related } = relationOf(call, crm);
			const fields = fieldsRequired(call, related);
			const ids = idsAsked(call);
			const sortBy = choiceAsked(call, 'sort_by', ['id', 'Created_Time', 'Modified_Time'], 'id');
			const sortOrder = choiceAsked(call, 'sort_order', ['asc', 'desc'], 'desc');
			const converted = choiceAsked(call, 'converted', ['true', 'false', 'both'], 'both');
			const found = relatedTo(crm, parent, list)
				.filter(({ id }) => ids?.includes(id) ?? true)
				.filter((record) => isOf(converted, record));
			const page = pageOf(call, crm, user, orderedBy(found, sortBy, sortOrder === 'desc'));
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
		handle: answer(bare, (call, crm) => {
			const { parent, list } = linkable(call, crm);
			const items = writeBodyOf(call).records.map((given, index) => {
				const at = `$.data[${index}]`;
				if (!isObject(given)) return notAnObject(index);
				if (given.id === undefined) return mandatory('id', `${at}.id`);
				return link(crm, parent, list, given, at);
			});
			return answered(items, 200);
		}),
	},
	{
		method: 'DELETE',
		path,
		summary: 'Unlink up to 100 records',
		scopes: moduleScopes.delete,
		query: ['ids'],
		handle: answer(bare, (call, crm) => {
			const { parent, list } = linkable(call, crm);
			return answered(
				idsToUnlink(call).map((id) => unlink(crm, parent, list, id)),
				200,
			);
		}),
	},
	{
		method: 'GET',
		path: one,
		summary: 'Get a record of a related list',
		scopes: moduleScopes.read,
		query: ['fields'],
		handle: answer(bare, (call, crm) => {
			const { parent, list, related } = relationOf(call, crm);
			const fields = fieldsRequired(call, related);
			const { related: id = '' } = call.params;
			if (!isRecordId(id)) throw new RefusedCall(invalidRelated());
			const record = relatedTo(crm, parent, list).find((found) => found.id === id);
			return record ? { status: 200, body: { data: [listed(crm, record, fields)] } } : { status: 204 };
		}),
	},
	{
		method: 'PUT',
		path: one,
		summary: 'Link a record, or change what its link says',
		scopes: moduleScopes.update,
		handle: answer(bare, (call, crm) => {
			const { parent, list } = linkable(call, crm);
			const id = call.params.related ?? '';
			if (!crm.record(list.module, id)) throw new RefusedCall(invalidRelated());
			const [given, ...others] = writeBodyOf(call).records;
			if (others.length > 0) throw new RefusedCall(invalidData('data', '$.data', { maximum_length: 1 }));
			const item = isObject(given) ? link(crm, parent, list, { ...given, id }, '$.data[0]') : notAnObject(0);
			return answered([item], 200);
		}),
	},
	{
		method: 'DELETE',
		path: one,
		summary: 'Unlink a record',
		scopes: moduleScopes.delete,
		handle: answer(bare, (call, crm) => {
			const { parent, list } = linkable(call, crm);
			const item = unlink(crm, parent, list, call.params.related ?? '');
			if (item.status === 'error') throw new RefusedCall(invalidRelated());
			return answered([item], 200);
		}),
	},
];

function relationOf(call: Call, crm: CrmStore): { parent: CrmRecord; list: RelatedList; related: Module } {
	const module = moduleOf(call, crm);
	const list = module.relatedLists.find(({ apiName }) => apiName === call.params.list);
	const related = list && crm.module(list.module);
	if (!list || !related) {
		const details = { resource_path_index: 2 };
		throw new RefusedCall(crmError('INVALID_DATA', 'The relation name given seems to be invalid', details));
	}
	const parent = crm.record(module.apiName, call.params.id ?? '');
	if (!parent) throw new RefusedCall(invalidId());
	return { parent, list, related };
}

/** Records that are in a list by a lookup of their own cannot be linked. */
function linkable(call: Call, crm: CrmStore): { parent: CrmRecord; list: RelatedList } {
	const relation = relationOf(call, crm);
	if (relation.list.linked) return relation;
	const message = 'the relation cannot be updated';
	throw new RefusedCall(crmError('CANNOT_BE_UPDATED', message, { resource_path_index: 2 }));
}

/** Here Zoho has other words for ids that are missing, too many or none than elsewhere. */
function idsToUnlink({ query: { ids = '' } }: Call): string[] {
	const list = ids.split(',').map((id) => id.trim());
	if (ids.trim() === '') {
		const message = 'required param is missing';
		throw new RefusedCall(crmError('MANDATORY_NOT_FOUND', message, { param_name: 'ids' }));
	}
	if (list.length > maximumIds) {
		const details = { limit: String(maximumIds), param_name: 'ids' };
		throw new RefusedCall(crmError('LIMIT_EXCEEDED', 'limit exceeded', details));
	}
	if (list.every(isRecordId)) return list;
	const message = 'either the request body or parameters is in wrong format';
	throw new RefusedCall(crmError('UNABLE_TO_PARSE_DATA_TYPE', message));
}

const invalidRelated = () =>
	crmError('INVALID_DATA', 'the related id given seems to be invalid', { resource_path_index: 3 });
