import type { IDataObject } from 'n8n-workflow';

import type { Item } from '../shared/operation';
import { toZohoError } from '../shared/transport/nodeError';
import { noAnswer } from '../shared/transport/perhapsWritten';
import { wait } from '../shared/transport/wait';
import { ZohoError } from '../shared/transport/zohoError';
import type { Crm } from './crmApi';
import { type Results, rowsOf } from './crmCalls';
import { scopes, scopesFor } from './scopes';

/** Ids in one call (CRM v8, mass update). */
export const IDS_PER_MASS_UPDATE = 500;

/** The one field that is changed, as Zoho takes it. */
type Change = IDataObject;

const callOf = (module: string, body: IDataObject) => ({
	method: 'POST' as const,
	path: [module, 'actions', 'mass_update'],
	body,
	// The same value given twice is still the same value.
	repeatable: true,
	heavy: true,
	scopes: scopesFor(scopes.massUpdate, module),
});

/** Changes up to 500 records by id; Zoho answers for each. */
export async function updateByIds(crm: Crm, module: string, ids: string[], change: Change): Promise<Results> {
	const sent = ids.map((id) => ({ ...change, id }));
	return await crm.results(callOf(module, { data: [change], ids }), sent, module);
}

/**
 * Changes all records of a custom view: Zoho makes a job of it, which is followed to its end.
 * @throws ZohoError where the job ends in another way, and where it cannot be followed, which does not stop it
 */
export async function updateView(
	crm: Crm,
	module: string,
	view: string,
	change: Change,
	item: Item,
): Promise<IDataObject> {
	const body = await crm
		.call(callOf(module, { data: [change], cvid: view }))
		.catch((refusal: unknown) => emptyView(toZohoError(refusal)));
	if (body === undefined) return outcomeOf('', { Status: 'COMPLETED' });
	const [result = body.data as IDataObject] = rowsOf(body);
	const jobId = String((result?.details as IDataObject | undefined)?.job_id ?? '');
	if (jobId === '') throw noAnswer();
	return await followed(crm, module, jobId, item).catch((refusal: unknown) => {
		throw goesOn(jobId, toZohoError(refusal));
	});
}

/** A view without records is nothing to change, and nothing to stop for. */
function emptyView(refusal: ZohoError): undefined {
	if (refusal.code !== 'NO_RECORDS_FOUND') throw refusal;
}

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 10_000;

async function followed(crm: Crm, module: string, jobId: string, item: Item): Promise<IDataObject> {
	for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE)) {
		await wait(pause, item.signal);
		const answer = await crm.call({
			method: 'GET',
			path: [module, 'actions', 'mass_update'],
			query: { job_id: jobId },
			scopes: scopesFor(scopes.readMassUpdate, module),
		});
		const [state = {}] = rowsOf(answer);
		item.say(`job ${jobId}: ${Number(state.Updated_Count)} of ${Number(state.Total_Count)} records`);
		if (state.Status === 'COMPLETED') return outcomeOf(jobId, state);
		if (state.Status === 'FAILED' || state.Status === 'SUSPENDED') throw ended(jobId, state);
	}
}

const outcomeOf = (jobId: string, state: IDataObject): IDataObject => ({
	jobId: jobId === '' ? null : jobId,
	status: state.Status,
	total: state.Total_Count ?? 0,
	updated: state.Updated_Count ?? 0,
	notUpdated: state.Not_Updated_Count ?? 0,
	failed: state.Failed_Count ?? 0,
});

const ended = (jobId: string, state: IDataObject) =>
	new ZohoError({
		code: `JOB_${String(state.Status)}`,
		message: `The mass update ended as ${String(state.Status)}, after ${Number(state.Updated_Count)} of ${Number(state.Total_Count)} records`,
		description:
			'The changed records stay changed. Look at the view in Zoho CRM, then run it again: a record that has the value already keeps it.',
		details: { jobId, ...state },
	});

/** The job is Zoho's own by now: neither a stopped workflow nor a missing scope to look at it ends it. */
function goesOn(jobId: string, refusal: ZohoError): ZohoError {
	if (refusal.code.startsWith('JOB_')) return refusal;
	const { code, message, description, httpStatus, scopes: needed, retryable } = refusal;
	return new ZohoError({
		code,
		message,
		description:
			`${description ?? ''} The mass update was started as job ${jobId} and goes on in Zoho CRM.`.trim(),
		httpStatus,
		scopes: needed,
		retryable,
		details: { jobId },
	});
}
