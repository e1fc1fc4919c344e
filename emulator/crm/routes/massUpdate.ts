import type { Call, Reply, Route } from '../../service';
import { answer, moduleOf, RefusedCall } from '../answer';
import type { CrmStore, MassUpdate } from '../entities';
import type { Module } from '../metadata';
import { type CrmUser, plainWrite } from '../records';
import {
	ambiguous,
	bare,
	type CrmError,
	crmError,
	enveloped,
	invalidData,
	invalidParameter,
	missingParameter,
	wrongType,
} from '../refusals';
import { isObject } from '../values';
import { answered, type ItemAnswer, update, type Writing } from '../writing';
import { viewAsked } from './records';

const maximumIds = 500;
const known = ['data', 'ids', 'cvid'];

export const massUpdateRoutes: Route[] = [
	{
		method: 'POST',
		path: '/crm/v8/:module/actions/mass_update',
		summary: 'Change one field of up to 500 records, or of all in a custom view',
		scopes: ['ZohoCRM.mass_update.UPDATE', 'ZohoCRM.mass_update.{module}.UPDATE'],
		handle: answer(ofMassUpdate, (call, crm, user) => {
			const module = moduleOf(call, crm);
			const body = isObject(call.body) ? call.body : {};
			const unknown = Object.keys(body).find((name) => !known.includes(name));
			if (unknown !== undefined) throw new RefusedCall(invalidData(unknown, `$.${unknown}`));
			if (body.ids !== undefined && body.cvid !== undefined) {
				throw new RefusedCall(ambiguous('Please use either ids or cvid, not both', 'ids', 'cvid'));
			}
			const change = changeOf(body.data, module);
			const writing: Writing = { crm, module, user, options: plainWrite };
			if (body.cvid === undefined) {
				return answered(
					idsOf(body.ids).map((id) => changed(writing, id, change)),
					200,
				);
			}
			const ids = idsInView(call, crm, user, module, body.cvid);
			const job = start(
				crm,
				module,
				ids.map((id) => changed(writing, id, change)),
			);
			const message = 'mass update scheduled successfully';
			const result = { code: 'SUCCESS', details: { job_id: job }, message, status: 'success' };
			return { status: 200, body: { data: [result] } };
		}),
	},
	{
		method: 'GET',
		path: '/crm/v8/:module/actions/mass_update',
		summary: 'How far a mass update of a custom view has come',
		scopes: ['ZohoCRM.mass_update.READ', 'ZohoCRM.mass_update.{module}.READ'],
		query: ['job_id'],
		handle: answer(bare, (call, crm) => {
			const module = moduleOf(call, crm);
			const { job_id: id } = call.query;
			if (id === undefined)
				throw new RefusedCall({ ...missingParameter('job_id'), code: 'MANDATORY_NOT_FOUND' });
			const job = crm.massUpdates.get(id);
			if (job?.module !== module.apiName) throw new RefusedCall(invalidParameter('job_id'));
			return { status: 200, body: { data: [shown(job, crm)] } };
		}),
	},
];

/** What is wrong with the path is said bare, all else where the results would be. */
function ofMassUpdate(error: CrmError, status?: number): Reply {
	return (error.code === 'INVALID_MODULE' ? bare : enveloped)(error, status);
}

/** Here Zoho does not name the key. */
const missing = (): CrmError => crmError('MANDATORY_NOT_FOUND', 'required field not found');

const tooMany = (limit: number): CrmError => crmError('INVALID_DATA', 'invalid data', { limit });

/** `[{ "Lead_Status": "Contacted" }]`: one object with one field. */
function changeOf(data: unknown, module: Module): Record<string, unknown> {
	if (data === undefined) throw new RefusedCall(missing());
	if (!Array.isArray(data)) throw new RefusedCall(wrongType('data', '$.data', 'jsonarray'));
	if (data.length > 1) throw new RefusedCall(tooMany(1));
	const [change] = data as unknown[];
	if (!isObject(change)) throw new RefusedCall(wrongType('data', '$.data[0]', 'jsonobject'));
	const [name, ...others] = Object.keys(change);
	if (name === undefined || others.length > 0) throw new RefusedCall(tooMany(1));
	const field = module.fields.find(({ apiName }) => apiName === name);
	// As the field's metadata says: a unique value cannot be given to many.
	if (field?.unique) throw new RefusedCall(invalidData(name, `$.data[0].${name}`));
	return change;
}

function idsOf(ids: unknown): string[] {
	if (ids === undefined) throw new RefusedCall(missing());
	if (!Array.isArray(ids)) throw new RefusedCall(wrongType('ids', '$.ids', 'jsonarray'));
	if (ids.length === 0) throw new RefusedCall(invalidData('ids', '$.ids'));
	if (ids.length > maximumIds) throw new RefusedCall(tooMany(maximumIds));
	return ids.map((id: unknown, index) => {
		if (typeof id === 'string') return id;
		throw new RefusedCall(wrongType('ids', `$.ids[${index}]`, 'bigint'));
	});
}

function idsInView(call: Call, crm: CrmStore, user: CrmUser, module: Module, cvid: unknown): string[] {
	if (typeof cvid !== 'string') throw new RefusedCall(wrongType('cvid', '$.cvid', 'bigint'));
	const view = viewAsked({ ...call, query: { cvid } }, crm, module, user);
	const records = crm.records(module.apiName).filter(({ converted }) => !converted);
	const shown = view ? records.filter(view) : records;
	if (shown.length === 0) throw new RefusedCall(crmError('NO_RECORDS_FOUND', 'No records found'));
	return shown.map(({ id }) => id);
}

function changed(writing: Writing, id: string, change: Record<string, unknown>): ItemAnswer {
	const { crm, module } = writing;
	const record = crm.record(module.apiName, id);
	if (!record) return crmError('INVALID_DATA', 'the id given seems to be invalid', { id });
	return update(writing, record, change, '$.data[0]');
}

/** The records are changed at once; by the clock the job says so bit by bit. */
function start(crm: CrmStore, module: Module, items: ItemAnswer[]): string {
	const id = crm.nextId();
	const failed = items.filter(({ status }) => status === 'error').length;
	crm.massUpdates.set(id, {
		module: module.apiName,
		total: items.length,
		failed,
		started: crm.clock.now(),
		status: undefined,
	});
	return id;
}

function shown({ total, failed, started, status }: MassUpdate, crm: CrmStore): Record<string, unknown> {
	const passed = crm.massUpdateTime === 0 ? 1 : (crm.clock.now() - started) / crm.massUpdateTime;
	const done = Math.min(total, Math.floor(total * passed));
	const failedYet = Math.min(failed, done);
	return {
		Status: status ?? (done < total ? 'RUNNING' : 'COMPLETED'),
		Total_Count: total,
		Updated_Count: done - failedYet,
		Not_Updated_Count: total - done,
		Failed_Count: failedYet,
	};
}
