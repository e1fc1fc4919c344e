import type { Call, Route } from '../../service';
import { answer, moduleOf, RefusedCall, type Wording } from '../answer';
import { choiceAsked, isRecordId, numberAsked } from '../asked';
import type { CrmStore } from '../entities';
import { shownField } from '../fieldFormatters';
import { dateTime, shownUser } from '../formatters';
import type { CrmRecord, Value, Write } from '../records';
import { bare, crmError, invalidParameter } from '../refusals';
import { moduleScopes } from '../scopes';

const actions: Record<Write['action'], string> = { insert: 'added', update: 'updated', delete: 'deleted' };

const ofTimeline: Wording = { resourcePathIndex: 1 };

/** What `include` adds to every event; there are no extensions here, and no events but those of records. */
const additions: Record<string, unknown> = { extension: null, type: 'timeline' };

/** What `include_inner_details` adds to every changed field. */
const innerDetails = ['data_type', 'field_label', 'pick_list_values'] as const;

export const timelineRoutes: Route[] = [
	{
		method: 'GET',
		path: '/crm/v8/:module/:id/__timeline',
		summary: 'List what happened to a record',
		scopes: moduleScopes.read,
		query: ['page', 'per_page', 'sort_by', 'sort_order', 'include', 'include_inner_details'],
		handle: answer(bare, (call, crm) => {
			const module = moduleOf(call, crm, ofTimeline);
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
			const included = namesAsked(call, 'include', Object.keys(additions));
			const inner = namesAsked(
				call,
				'include_inner_details',
				innerDetails.map((name) => `field_history.${name}`),
			);
			const more = Object.fromEntries(included.map((name) => [name, additions[name]]));
			const events = crm.writes.flatMap((write, index) =>
				write.module === module.apiName && write.id === id
					? [{ ...shownEvent(crm, record, write, index, inner), ...more }]
					: [],
			);
			if (order === 'desc') events.reverse();
			const shown = events.slice((page - 1) * perPage, page * perPage);
			if (shown.length === 0) return { status: 204 };
			const info = {
				next_page_token: null,
				previous_page_token: null,
				count: shown.length,
				more_records: events.length > page * perPage,
				page,
				per_page: perPage,
			};
			return { status: 200, body: { __timeline: shown, info } };
		}),
	},
];

/** The names a parameter lists, all of them known. */
function namesAsked(call: Call, name: string, known: readonly string[]): string[] {
	const names = call.query[name]?.split(',') ?? [];
	if (names.every((asked) => known.includes(asked))) return names;
	throw new RefusedCall(invalidParameter(name));
}

/** A write of the record; its place in the organisation's log makes its id. */
function shownEvent(crm: CrmStore, record: CrmRecord, write: Write, index: number, inner: string[]) {
	const module = { api_name: record.module, id: crm.module(record.module)?.id };
	return {
		done_by: shownUser(crm, write.userId),
		related_record: null,
		automation_details: null,
		record: { module, name: crm.nameOf(record), id: record.id },
		audited_time: dateTime(write.time, crm.organization.timeZone),
		action: actions[write.action],
		id: String(BigInt(crm.organization.id) * 1_000_000n + BigInt(index)),
		source: 'crm_api',
		field_history: write.action === 'update' ? historyOf(crm, write, inner) : null,
	};
}

function historyOf(crm: CrmStore, { module, changes }: Write, inner: string[]) {
	return Object.entries(changes).map(([apiName, { old, new: value }]) => {
		const field = crm.field(module, apiName);
		const metadata = field ? shownField(crm, field) : {};
		const details = innerDetails.filter((name) => inner.includes(`field_history.${name}`));
		return {
			...Object.fromEntries(details.map((name) => [name, metadata[name]])),
			api_name: apiName,
			id: field?.id ?? null,
			_value: { new: shown(value), old: shown(old) },
		};
	});
}

/** Histories hold texts only. */
function shown(value: Value): string | null {
	if (value === null) return null;
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
