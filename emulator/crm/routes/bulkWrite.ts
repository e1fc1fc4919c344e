import type { Call, Route } from '../../service';
import { answer, checkPermission, RefusedCall } from '../answer';
import { day, type WriteJob } from '../bulk/jobs';
import { refused } from '../bulk/readQuery';
import { writeQuery } from '../bulk/writeQuery';
import { writeRows } from '../bulk/writeRows';
import type { CrmStore } from '../entities';
import { dateTime, shownUser } from '../formatters';
import { bare, crmError } from '../refusals';
import { isObject } from '../values';
import { checkCallback } from './bulkRead';

const scopes = ['ZohoCRM.bulk.CREATE'];
/** Bytes of an upload. */
const maximumSize = 25 * 1024 * 1024;
const zipSignature = Buffer.from('PK\u0003\u0004');

export const bulkWriteRoutes: Route[] = [
	{
		method: 'POST',
		path: '/crm/bulk/v8/write',
		summary: 'Start a bulk write job with an uploaded file of one module',
		partly: 'Files of subforms and links, and ICS files, are refused; callbacks call nobody.',
		scopes,
		credits: () => 500,
		handle: answer(bare, (call, crm, user) => {
			checkCallback(isObject(call.body) ? call.body.callback : undefined);
			const asked = writeQuery(crm, call.body);
			const module = crm.module(asked.module);
			if (module) checkPermission(crm, module);
			const { nextId, clock, bulk } = crm;
			const started = { id: nextId(), userId: user.id, time: clock.now(), looks: 0, fails: bulk.failing };
			bulk.writes.set(started.id, { ...started, ...asked });
			const details = { id: started.id, created_by: shownUser(crm, user.id) };
			return { status: 201, body: { status: 'success', code: 'SUCCESS', message: 'success', details } };
		}),
	},
	{
		method: 'GET',
		path: '/crm/bulk/v8/write/:job',
		summary: 'Look at a bulk write job; it goes on by being looked at',
		scopes,
		handle: answer(bare, (call, crm) => {
			const job = crm.bulk.writes.get(call.params.job ?? '');
			if (!job) throw refused('RESOURCE_NOT_FOUND', "The requested resource doesn't exist.");
			job.looks += 1;
			if (crm.bulk.isDone(job) && !job.fails) job.result ??= writeRows(crm, job);
			return { status: 200, body: shownJob(crm, job) };
		}),
	},
	{
		method: 'GET',
		path: '/v8/crm/:org/bulk-write/:job/:file',
		summary: 'Download the result of a bulk write job: a ZIP, at the address that the job names',
		scopes,
		handle: answer(bare, (call, crm) => {
			const job = crm.bulk.writes.get(call.params.job ?? '');
			const isThere = job?.result && crm.clock.now() - job.time < day;
			if (!isThere || downloadUrl(crm, job) !== call.path) {
				throw new RefusedCall(crmError('RESOURCE_NOT_FOUND', "The requested resource doesn't exist."), 404);
			}
			const headers = {
				'content-type': 'application/octet-stream',
				'content-disposition': `attachment; filename="${call.params.file}"`,
			};
			return { status: 200, body: job.result?.zip, headers };
		}),
	},
];

/** The only call of the upload host. */
export const uploadRoutes: Route[] = [
	{
		method: 'POST',
		path: '/crm/v8/upload',
		summary: 'Upload the ZIP of a bulk write job',
		scopes: ['ZohoFiles.files.ALL'],
		accepts: 'multipart',
		handle: answer(bare, (call, crm) => {
			checkHeaders(call, crm);
			const [file, ...others] = call.files;
			if (file?.field !== 'file' || others.length > 0) {
				throw refused('MANDATORY_NOT_FOUND', 'required field not found', { api_name: 'file' });
			}
			if (!file.content.subarray(0, 4).equals(zipSignature)) {
				throw refused('INVALID_FILE_FORMAT', 'invalid file format. only zip format is supported');
			}
			if (file.content.length > maximumSize) {
				throw new RefusedCall(crmError('FILE_TOO_LARGE', 'File size too large to process'), 413);
			}
			const id = crm.nextId();
			crm.bulk.uploads.set(id, file.content);
			const details = { file_id: id, created_time: dateTime(crm.clock.now(), crm.organization.timeZone) };
			const message = 'file uploaded.';
			return { status: 200, body: { status: 'success', code: 'FILE_UPLOAD_SUCCESS', message, details } };
		}),
	},
];

function checkHeaders({ headers }: Call, { organization }: CrmStore): void {
	const { feature, 'x-crm-org': org } = headers;
	const missing = feature === undefined ? 'feature' : org === undefined ? 'X-CRM-ORG' : undefined;
	if (missing !== undefined) {
		throw refused('MANDATORY_NOT_FOUND', 'required header not found', { api_name: missing });
	}
	if (feature !== 'bulk-write') throw refused('NOT_SUPPORTED_FEATURE', 'the feature is not supported');
	if (org !== organization.zgid) throw refused('INVALID_DATA', 'invalid data', { api_name: 'X-CRM-ORG' });
}

const downloadUrl = ({ organization }: CrmStore, { id }: WriteJob): string =>
	`/v8/crm/org${organization.zgid}/bulk-write/${id}/${id}.zip`;

function shownJob(crm: CrmStore, job: WriteJob) {
	const { id, operation, module, mappings, file, looks, fails, result, userId, time } = job;
	const done = crm.bulk.isDone(job);
	const status = done ? (fails ? 'FAILED' : 'COMPLETED') : looks < 2 ? 'ADDED' : 'INPROGRESS';
	const counts = {
		added_count: result?.added ?? 0,
		skipped_count: result?.skipped ?? 0,
		updated_count: result?.updated ?? 0,
		total_count: result ? file.rows.length : 0,
	};
	return {
		status,
		character_encoding: 'UTF-8',
		resource: [
			{
				status,
				code: done ? (fails ? 'CANNOT_PROCESS' : 'SUCCESS') : 'ADDED',
				type: 'data',
				module: { api_name: module, id: crm.module(module)?.id },
				field_mappings: mappings.map(({ apiName, index, findBy, defaultValue }) => ({
					api_name: apiName,
					index,
					format: null,
					find_by: findBy ?? null,
					default_value: defaultValue === undefined ? null : { value: defaultValue },
				})),
				file: { status, name: file.name, ...counts },
			},
		],
		id,
		...(result ? { result: { download_url: downloadUrl(crm, job) } } : {}),
		created_by: shownUser(crm, userId),
		operation,
		created_time: dateTime(time, crm.organization.timeZone),
	};
}
