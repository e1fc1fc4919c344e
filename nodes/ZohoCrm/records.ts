import type { IDataObject } from 'n8n-workflow';

import { ZohoError } from '../shared/transport/zohoError';
import { type CrmCalls, type Results, rowsOf } from './crmCalls';
import { areFoundAgain } from './duplicateCheck';
import type { CrmField, Metadata } from './metadata';
import { scopes, scopesFor } from './scopes';

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

/** What CRM does with records of any module. */
export interface Records {
	write(kind: WriteKind, module: string, records: IDataObject[], options: WriteOptions): Promise<Results>;
	delete(module: string, ids: string[], runWorkflows: boolean): Promise<Results>;
	/** All fields, or only those named (50 at most). Throws a ZohoError when there is no such record. */
	get(module: string, id: string, fields?: string[]): Promise<IDataObject>;
	/** Records as pages bring them, at most `limit`. */
	list(module: string, options: ListOptions, limit: number): AsyncGenerator<IDataObject>;
	/**
	 * The records of up to 100 ids, with all the fields that lists have or only those named; ids that do not exist are
	 * missing from the map.
	 */
	byIds(module: string, ids: string[], names?: string[]): Promise<Map<string, IDataObject>>;
	/** Up to `limit` records that contain the word, best first; Zoho's search index lags a write by up to a minute. */
	searchWord(module: string, word: string, fields: string[], limit: number): AsyncGenerator<IDataObject>;
}

export function recordsOf(calls: CrmCalls, { fields }: Metadata): Records {
	const isRepeatable = async (
		module: string,
		records: IDataObject[],
		{ duplicate_check_fields: names }: WriteOptions,
	) => areFoundAgain(records, { module, names, fields: await fields(module) });
	return {
		write: async (kind, module, records, options) =>
			await calls.results(
				{
					...writeCall(kind, module),
					...(kind === 'upsert' ? { repeatable: await isRepeatable(module, records, options) } : {}),
					body: { data: records, ...(options as IDataObject) },
					heavy: records.length > LIGHT_RECORDS,
				},
				records,
				module,
			),
		delete: async (module, ids, runWorkflows) =>
			await calls.results(
				{
					method: 'DELETE',
					path: [module],
					query: { ids: ids.join(','), wf_trigger: runWorkflows ? undefined : false },
					scopes: scopesFor(scopes.deleteRecords, module),
				},
				ids.map((id) => ({ id })),
				module,
			),
		get: async (module, id, names) => {
			const body = await calls.call({
				method: 'GET',
				path: [module, id],
				query: { fields: names?.join(',') },
				scopes: scopesFor(scopes.readRecords, module),
			});
			const [record] = rowsOf(body);
			if (record) return record;
			throw notFound(module, id);
		},
		list: (module, { fields: names, ...options }, limit) =>
			calls.pages(
				{
					method: 'GET',
					path: [module],
					query: { fields: names.slice(0, FIELDS_PER_CALL).join(','), ...options },
					heavy: options.sort_by !== undefined || options.cvid !== undefined,
					scopes: scopesFor(scopes.readRecords, module),
				},
				limit,
			),
		byIds: async (module, ids, names) =>
			await byIds(calls, module, ids, names ?? (await fields(module)).filter(isListable).map(apiNameOf)),
		searchWord: (module, word, names, limit) =>
			calls.pages(
				{
					method: 'GET',
					path: [module, 'search'],
					query: { word, fields: names.slice(0, FIELDS_PER_CALL).join(',') },
					heavy: true,
					scopes: scopes.searchRecords,
				},
				limit,
			),
	};
}

function writeCall(kind: WriteKind, module: string) {
	const update = { method: 'PUT' as const, path: [module], scopes: scopesFor(scopes.updateRecords, module) };
	if (kind === 'update') return update;
	const create = { method: 'POST' as const, path: [module], scopes: scopesFor(scopes.createRecords, module) };
	return kind === 'create' ? create : { ...create, path: [module, 'upsert'] };
}

/** Subforms are left out of lists by Zoho; asking for them by name gives nothing. */
export const isListable = (field: CrmField): boolean =>
	field.visible !== false && field.data_type !== 'subform';

const apiNameOf = (field: CrmField): string => field.api_name;

/** Zoho lists at most fifty fields a call, so wide modules are read in slices and put together by id. */
async function byIds(
	calls: CrmCalls,
	module: string,
	ids: string[],
	names: string[],
): Promise<Map<string, IDataObject>> {
	const found = new Map<string, IDataObject>();
	const slice = FIELDS_PER_CALL - 1;
	for (let from = 0; from < Math.max(names.length, 1); from += slice) {
		const body = await calls.call({
			method: 'GET',
			path: [module],
			query: { ids: ids.join(','), fields: ['id', ...names.slice(from, from + slice)].join(',') },
			scopes: scopesFor(scopes.readRecords, module),
		});
		for (const record of rowsOf(body)) {
			const id = String(record.id);
			found.set(id, { ...found.get(id), ...record });
		}
	}
	return found;
}

function notFound(module: string, id: string): ZohoError {
	return new ZohoError({
		code: 'NOT_FOUND',
		message: `${module} has no record with the ID ${id}`,
		description:
			'Check the ID and the module. A deleted record, or one that this user may not see, is not found either.',
		httpStatus: 204,
		field: { apiName: 'id', label: 'Record' },
	});
}
