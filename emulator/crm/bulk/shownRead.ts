import { randomBytes } from 'node:crypto';

import type { CrmStore } from '../entities';
import { dateTime, shownUser } from '../formatters';
import { day, type ReadJob } from './jobs';
import { recordsOf } from './readFile';

/** A read job as Zoho shows it; its result comes when it is done. */
export function shownReadJob(crm: CrmStore, job: ReadJob) {
	const { id, query, looks, time, userId } = job;
	const done = crm.bulk.isDone(job);
	const waiting = looks === 0 ? 'ADDED' : looks === 1 ? 'QUEUED' : 'IN PROGRESS';
	const result = done ? (job.fails ? failure : resultOf(crm, job)) : undefined;
	return {
		id,
		operation: 'read',
		state: done ? (job.fails ? 'FAILURE' : 'COMPLETED') : waiting,
		...(result ? { result } : {}),
		query,
		created_by: shownUser(crm, userId),
		created_time: dateTime(time, crm.organization.timeZone),
		file_type: 'csv',
	};
}

const failure = {
	error_message: {
		status: 'error',
		code: 'INTERNAL_SERVER_ERROR',
		message: 'Internal server error occurred.',
		details: {},
	},
};

function resultOf(crm: CrmStore, job: ReadJob) {
	const { rowsPerRead, readTokens } = crm.bulk;
	const { records, page } = job.found;
	const more = records.length > page * rowsPerRead;
	const token = `${job.id}${randomBytes(16).toString('hex')}`;
	if (more) readTokens.set(token, { userId: job.userId, expires: crm.clock.now() + day, job });
	return {
		page,
		per_page: rowsPerRead,
		count: recordsOf(crm, job).length,
		download_url: `/crm/bulk/v8/read/${job.id}/result`,
		more_records: more,
		...(more ? { next_page_token: token } : {}),
	};
}
