import type { IDataObject } from 'n8n-workflow';

import type { Item } from '../../shared/operation';
import { toZohoError } from '../../shared/transport/nodeError';
import { wait } from '../../shared/transport/wait';
import { ZohoError } from '../../shared/transport/zohoError';

/** A bulk job as it was last seen. */
export interface Job {
	id: string;
	/** In Zoho's words, `IN PROGRESS` and `INPROGRESS` both. */
	state: string;
	/** As Zoho describes it. */
	body: IDataObject;
}

export const DONE = 'COMPLETED';
const FAILED = new Set(['FAILURE', 'FAILED', 'SKIPPED']);

/** Milliseconds until the second look at a job, how much longer each time, and at most. */
const FIRST_WAIT = 1_000;
const GROWTH = 1.5;
const LONGEST_WAIT = 15_000;

/**
 * Looks at a job until it is done, saying each time how it stands. Throws a ZohoError that names the job when it
 * failed, when the workflow is stopped and when it takes longer than `minutes`: Zoho goes on with it then.
 */
export async function whenDone(
	look: () => Promise<Job>,
	{ item, minutes, resource }: { item: Item; minutes: number; resource: string },
): Promise<Job> {
	const begin = Date.now();
	for (let pause = FIRST_WAIT; ; pause = Math.min(pause * GROWTH, LONGEST_WAIT)) {
		const job = await look();
		item.say(`job ${job.id} is ${job.state}`);
		if (job.state === DONE) return job;
		if (FAILED.has(job.state)) throw failed(job);
		if (Date.now() - begin + pause > minutes * 60_000) throw tooLong(job, minutes, resource);
		await wait(pause, item.signal).catch((refusal: unknown) => {
			throw toZohoError(refusal).code === 'CANCELLED' ? canceled(job, resource) : toZohoError(refusal);
		});
	}
}

/** A result can be had of a job that is done only. */
export function checkDone(job: Job, resource: string): void {
	if (FAILED.has(job.state)) throw failed(job);
	if (job.state === DONE) return;
	throw new ZohoError({
		code: 'JOB_NOT_DONE',
		message: `Job ${job.id} is ${job.state}, so there is no result yet`,
		description: `${resource} → Get Job tells when it is ${DONE}; Zoho keeps the result for a day from then.`,
		retryable: true,
	});
}

function failed({ id, body }: Job): ZohoError {
	const { code, message } = reasonIn(body);
	return new ZohoError({
		code: code ?? 'JOB_FAILED',
		message: `Zoho CRM gave up on job ${id}${message ? `: ${message}` : ''}`,
		description: `Run the node again; where it ends the same way, try with fewer fields or records.${code ? ` (Zoho: ${code})` : ''}`,
		details: body,
	});
}

/** Bulk read says why under its result, bulk write by the code of its file. */
function reasonIn({ result, resource }: IDataObject): { code?: string; message?: string } {
	const { error_message: said } = (result ?? {}) as { error_message?: { code?: string; message?: string } };
	const [first] = (resource ?? []) as Array<{ code?: string }>;
	return said ?? { code: first?.code };
}

const tooLong = ({ id, state }: Job, minutes: number, resource: string): ZohoError =>
	new ZohoError({
		code: 'JOB_NOT_DONE',
		message: `Job ${id} is still ${state} after ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`,
		description: `${goesOn(resource)} Or wait longer: Options → Wait at Most.`,
		details: { id, state },
	});

const canceled = ({ id }: Job, resource: string): ZohoError =>
	new ZohoError({
		code: 'CANCELLED',
		message: `The workflow was canceled while job ${id} was under way`,
		description: goesOn(resource),
		details: { id },
	});

const goesOn = (resource: string): string =>
	`Zoho CRM goes on with it: ${resource} → Get Job tells how it ends, Download Result gets what it gave.`;
