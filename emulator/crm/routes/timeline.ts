import type { Route } from '../../service';
import { answer, moduleOf, RefusedCall } from '../answer';
import { choiceAsked, isRecordId, numberAsked } from '../asked';
import type { CrmStore } from '../entities';
import { dateTime, shownUser } from '../formatters';
import type { CrmRecord, Value, Write } from '../records';
import { bare, crmError } from '../refusals';
import { moduleScopes } from '../scopes';

const actions: Record<Write['action'], string> = { insert: 'added', update: 'updated', delete: 'deleted' };

export const timelineRoutes: Route[] = [
	{
		method: 'GET',
		path: '/crm/v8/:module/:id/__timeline',
		summary: 'List what happened to a record',
		scopes: moduleScopes.read,
		query: ['page', 'per_page', 'sort_by', 'sort_order'],
		handle: answer(bare, (call, crm) => {
			const module = moduleOf(call, crm);
			const { id = '' } = call.params;
			const record = isRecordId(id) ? crm.record(module.apiName, id) : undefined;
			if (!record) {
				const details = { resource_path_index: 1 };
				throw new RefusedCall(crmError('INVALID_DATA', 'the related id given seems to be invalid', details));
			}
			const page = numberAsked(call, 'page', 1);
			const perPage = numberAsked(call, 'per_page', 200, 200);
			choiceAsked(call, 'sort_by', ['audited_time'], 'audited_time');
			const order = choiceAsked(call, 'sort_order', ['asc', 'desc'], 'desc');
			const events = crm.writes.flatMap((write, index) =>
				write.module === module.apiName && write.id === id ? [shownEvent(crm, record, write, index)] : [],
			);
			if (order === 'desc') events.reverse();
			const shown = events.slice((page - 1) * perPage, page * perPage);
			if (shown.length === 0) return { status: 204 };
			const more = events.length > page * perPage;
			const info = { per_page: perPage, page, count: shown.length, more_records: more };
			return { status: 200, body: { __timeline: shown, info } };
		}),
	},
];

/** A write of the record; its place in the organisation's log makes its id. */
function shownEvent(crm: CrmStore, record: CrmRecord, write: Write, index: number) {
	return {
		id: String(BigInt(crm.organization.id) * 1_000_000n + BigInt(index)),
		action: actions[write.action],
		audited_time: dateTime(write.time, crm.organization.timeZone),
		done_by: shownUser(crm, write.userId),
		source: 'crm_api',
		record: { id: record.id, name: crm.nameOf(record), module: { api_name: record.module } },
		field_history:
			write.action === 'update'
				? Object.entries(write.changes).map(([apiName, { old, new: value }]) => ({
						api_name: apiName,
						field_label: crm.field(record.module, apiName)?.label ?? apiName,
						data_type: crm.field(record.module, apiName)?.dataType,
						_value: { old: shown(old), new: shown(value) },
					}))
				: [],
	};
}

/** Histories hold texts only. */
function shown(value: Value): string | null {
	if (value === null) return null;
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
