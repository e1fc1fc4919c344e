import type { Call, Route } from '../../service';
import { answer, moduleOf, ofRecords, RefusedCall } from '../answer';
import { choiceAsked, fieldsAsked, fieldsRequired, idsAsked, isRecordId, notBoth, timeAsked } from '../asked';
import type { CrmStore } from '../entities';
import { listed, whole } from '../formatters';
import type { Module } from '../metadata';
import { type Ordered, pageOf } from '../paging';
import type { CrmRecord, CrmUser } from '../records';
import { bare, crmError, invalidId, invalidParameter } from '../refusals';
import { moduleScopes } from '../scopes';
import { viewCondition } from '../views';

export const recordRoutes: Route[] = [
	{
		method: 'GET',
		path: '/crm/v8/:module',
		summary: 'List records of a module',
		scopes: moduleScopes.read,
		query: [
			'fields',
			'ids',
			'cvid',
			'page',
			'per_page',
			'page_token',
			'sort_by',
			'sort_order',
			'converted',
			'approved',
		],
		heavy: (call) => call.query.sort_by !== undefined || call.query.cvid !== undefined,
		credits: (call) => (call.query.cvid === undefined ? 1 : 3),
		handle: answer(bare, (call, crm, user) => {
			const module = moduleOf(call, crm, ofRecords);
			const fields = fieldsRequired(call, module);
			notBoth(call, 'cvid', 'sort_by');
			const sortBy = sortingAsked(call);
			const sortOrder = choiceAsked(call, 'sort_order', ['asc', 'desc'], 'desc');
			const records = chosen(call, crm, user, module);
			const since = timeAsked(call, 'if-modified-since');
			const changed =
				since === undefined ? records : records.filter((record) => modifiedAfter(record, since));
			if (changed.length === 0) return { status: since === undefined ? 204 : 304 };

			const page = pageOf(call, crm, user, orderedBy(changed, sortBy, sortOrder === 'desc'));
			if (page.records.length === 0) return { status: 204 };
			return {
				status: 200,
				body: {
					data: page.records.map((record) => listed(crm, record, fields)),
					info: { ...page.info, sort_by: sortBy, sort_order: sortOrder },
				},
			};
		}),
	},
	{
		method: 'GET',
		path: '/crm/v8/:module/:id',
		summary: 'Get a record',
		scopes: moduleScopes.read,
		query: ['fields'],
		handle: answer(bare, (call, crm) => {
			const module = moduleOf(call, crm, ofRecords);
			const fields = fieldsAsked(call, module);
			const { id = '' } = call.params;
			if (!isRecordId(id)) return bare(invalidId());
			const record = crm.record(module.apiName, id);
			if (!record) return { status: 204 };
			const since = timeAsked(call, 'if-modified-since');
			if (since !== undefined && !modifiedAfter(record, since)) return { status: 304 };
			return { status: 200, body: { data: [whole(crm, record, fields)] } };
		}),
	},
];

const sortings = ['id', 'Created_Time', 'Modified_Time'];

function sortingAsked({ query: { sort_by: asked = 'id' } }: Call): string {
	if (sortings.includes(asked)) return asked;
	const details = { param_name: 'sort_by', supported_values: sortings };
	throw new RefusedCall(crmError('INVALID_DATA', 'invalid data', details));
}

/** The records a list is about: the given ids, or all that the view and the conversion let through. */
function chosen(call: Call, crm: CrmStore, user: CrmUser, module: Module): CrmRecord[] {
	const converted = choiceAsked(call, 'converted', ['true', 'false', 'both'], 'false');
	if (approvedAsked(call) === 'false') return [];
	const view = viewAsked(call, crm, module, user);
	const ids = idsAsked(call);
	const records = ids
		? ids.flatMap((id) => crm.record(module.apiName, id) ?? [])
		: crm.records(module.apiName).filter((record) => isOf(converted, record));
	return view ? records.filter(view) : records;
}

/** No module of this organisation has an approval process, so every record counts as approved. */
export const approvedAsked = (call: Call) => choiceAsked(call, 'approved', ['true', 'false', 'both'], 'true');

/** `converted` tells leads that became contacts from those that are still leads. */
export const isOf = (converted: 'true' | 'false' | 'both', record: CrmRecord): boolean =>
	converted === 'both' || record.converted === (converted === 'true');

export function viewAsked(call: Call, crm: CrmStore, module: Module, user: CrmUser) {
	if (call.query.cvid === undefined) return undefined;
	const view = module.views.find(({ id }) => id === call.query.cvid);
	if (!view) throw new RefusedCall(invalidParameter('cvid'));
	return view.criteria && viewCondition(crm, module, view.criteria, user);
}

const modifiedAfter = (record: CrmRecord, time: number): boolean =>
	Date.parse(String(record.fields.Modified_Time)) > time;

/** Ids and stored times sort as text; records of the same second keep the order of their ids. */
export function orderedBy(records: CrmRecord[], sortBy: string, descending: boolean): Ordered {
	const keyOf = (record: CrmRecord) => (sortBy === 'id' ? '' : String(record.fields[sortBy]));
	const sign = descending ? -1 : 1;
	const place = (a: { key: string; id: string }, b: { key: string; id: string }) =>
		sign * (compare(a.key, b.key) || compare(a.id, b.id));
	const startAfter = (record: CrmRecord) => ({ key: keyOf(record), id: record.id });
	return {
		records: [...records].sort((a, b) => place(startAfter(a), startAfter(b))),
		startAfter,
		isAfter: (record, start) => place(startAfter(record), start) > 0,
	};
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
