import type { CrmStore } from './entities';
import { dateTime, shownUser } from './formatters';
import { type CrmRecord, type CrmUser, toUtc } from './records';
import { type CrmError, crmError, invalidData, mandatory, wrongType } from './refusals';
import { isObject } from './values';
import { stamps } from './writing';

/** A note is kept like a record whose only fields are its own; `parentModule` says where its parent is. */
export interface Note extends CrmRecord {
	parentModule: string;
}

type Written = Record<string, unknown>;

const fieldNames = ['Note_Title', 'Note_Content', 'Parent_Id', 'id'];
/** Characters; Zoho CRM v8, create notes. */
const lengths: Record<string, number> = { Note_Title: 120, Note_Content: 32_000 };

/** What is wrong with a note that is sent, or nothing. */
function errorIn(given: Written, path: string): CrmError | undefined {
	for (const [name, value] of Object.entries(given)) {
		if (!fieldNames.includes(name)) return invalidData(name, `${path}.${name}`);
		const length = lengths[name];
		if (length === undefined || value === null) continue;
		if (typeof value !== 'string') return wrongType(name, `${path}.${name}`, 'text');
		if (value.length > length) return invalidData(name, `${path}.${name}`, { maximum_length: length });
	}
	return undefined;
}

/** `{ id, module: { api_name } }`: the record a note is written to, or what is wrong with it. */
function parentIn(crm: CrmStore, given: unknown, path: string): CrmRecord | CrmError {
	if (!isObject(given)) return wrongType('Parent_Id', `${path}.Parent_Id`, 'jsonobject');
	const module = isObject(given.module) ? String(given.module.api_name) : '';
	if (!crm.module(module)) return invalidData('api_name', `${path}.Parent_Id.module.api_name`);
	return crm.record(module, String(given.id)) ?? invalidData('id', `${path}.Parent_Id.id`);
}

export function insertNote(crm: CrmStore, user: CrmUser, given: Written, path: string) {
	const error = errorIn(given, path);
	if (error) return error;
	const missing = ['Note_Content', 'Parent_Id'].filter((name) => !given[name]);
	if (missing.length > 0) return expected(missing, path);
	const parent = parentIn(crm, given.Parent_Id, path);
	if ('code' in parent) return parent;
	const time = toUtc(crm.clock.now());
	const note: Note = {
		id: crm.nextId(),
		module: 'Notes',
		parentModule: parent.module,
		fields: {
			Note_Title: (given.Note_Title as string | undefined) ?? null,
			Note_Content: given.Note_Content as string,
			Parent_Id: parent.id,
			...{ Owner: user.id, Created_By: user.id, Modified_By: user.id },
			...{ Created_Time: time, Modified_Time: time },
		},
		layoutId: '',
		tags: [],
		locked: false,
		converted: false,
	};
	crm.notes.set(note.id, note);
	return succeeded(stamps(crm, note), 'record added');
}

export function updateNote(crm: CrmStore, user: CrmUser, given: Written, path: string) {
	if (given.id === undefined) return mandatory('id', `${path}.id`);
	const note = crm.notes.get(String(given.id));
	if (!note) {
		return crmError('INVALID_DATA', 'the id given seems to be invalid', {
			api_name: 'id',
			json_path: `${path}.id`,
		});
	}
	const error = errorIn(given, path);
	if (error) return error;
	if ('Parent_Id' in given) {
		const details = { api_name: 'Parent_Id', json_path: `${path}.Parent_Id` };
		return crmError('NOT_ALLOWED', 'the parent of a note cannot be changed', details);
	}
	if (given.Note_Content === null || given.Note_Content === '') return expected(['Note_Content'], path);
	if (given.Note_Content === undefined && given.Note_Title === undefined) {
		return expected(['Note_Content', 'Note_Title'], path);
	}
	const { Note_Title: title, Note_Content: content } = given as Record<string, string | undefined>;
	Object.assign(note.fields, {
		...(title === undefined ? {} : { Note_Title: title }),
		...(content === undefined ? {} : { Note_Content: content }),
		Modified_By: user.id,
		Modified_Time: toUtc(crm.clock.now()),
	});
	return succeeded(stamps(crm, note), 'record updated');
}

const expected = (names: string[], path: string): CrmError =>
	crmError('EXPECTED_FIELD_MISSING', 'Expected field is missing', {
		expected_fields: names.map((name) => ({ api_name: name, json_path: `${path}.${name}` })),
	});

export function removeNote(crm: CrmStore, id: string) {
	if (!crm.notes.delete(id)) return crmError('INVALID_DATA', 'record not deleted', { id });
	return succeeded({ id }, 'record deleted');
}

const succeeded = (details: Record<string, unknown>, message: string) => ({
	code: 'SUCCESS' as const,
	details,
	message,
	status: 'success' as const,
});

/** The asked fields of a note, all of them where none are asked for; the id always. */
export function shownNote(crm: CrmStore, note: Note, fields?: readonly string[]): Record<string, unknown> {
	const parent = crm.record(note.parentModule, String(note.fields.Parent_Id));
	const module = crm.module(note.parentModule);
	const { timeZone } = crm.organization;
	const shown: Record<string, unknown> = {
		Note_Title: note.fields.Note_Title,
		Note_Content: note.fields.Note_Content,
		Parent_Id: parent && {
			module: { api_name: note.parentModule, id: module?.id },
			name: crm.nameOf(parent),
			id: parent.id,
		},
		Owner: shownUser(crm, note.fields.Owner),
		Created_By: shownUser(crm, note.fields.Created_By),
		Modified_By: shownUser(crm, note.fields.Modified_By),
		Created_Time: dateTime(String(note.fields.Created_Time), timeZone),
		Modified_Time: dateTime(String(note.fields.Modified_Time), timeZone),
	};
	const names = fields ?? Object.keys(shown);
	return { ...Object.fromEntries(names.map((name) => [name, shown[name] ?? null])), id: note.id };
}

/** Fields a list of notes can be asked for. */
export const noteFields = [
	...['Note_Title', 'Note_Content', 'Parent_Id', 'Owner'],
	...['Created_By', 'Modified_By', 'Created_Time', 'Modified_Time', 'id'],
];
