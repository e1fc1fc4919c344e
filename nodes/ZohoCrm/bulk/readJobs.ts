import type { IDataObject } from 'n8n-workflow';

import type { Item } from '../../shared/operation';
import { ZohoError } from '../../shared/transport/zohoError';
import type { Crm } from '../crmApi';
import { rowsOf } from '../crmCalls';
import { scopes } from '../scopes';
import { type Job, whenDone } from './jobs';

export const BULK_READ = 'Bulk Read';

/** A job that is done: one page of up to 200,000 rows. */
export interface ReadPage {
	id: string;
	rows: number;
}

/** Starts a job. What Zoho says of it: id, state, who started it and when. */
export async function startRead(crm: Crm, query: IDataObject, callbackUrl?: string): Promise<IDataObject> {
	const callback = callbackUrl ? { callback: { url: callbackUrl, method: 'post' } } : {};
	const body = await crm.call({
		method: 'POST',
		at: 'bulk',
		path: ['read'],
		body: { query, ...callback, file_type: 'csv' },
		// A second job reads the same once more and changes nothing.
		repeatable: true,
		reads: true,
		scopes: scopes.readInBulk,
	});
	const details = rowsOf(body)[0]?.details as IDataObject | undefined;
	if (details) return details;
	throw unclear('which job it started');
}

export async function readJob(crm: Crm, id: string): Promise<Job> {
	const answer = await crm.call({ method: 'GET', at: 'bulk', path: ['read', id], scopes: scopes.readInBulk });
	const [body] = rowsOf(answer);
	if (body) return { id, state: String(body.state), body };
	throw unclear(`how job ${id} stands`);
}

/** The ZIP of a job that is done. */
export async function readResult(crm: Crm, id: string): Promise<Buffer> {
	const { body } = await crm.answer({
		method: 'GET',
		at: 'bulk',
		path: ['read', id, 'result'],
		as: 'binary',
		scopes: scopes.readInBulk,
	});
	if (Buffer.isBuffer(body)) return body;
	throw unclear(`what job ${id} read`);
}

/** Reads all that the query finds, one job after the other; what they found stays with Zoho for a day. */
export async function readPages(
	crm: Crm,
	query: IDataObject,
	waiting: { item: Item; minutes: number },
): Promise<ReadPage[]> {
	const pages: ReadPage[] = [];
	let next: IDataObject | undefined = query;
	while (next) {
		const { id } = await startRead(crm, next);
		const job = await whenDone(async () => await readJob(crm, String(id)), {
			...waiting,
			resource: BULK_READ,
		});
		const page = pageOf(job);
		pages.push(page);
		const { more_records: more, next_page_token: token } = (job.body.result ?? {}) as IDataObject;
		// The token stands for the whole query and comes alone.
		next = more === true && token ? { page_token: token } : undefined;
		const rows = pages.reduce((sum, one) => sum + one.rows, 0);
		waiting.item.say(`${rows.toLocaleString('en-US')} rows read${next ? ', and there are more' : ''}`);
	}
	return pages;
}

export const pageOf = ({ id, body }: Job): ReadPage => ({
	id,
	rows: Number((body.result as IDataObject | undefined)?.count ?? 0),
});

const unclear = (what: string): ZohoError =>
	new ZohoError({
		code: 'UNEXPECTED_ANSWER',
		message: `Zoho CRM did not say ${what}`,
		description: 'Run the node again.',
		retryable: true,
	});
