import type { Call, Reply, Route } from '../../service';
import { answer, moduleOf, RefusedCall } from '../answer';
import { choiceAsked, idsAsked, idsRequired, isRecordId } from '../asked';
import type { CrmStore } from '../entities';
import { insertNote, type Note, noteFields, removeNote, shownNote, updateNote } from '../notes';
import { pageOf } from '../paging';
import type { CrmUser } from '../records';
import {
	bare,
	type CrmError,
	enveloped,
	invalidData,
	invalidId,
	invalidParameter,
	missingParameter,
} from '../refusals';
import { moduleScopes, needsAlso } from '../scopes';
import { isObject } from '../values';
import { writeBodyOf, writeWeight } from '../writeBody';
import { answered, notAnObject } from '../writing';
import { orderedBy } from './records';

const scope = (operation: string) => [`ZohoCRM.modules.notes.${operation}`];
const listQuery = ['fields', 'ids', 'page', 'per_page', 'page_token', 'sort_by', 'sort_order'];

export const noteRoutes: Route[] = [
	{
		method: 'GET',
		path: '/crm/v8/Notes',
		summary: 'List notes',
		scopes: scope('READ'),
		query: listQuery,
		handle: answer(bare, (call, crm, user) => {
			const ids = idsAsked(call);
			const notes = [...crm.notes.values()].filter(({ id }) => ids?.includes(id) ?? true);
			return list(call, crm, user, notes);
		}),
	},
	{
		method: 'GET',
		path: '/crm/v8/Notes/:id',
		summary: 'Get a note',
		scopes: scope('READ'),
		query: ['fields'],
		handle: answer(bare, (call, crm) => {
			const { id = '' } = call.params;
			if (!isRecordId(id)) return bare(invalidId());
			const note = crm.notes.get(id);
			return note ? { status: 200, body: { data: [shownNote(crm, note, fieldsOf(call))] } } : { status: 204 };
		}),
	},
	{
		method: 'GET',
		path: '/crm/v8/:module/:id/Notes',
		summary: 'List the notes of a record',
		scopes: scope('READ'),
		query: listQuery.filter((name) => name !== 'ids'),
		handle: answer(bare, (call, crm, user) => {
			const module = moduleOf(call, crm);
			const refusal = needsAlso(call, moduleScopes.read, module.apiName);
			if (refusal) return refusal;
			const record = crm.record(module.apiName, call.params.id ?? '');
			if (!record) throw new RefusedCall(invalidId());
			const notes = [...crm.notes.values()].filter(
				({ parentModule, fields }) => parentModule === module.apiName && fields.Parent_Id === record.id,
			);
			return list(call, crm, user, notes);
		}),
	},
	{
		method: 'POST',
		path: '/crm/v8/Notes',
		summary: 'Create up to 100 notes',
		scopes: scope('CREATE'),
		...writeWeight,
		handle: answer(ofNotes, (call, crm, user) => {
			const items = writeBodyOf(call).records.map((given, index) =>
				isObject(given) ? insertNote(crm, user, given, `$.data[${index}]`) : notAnObject(index),
			);
			return answered(items, 201);
		}),
	},
	{
		method: 'PUT',
		path: '/crm/v8/Notes',
		summary: 'Update up to 100 notes, each by its id',
		scopes: scope('UPDATE'),
		...writeWeight,
		handle: answer(ofNotes, (call, crm, user) => {
			const items = writeBodyOf(call).records.map((given, index) =>
				isObject(given) ? updateNote(crm, user, given, `$.data[${index}]`) : notAnObject(index),
			);
			return answered(items, 200);
		}),
	},
	{
		method: 'PUT',
		path: '/crm/v8/Notes/:id',
		summary: 'Update a note',
		scopes: scope('UPDATE'),
		handle: answer(enveloped, (call, crm, user) => {
			const { id = '' } = call.params;
			if (!isRecordId(id)) return bare(invalidId());
			const [given] = writeBodyOf(call).records;
			const item = isObject(given) ? updateNote(crm, user, { ...given, id }, '$.data[0]') : notAnObject(0);
			return answered([item], 200);
		}),
	},
	{
		method: 'DELETE',
		path: '/crm/v8/Notes/:id',
		summary: 'Delete a note',
		scopes: scope('DELETE'),
		handle: answer(bare, (call, crm) => {
			const { id = '' } = call.params;
			if (!isRecordId(id)) return bare(invalidId());
			return answered([removeNote(crm, id)], 200);
		}),
	},
	{
		method: 'DELETE',
		path: '/crm/v8/Notes',
		summary: 'Delete up to 100 notes',
		scopes: scope('DELETE'),
		query: ['ids'],
		handle: answer(bare, (call, crm) =>
			answered(
				idsRequired(call).map((id) => removeNote(crm, id)),
				200,
			),
		),
	},
];

/** More notes than one call takes are refused in other words than more records. */
function ofNotes(error: CrmError, status?: number): Reply {
	if (error.code !== 'LIMIT_EXCEEDED') return enveloped(error, status);
	const { maximum_length } = error.details;
	return bare(invalidData('data', '$.data', { maximum_length }), status);
}

function list(call: Call, crm: CrmStore, user: CrmUser, notes: Note[]): Reply {
	const fields = fieldsOf(call);
	if (!fields) throw new RefusedCall(missingParameter('fields'));
	const sortBy = choiceAsked(call, 'sort_by', ['id', 'Created_Time', 'Modified_Time'], 'id');
	const sortOrder = choiceAsked(call, 'sort_order', ['asc', 'desc'], 'desc');
	const page = pageOf(call, crm, user, orderedBy(notes, sortBy, sortOrder === 'desc'));
	if (page.records.length === 0) return { status: 204 };
	const data = page.records.flatMap(({ id }) => {
		const note = crm.notes.get(id);
		return note ? [shownNote(crm, note, fields)] : [];
	});
	return { status: 200, body: { data, info: { ...page.info, sort_by: sortBy, sort_order: sortOrder } } };
}

function fieldsOf(call: Call): string[] | undefined {
	const fields = call.query.fields?.split(',');
	if (fields?.some((name) => !noteFields.includes(name))) throw new RefusedCall(invalidParameter('fields'));
	return fields;
}
