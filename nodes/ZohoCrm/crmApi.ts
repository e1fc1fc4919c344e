import type { IDataObject } from 'n8n-workflow';

import type { ProductApi } from '../shared/operation';
import { type Connection, connect } from '../shared/transport/connection';
import { crmPages } from '../shared/transport/pages';
import { errorFromRecord } from '../shared/transport/readErrors';
import type { Send, ZohoContext } from '../shared/transport/types';
import { ZohoError } from '../shared/transport/zohoError';
import { type CrmField, type CrmModule, type CrmView, metadataOf } from './metadata';
import { scopes, scopesFor } from './scopes';

/** The one place that names the API's version. */
const VERSION = 'v8';
/** Records in one write, ids in one list or delete. */
export const RECORDS_PER_CALL = 100;
/** Field names in one list. */
export const FIELDS_PER_CALL = 50;
/** More records than this in one write count against the limit of ten heavy calls. */
const LIGHT_RECORDS = 10;

export type WriteKind = 'create' | 'update' | 'upsert';

/** What goes beside `data` in a write. */
export interface WriteOptions {
	/** The automations to run; `undefined` runs all, an empty list none. */
	trigger?: string[];
	/** Upsert only: API names, in the order Zoho checks them. */
	duplicate_check_fields?: string[];
	/** Assignment rule. */
	lar_id?: string;
	apply_feature_execution?: Array<{ name: string }>;
}

export interface ListOptions {
	fields: string[];
	sort_by?: string;
	sort_order?: string;
	cvid?: string;
	converted?: string;
	approved?: string;
}

/** Zoho CRM as operations see it: modules, records, fields. */
export interface Crm extends ProductApi {
	/** The result of each record, in order: what Zoho says of it, or why it was refused. */
	write(
		kind: WriteKind,
		module: string,
		records: IDataObject[],
		options: WriteOptions,
	): Promise<Array<IDataObject | ZohoError>>;
	delete(module: string, ids: string[], runWorkflows: boolean): Promise<Array<IDataObject | ZohoError>>;
	/** Throws a ZohoError when there is no such record. */
	get(module: string, id: string): Promise<IDataObject>;
	/** Records as pages bring them, at most `limit`. */
	list(module: string, options: ListOptions, limit: number): AsyncGenerator<IDataObject>;
	/** The records of these ids with all their fields; ids that do not exist are missing from the map. */
	byIds(module: string, ids: string[]): Promise<Map<string, IDataObject>>;
	/** Up to `limit` records that contain the word, best first; Zoho's search index lags a write by up to a minute. */
	searchWord(module: string, word: string, fields: string[], limit: number): AsyncGenerator<IDataObject>;
	/** The module's fields, kept for five minutes. Throws a ZohoError when the scope for it is missing. */
	fields(module: string): Promise<CrmField[]>;
	/** As they are now, not from memory; for forms. */
	freshFields(module: string): Promise<CrmField[]>;
	modules(): Promise<CrmModule[]>;
	/** The module itself, with the field its records are called by. */
	module(module: string): Promise<CrmModule | undefined>;
	views(module: string): Promise<CrmView[]>;
}

const path = (...segments: string[]) => `/crm/${VERSION}/${segments.map(encodeURIComponent).join('/')}`;

export async function openCrm(context: ZohoContext): Promise<Crm> {
	const connection = await connect(context, 'crm');
	return crmApi(connection);
}

