import type { IDataObject } from 'n8n-workflow';

import { csvRows, utf8 } from '../../shared/files/csv';
import { onlyFileIn } from '../../shared/files/zip';
import type { Item } from '../../shared/operation';
import { idOfHeld } from '../../shared/transport/holdWrites';
import { toZohoError } from '../../shared/transport/nodeError';
import { ZohoError } from '../../shared/transport/zohoError';
import type { Crm } from '../crmApi';
import { type Job, whenDone } from './jobs';
import { fileOf, keyOf, type WriteFile, type WriteRow } from './writeFile';
import {
	BULK_WRITE,
	type BulkKind,
	LARGEST_UPLOAD,
	startWrite,
	uploadZip,
	writeJob,
	writeResult,
} from './writeJobs';
import { outcomeOf, type ResultRow } from './writeOutcome';

/** Rows of one file (CRM v8, bulk write limits). */
export const ROWS_PER_FILE = 25_000;

/** What rows must have in common to share a file. */
export interface WritePlan {
	kind: BulkKind;
	module: string;
	findBy?: string;
	/** Minutes to wait for a job. */
	minutes: number;
}

export type Outcomes = Array<IDataObject | ZohoError>;

/**
 * Writes up to 25,000 rows in one job and waits for it. One result per row: its id and what was done, or the ZohoError
 * that Zoho's result file gives for it. Throws a ZohoError when the job as a whole does not come to an end.
 */
export async function writeRows(crm: Crm, plan: WritePlan, rows: WriteRow[], item: Item): Promise<Outcomes> {
	const fields = await crm.fields(plan.module);
	const file = await fileOf(fields, rows, { ...plan, zone: await crm.timeZone() });
	if (file.zip.length > LARGEST_UPLOAD && rows.length > 1) {
		const half = Math.ceil(rows.length / 2);
		const first = await writeRows(crm, plan, rows.slice(0, half), item);
		return [...first, ...(await writeRows(crm, plan, rows.slice(half), item))];
	}
	const job = await carriedOut(crm, plan, rows, file, item);
	const labels = await crm.labels(plan.module);
	const found = await resultsIn(crm, job).catch(toZohoError);
	if (found instanceof ZohoError) return unread(job, rows.length, found);
	return file.keys.map((key, index) => {
		const result = found.get(key)?.shift();
		if (!result) return unanswered(job);
		return outcomeOf(result, { ...plan, row: rows[index], labelOf: (name) => labels.get(name) });
	});
}

async function carriedOut(
	crm: Crm,
	{ kind, module, findBy, minutes }: WritePlan,
	rows: WriteRow[],
	file: WriteFile,
	item: Item,
): Promise<Job> {
	item.say(`uploading ${rows.length.toLocaleString('en-US')} rows`);
	const name = `${file.name}.zip`;
	const fileId = await uploadZip(crm, file.zip, name).catch(idOfHeld(name));
	const { id } = await startWrite(crm, {
		kind,
		module,
		fileId,
		fileName: file.name,
		findBy,
		mappings: file.mappings,
		// Rows that clear a field share a file only with rows of the same fields, so an empty cell is meant there.
		ignoreEmpty: !clears(kind, rows),
	});
	const look = async () => await writeJob(crm, String(id));
	return await whenDone(look, { item, minutes, resource: BULK_WRITE });
}

/** A new record has nothing to clear. */
export const clears = (kind: BulkKind, rows: WriteRow[]): boolean =>
	kind !== 'insert' && rows.some(({ record }) => Object.values(record).includes(null));

/**
 * The rows of the result by the columns they repeat; rows that are the same there keep the order of the file.
 */
async function resultsIn(crm: Crm, job: Job): Promise<Map<string, ResultRow[]>> {
	const found = new Map<string, ResultRow[]>();
	let header: string[] | undefined;
	for await (const cells of csvRows(utf8(onlyFileIn(await writeResult(crm, job))))) {
		if (!header) {
			header = cells.map((name) => name.toUpperCase());
			continue;
		}
		const of = (name: string) => cells[header?.indexOf(name) ?? -1] ?? '';
		const result = { status: of('STATUS').toUpperCase(), id: of('RECORD_ID'), errors: of('ERRORS') };
		const key = keyOf(cells.slice(0, Math.max(0, header.indexOf('STATUS'))));
		const same = found.get(key);
		if (same) same.push(result);
		else found.set(key, [result]);
	}
	return found;
}

/** The job is done, and only its numbers are known. */
function unread(job: Job, rows: number, why: ZohoError): Outcomes {
	const [resource] = (job.body.resource ?? []) as Array<{ file?: Record<string, number> }>;
	const {
		added_count: added = 0,
		updated_count: updated = 0,
		skipped_count: skipped = 0,
	} = resource?.file ?? {};
	const isWhole = skipped === 0 && added + updated === rows;
	const outcome = isWhole
		? { written: true, jobId: job.id, notReadBack: why.message }
		: new ZohoError({
				code: 'RESULT_UNREADABLE',
				message: `Job ${job.id} added ${added}, updated ${updated} and skipped ${skipped} of ${rows} records; which ones, its result file did not tell`,
				description: `${why.message}. ${BULK_WRITE} → Download Result tries again; Zoho keeps the file for a day.`,
				details: job.body,
			});
	return Array.from({ length: rows }, () => outcome);
}

const unanswered = ({ id }: Job): ZohoError =>
	new ZohoError({
		code: 'NO_ANSWER',
		message: `The result of job ${id} does not name this record`,
		description: 'It may have been written. Look it up before you send it again.',
	});
