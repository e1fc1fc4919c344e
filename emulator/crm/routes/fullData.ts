import type { Call, Route } from '../../service';
import { answer, moduleOf, RefusedCall } from '../answer';
import { fieldsAsked, idsRequired, isRecordId } from '../asked';
import type { CrmStore } from '../entities';
import { richTexts } from '../formatters';
import { isRichText, type Module } from '../metadata';
import type { CrmRecord } from '../records';
import { bare, crmError, missingParameter } from '../refusals';
import { moduleScopes } from '../scopes';

/** Most rich text fields of one call for several records. */
const maximumFields = 8;
const maximumIds = 200;

/** Rich text whole, where lists cut it off. Only rich text: no other field can be had this way. */
export const fullDataRoutes: Route[] = [
	{
		method: 'GET',
		path: '/crm/v8/:module/actions/fetch_full_data',
		summary: 'Get the whole rich text of several records',
		scopes: moduleScopes.read,
		query: ['ids', 'fields'],
		handle: answer(bare, (call, crm) => {
			const module = moduleOf(call, crm);
			const fields = richTextsAsked(call, module);
			if (!fields) throw new RefusedCall(missingParameter('fields'));
			if (fields.length > maximumFields) throw invalidRequest();
			const ids = idsRequired(call, maximumIds);
			return found(
				crm,
				ids.flatMap((id) => crm.record(module.apiName, id) ?? []),
				fields,
			);
		}),
	},
	{
		method: 'GET',
		path: '/crm/v8/:module/:id/actions/fetch_full_data',
		summary: 'Get the whole rich text of a record',
		scopes: moduleScopes.read,
		query: ['fields'],
		handle: answer(bare, (call, crm) => {
			const module = moduleOf(call, crm);
			const all = module.fields.filter(isRichText).map((field) => field.apiName);
			const { id = '' } = call.params;
			if (!isRecordId(id)) throw invalidRequest();
			const record = crm.record(module.apiName, id);
			return found(crm, record ? [record] : [], richTextsAsked(call, module) ?? all);
		}),
	},
];

function richTextsAsked(call: Call, module: Module): string[] | undefined {
	const names = fieldsAsked(call, module);
	const isRich = (name: string) => module.fields.some((field) => field.apiName === name && isRichText(field));
	if (names && !names.every(isRich)) throw invalidRequest();
	return names;
}

function found(crm: CrmStore, records: CrmRecord[], fields: string[]) {
	if (records.length === 0 || fields.length === 0) return { status: 204 };
	return { status: 200, body: { data: records.map((record) => richTexts(crm, record, fields)) } };
}

const invalidRequest = (): RefusedCall =>
	new RefusedCall(
		crmError(
			'INVALID_REQUEST',
			'unable to process your request. please verify whether you have entered proper method name, parameter and parameter values.',
		),
	);
