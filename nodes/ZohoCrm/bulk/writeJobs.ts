import type { IDataObject } from 'n8n-workflow';

import { ZohoError } from '../../shared/transport/zohoError';
import type { Crm } from '../crmApi';
import { rowsOf } from '../crmCalls';
import { fileBody } from '../fileBody';
import { scopes } from '../scopes';
import type { Job } from './jobs';

export const BULK_WRITE = 'Bulk Write';

/** What a job does: `insert` creates, `upsert` creates what it does not find. */
export type BulkKind = 'insert' | 'update' | 'upsert';

/** A column of the file and the field it fills; columns count from 0. */
export interface Mapping {
	api_name: string;
	index: number;
	/** How the record of a lookup is named: by its id. */
	find_by?: 'id';
}

export interface WriteJob {
	kind: BulkKind;
	module: string;
	fileId: string;
	/** The CSV's name within the ZIP. */
	fileName?: string;
	/** API name of the field that says whether a record is there already. */
	findBy?: string;
	/** Without any, the file's header names the fields. */
	mappings?: Mapping[];
	/** Whether an empty cell leaves its field as it is; else it clears the field. */
	ignoreEmpty: boolean;
	callbackUrl?: string;
}

/** Bytes of an upload (CRM v8, upload). */
export const LARGEST_UPLOAD = 25 * 1024 * 1024;

/** Uploads a ZIP to the data centre's upload host. Gives its id. */
export async function uploadZip(crm: Crm, zip: Buffer, name: string): Promise<string> {
	const organization = await crm.call({ method: 'GET', path: ['org'], scopes: scopes.readOrganization });
	const body = await crm.call({
		method: 'POST',
		at: 'upload',
		path: ['upload'],
		headers: { feature: 'bulk-write', 'X-CRM-ORG': String(rowsOf(organization, 'org')[0]?.zgid) },
		body: fileBody(zip, name, 'application/zip'),
		// A file that is there twice is read once.
		repeatable: true,
		scopes: scopes.uploadForBulk,
	});
	const { file_id: id } = (body.details ?? {}) as IDataObject;
	if (typeof id === 'string' || typeof id === 'number') return String(id);
	throw unclear('under which ID it keeps the file', 'Run the node again.');
}

/** Starts a job. What Zoho says of it: its id and who started it. */
export async function startWrite(crm: Crm, job: WriteJob): Promise<IDataObject> {
	const { kind, module, fileId, fileName, findBy, mappings, ignoreEmpty, callbackUrl } = job;
	const resource = {
		type: 'data',
		module: { api_name: module },
		file_id: fileId,
		...(fileName ? { file_names: [fileName] } : {}),
		...(findBy ? { find_by: findBy } : {}),
		...(mappings ? { field_mappings: mappings as unknown as IDataObject[] } : {}),
		ignore_empty: ignoreEmpty,
	};
	const callback = callbackUrl ? { callback: { url: callbackUrl, method: 'post' } } : {};
	const body = await crm.call({
		method: 'POST',
		at: 'bulk',
		path: ['write'],
		body: { operation: kind, character_encoding: 'UTF-8', ...callback, resource: [resource] },
		scopes: scopes.writeInBulk,
	});
	const details = body.details as IDataObject | undefined;
	if (details?.id) return details;
	throw unclear(
		'which job it started',
		'The records may have been written: look into the module before you run the node again.',
		true,
	);
}

export async function writeJob(crm: Crm, id: string): Promise<Job> {
	const body = await crm.call({ method: 'GET', at: 'bulk', path: ['write', id], scopes: scopes.writeInBulk });
	return { id, state: String(body.status), body };
}

/**
 * The ZIP with what became of each row. Zoho names its address without a host, and earlier with one of its own; it is
 * asked for at the CRM host, the only one that the token may go to.
 */
export async function writeResult(crm: Crm, { id, body: described }: Job): Promise<Buffer> {
	const { download_url: address } = (described.result ?? {}) as IDataObject;
	if (typeof address !== 'string') throw unclear(`where the result of job ${id} is`, 'Try again later.');
	const path = address
		.replace(/^https?:\/\/[^/]+/, '')
		.split('/')
		.filter((segment) => segment !== '');
	const { body } = await crm.answer({
		method: 'GET',
		at: 'host',
		path,
		as: 'binary',
		scopes: scopes.writeInBulk,
	});
	if (Buffer.isBuffer(body)) return body;
	throw unclear(`what became of the rows of job ${id}`, 'Try again later.');
}

const unclear = (what: string, todo: string, perhapsWritten = false): ZohoError =>
	new ZohoError({
		code: 'UNEXPECTED_ANSWER',
		message: `Zoho CRM did not say ${what}`,
		description: todo,
		perhapsWritten,
	});
