import type { Call, Reply } from '../service';
import { timeAsked } from './asked';
import type { CrmStore } from './entities';
import { dateTime, shownUser } from './formatters';
import type { Module } from './metadata';
import type { CrmRecord, CrmUser, WriteOptions } from './records';
import { type CrmError, crmError, joined, wrongType } from './refusals';
import { type Validated, validate } from './validation';

/** The answer for one record of a write. */
export type ItemAnswer =
	CrmError | { code: 'SUCCESS'; details: Record<string, unknown>; message: string; status: 'success' };

/** What all records of one call have in common. */
export interface Writing {
	crm: CrmStore;
	module: Module;
	user: CrmUser;
	options: WriteOptions;
	/** Records modified after this are left alone. Milliseconds since the epoch. */
	unmodifiedSince?: number;
}

/** The header that guards an update against what others changed meanwhile. */
export const unmodifiedSince = (call: Call): number | undefined => timeAsked(call, 'if-unmodified-since');

export function insert(writing: Writing, given: Record<string, unknown>, path: string): ItemAnswer {
	const { crm, module, user, options } = writing;
	const validated = validate(crm, module, given, path);
	const error = joined(validated.errors);
	if (error) return error;
	const record = crm.add(module.apiName, { Owner: user.id, ...validated.fields }, user.id, options);
	adopt(record, validated);
	return success(crm, record, 'record added');
}

export function update(
	writing: Writing,
	record: CrmRecord,
	given: Record<string, unknown>,
	path: string,
): ItemAnswer {
	const { crm, module, user, options } = writing;
	if (record.locked) return lockedError(path);
	const modified = Date.parse(String(record.fields.Modified_Time));
	if (writing.unmodifiedSince !== undefined && modified > writing.unmodifiedSince) {
		const message = 'record updated time has already passed if-unmodified-since time';
		return crmError('ALREADY_MODIFIED', message, stamps(crm, record));
	}
	const validated = validate(crm, module, given, path, record);
	const error = joined(validated.errors);
	if (error) return error;
	crm.change(record, validated.fields, user.id, options);
	adopt(record, validated);
	return success(crm, record, 'record updated');
}

/** What a record that is not even an object answers. */
export const notAnObject = (index: number): CrmError => wrongType('data', `$.data[${index}]`, 'jsonobject');

const lockedError = (path: string): CrmError =>
	crmError('RECORD_LOCKED', 'Sorry, you cannot perform this operation as the record is locked.', {
		api_name: 'id',
		json_path: `${path}.id`,
		action: 'record_locking',
	});

/** Gives a record its tags and layout, where a write names them. */
export function adopt(record: CrmRecord, { tags, layoutId }: Validated): void {
	record.tags = tags ?? record.tags;
	record.layoutId = layoutId ?? record.layoutId;
}

/** The answer for a record that was written. */
export const success = (crm: CrmStore, record: CrmRecord, message: string): ItemAnswer => ({
	code: 'SUCCESS',
	details: { ...stamps(crm, record), $approval_state: 'approved' },
	message,
	status: 'success',
});

/** Who made and changed a record and when, as answers to writes tell it. */
export function stamps(crm: CrmStore, record: CrmRecord): Record<string, unknown> {
	const { timeZone } = crm.organization;
	return {
		Modified_Time: dateTime(String(record.fields.Modified_Time), timeZone),
		Modified_By: shownUser(crm, record.fields.Modified_By),
		Created_Time: dateTime(String(record.fields.Created_Time), timeZone),
		id: record.id,
		Created_By: shownUser(crm, record.fields.Created_By),
	};
}

/**
 * 207 when some records were refused, 400 when all were; 412 when that was all because others had changed
 * them.
 */
export function answered(items: ItemAnswer[], status: 200 | 201): Reply {
	const refused = items.filter((item) => item.status === 'error');
	const body = { data: items };
	if (refused.length === 0) return { status, body };
	if (refused.length < items.length) return { status: 207, body };
	return { status: refused.every(({ code }) => code === 'ALREADY_MODIFIED') ? 412 : 400, body };
}