export function crmApi({ send, key }: Pick<Connection, 'send' | 'key'>): Crm {
	const { labels, ...metadata } = metadataOf(send, key, path);
	return {
		// The smallest edition takes five calls at a time; the throttle knows the rest.
		concurrency: 5,
		write: async (kind, module, records, options) => {
			const answer = await send({
				...writeCall[kind](module),
				body: { data: records, ...(options as IDataObject) },
				perRecord: true,
				heavy: records.length > LIGHT_RECORDS,
			});
			return await perRecord(answer.body, records.length, labels(module));
		},
		delete: async (module, ids, runWorkflows) => {
			const answer = await send({
				method: 'DELETE',
				host: 'crm',
				path: path(module),
				query: { ids: ids.join(','), wf_trigger: runWorkflows ? undefined : false },
				perRecord: true,
				scopes: scopesFor(scopes.deleteRecords, module),
			});
			return await perRecord(answer.body, ids.length, labels(module));
		},
		get: async (module, id) => {
			const { body } = await send({
				method: 'GET',
				host: 'crm',
				path: path(module, id),
				scopes: scopesFor(scopes.readRecords, module),
			});
			const [record] = dataOf(body);
			if (record) return record;
			throw new ZohoError({
				code: 'NOT_FOUND',
				message: `${module} has no record with the ID ${id}`,
				description:
					'Check the ID and the module. A deleted record, or one that this user may not see, is not found either.',
				httpStatus: 204,
				field: { apiName: 'id', label: 'Record' },
			});
		},
		list: (module, { fields, ...options }, limit) =>
			crmPages(
				send,
				{
					method: 'GET',
					host: 'crm',
					path: path(module),
					query: { fields: fields.slice(0, FIELDS_PER_CALL).join(','), ...options },
					heavy: options.sort_by !== undefined || options.cvid !== undefined,
					scopes: scopesFor(scopes.readRecords, module),
				},
				{ limit },
			),
		byIds: async (module, ids) =>
			await byIds(send, module, ids, (await metadata.fields(module)).filter(isListable)),
		searchWord: (module, word, fields, limit) =>
			crmPages(
				send,
				{
					method: 'GET',
					host: 'crm',
					path: path(module, 'search'),
					query: { word, fields: fields.slice(0, FIELDS_PER_CALL).join(',') },
					heavy: true,
					scopes: scopes.searchRecords,
				},
				{ limit },
			),
		...metadata,
	};
}

const writeCall = {
	create: (module: string) => ({
		method: 'POST' as const,
		host: 'crm' as const,
		path: path(module),
		scopes: scopesFor(scopes.createRecords, module),
	}),
	update: (module: string) => ({
		method: 'PUT' as const,
		host: 'crm' as const,
		path: path(module),
		scopes: scopesFor(scopes.updateRecords, module),
	}),
	upsert: (module: string) => ({
		method: 'POST' as const,
		host: 'crm' as const,
		path: path(module, 'upsert'),
		// An upsert finds again what it wrote, so sending it twice does no harm.
		repeatable: true,
		scopes: scopesFor(scopes.createRecords, module),
	}),
};

/** Subforms and files are left out of lists by Zoho; asking for them by name gives nothing. */
export const isListable = (field: CrmField): boolean =>
	field.visible !== false && field.data_type !== 'subform';

/** Zoho lists at most fifty fields a call, so wide modules are read in slices and put together by id. */
async function byIds(
	send: Send,
	module: string,
	ids: string[],
	fields: CrmField[],
): Promise<Map<string, IDataObject>> {
	const found = new Map<string, IDataObject>();
	const names = fields.map((field) => field.api_name);
	const slice = FIELDS_PER_CALL - 1;
	for (let from = 0; from < Math.max(names.length, 1); from += slice) {
		const { body } = await send({
			method: 'GET',
			host: 'crm',
			path: path(module),
			query: { ids: ids.join(','), fields: ['id', ...names.slice(from, from + slice)].join(',') },
			scopes: scopesFor(scopes.readRecords, module),
		});
		for (const record of dataOf(body)) {
			const id = String(record.id);
			found.set(id, { ...found.get(id), ...record });
		}
	}
	return found;
}

/** Ties Zoho's results to what was asked; a single refusal of the whole call is everybody's refusal. */
async function perRecord(
	body: unknown,
	asked: number,
	labels: Promise<Map<string, string>>,
): Promise<Array<IDataObject | ZohoError>> {
	const results = dataOf(body);
	const labelOf = results.some(isRefused) ? await labels : new Map<string, string>();
	const read = results.map((result) =>
		isRefused(result) ? errorFromRecord(result, { labelOf: (name) => labelOf.get(name) }) : written(result),
	);
	const [only] = read;
	const allRefused = read.length === 1 && asked > 1 && only instanceof ZohoError;
	return allRefused ? Array.from({ length: asked }, () => only) : read;
}

const isRefused = (result: IDataObject): boolean =>
	result.status === 'error' || (result.status === undefined && 'code' in result && result.code !== 'SUCCESS');

/** `{ code, details: { id, Modified_Time … }, action? }` → one flat object with the id first. */
function written({ details, action, duplicate_field, message }: IDataObject): IDataObject {
	const { id, ...times } = (details ?? {}) as IDataObject;
	return {
		id,
		...(action ? { action } : {}),
		...(duplicate_field ? { duplicateField: duplicate_field } : {}),
		message,
		...times,
	};
}

function dataOf(body: unknown): IDataObject[] {
	const { data } = (body ?? {}) as { data?: unknown };
	return Array.isArray(data) ? (data as IDataObject[]) : [];
}
