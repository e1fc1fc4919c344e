import type { CrmStore } from './entities';
import { type Field, isRichText } from './metadata';
import type { CrmRecord, CrmUser, DeletedRecord, Link, Participant, Row, StoredFile, Value } from './records';

/** What a list leaves out altogether, whatever `fields` asks for. */
const notInLists = ['subform', 'multiselectlookup', 'multiuserlookup'];

/** Lists cut rich text off here; `fetch_full_data` has the whole of it. */
const richTextInLists = 500;

const day = 24 * 60 * 60 * 1000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** `2026-08-25T10:00:00-05:00`: local time of the zone with its offset, no milliseconds. */
export function dateTime(time: number | string, timeZone: string): string {
	const format =
		formats.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
	formats.set(timeZone, format);
	const instant = new Date(time);
	const zone = format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? '';
	const offset = zone.replace('GMT', '') || '+00:00';
	const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6));
	const local = new Date(instant.getTime() + (offset.startsWith('-') ? -minutes : minutes) * 60_000);
	return local.toISOString().slice(0, 19) + offset;
}

export const fullNameOf = (user: CrmUser): string => `${user.firstName} ${user.lastName}`;

export function shownUser(store: CrmStore, id: Value | undefined): { name: string; id: string } | null {
	const user = typeof id === 'string' ? store.user(id) : undefined;
	return user ? { name: fullNameOf(user), id: user.id } : null;
}

/** A record as a list shows it: the asked fields and the id. */
export function listed(
	store: CrmStore,
	record: CrmRecord,
	apiNames: readonly string[],
): Record<string, unknown> {
	const shown: Record<string, unknown> = {};
	for (const apiName of apiNames) {
		const field = store.field(record.module, apiName);
		if (!field || notInLists.includes(field.dataType)) continue;
		const value = shownField(store, record, field);
		shown[apiName] = isRichText(field) && typeof value === 'string' ? value.slice(0, richTextInLists) : value;
	}
	return { ...shown, id: record.id };
}

/**
 * A record as it is shown by itself: every visible field (or the asked ones), whole, and Zoho's own `$`
 * properties.
 */
export function whole(
	store: CrmStore,
	record: CrmRecord,
	apiNames?: readonly string[],
): Record<string, unknown> {
	const fields = store.module(record.module)?.fields ?? [];
	const shown: Record<string, unknown> = {};
	for (const field of fields) {
		if (apiNames && !apiNames.includes(field.apiName)) continue;
		shown[field.apiName] = shownField(store, record, field);
	}
	return apiNames ? { ...shown, id: record.id } : { ...shown, ...properties(store, record) };
}

/** The whole rich text of a record, and nothing else but its id. */
export function richTexts(
	store: CrmStore,
	record: CrmRecord,
	apiNames: readonly string[],
): Record<string, unknown> {
	return {
		...Object.fromEntries(apiNames.map((name) => [name, store.valueOf(record, name)])),
		id: record.id,
	};
}

function properties(store: CrmStore, record: CrmRecord): Record<string, unknown> {
	return {
		$approval_state: 'approved',
		$editable: !record.locked,
		$locked_for_me: record.locked,
		$currency_symbol: store.organization.currencySymbol,
		...(record.module === 'Leads' ? { $converted: record.converted } : {}),
		...(record.fields.$se_module === undefined ? {} : { $se_module: record.fields.$se_module }),
	};
}

function shownField(store: CrmStore, record: CrmRecord, field: Field): unknown {
	if (field.apiName === 'Tag') {
		return shownTags(store, record);
	}
	if (field.apiName === 'Layout') {
		const layout = store.module(record.module)?.layouts.find(({ id }) => id === record.layoutId);
		return layout ? { display_label: layout.name, name: layout.name, id: layout.id } : null;
	}
	const target = field.lookup === 'se_module' ? String(record.fields.$se_module) : field.lookup;
	return shownValue(store, field, store.valueOf(record, field.apiName), target, record);
}

/** A value in Zoho's form. */
export function shownValue(
	store: CrmStore,
	field: Field,
	value: Value,
	target: string | undefined,
	parent: CrmRecord,
): unknown {
	if (value === null) return field.dataType === 'subform' || field.linking ? [] : null;
	switch (field.dataType) {
		case 'datetime':
			return dateTime(String(value), store.organization.timeZone);
		case 'ownerlookup':
		case 'userlookup': {
			const user = shownUser(store, value);
			return user && { ...user, email: store.user(user.id)?.email };
		}
		case 'lookup':
			return reference(store, target ?? '', String(value));
		case 'subform':
			return (value as Row[]).map((row) => shownRow(store, field, row, parent));
		case 'multiselectlookup':
		case 'multiuserlookup': {
			const { connectedLookupApiName: key = '', connectedModule } = field.linking ?? {};
			return (value as Link[]).map(({ id, to }) => ({
				[key]: connectedModule ? reference(store, connectedModule, to) : shownUser(store, to),
				id,
			}));
		}
		case 'fileupload':
		case 'imageupload':
			return (value as StoredFile[]).map((file) => ({
				id: file.id,
				File_Id__s: file.fileId,
				File_Name__s: file.name,
				Size__s: file.size,
			}));
		case 'participants':
			return (value as Participant[]).map((participant) => ({ ...participant }));
		default:
			return value;
	}
}

function reference(store: CrmStore, module: string, id: string): { name: string; id: string } | null {
	const record = store.record(module, id);
	return record ? { name: store.nameOf(record), id } : null;
}

function shownRow(store: CrmStore, subform: Field, row: Row, parent: CrmRecord): Record<string, unknown> {
	const shown: Record<string, unknown> = {
		id: row.id,
		Parent_Id: { name: store.nameOf(parent), id: parent.id },
	};
	for (const field of store.module(subform.subform ?? '')?.fields ?? []) {
		const value = field.compute ? field.compute(row.fields) : (row.fields[field.apiName] ?? null);
		shown[field.apiName] = shownValue(store, field, value, field.lookup, parent);
	}
	return shown;
}

/** A deleted record: for 60 days in the recycle bin, then only known by its id. */
export function shownDeleted(store: CrmStore, record: DeletedRecord): Record<string, unknown> {
	const permanent = store.clock.now() - record.deletedTime > 60 * day;
	return {
		deleted_by: permanent ? null : shownUser(store, record.deletedBy),
		id: record.id,
		display_name: permanent ? null : record.displayName,
		type: permanent ? 'permanent' : 'recycle',
		created_by: permanent ? null : shownUser(store, record.createdBy),
		deleted_time: dateTime(record.deletedTime, store.organization.timeZone),
	};
}

/** The tags of a record, as it shows them. */
export const shownTags = (store: CrmStore, { module, tags }: CrmRecord): Array<Record<string, unknown>> =>
	tags.map((name) => {
		const { id, color } = store.tag(module, name);
		return { name, id, color_code: color };
	});
