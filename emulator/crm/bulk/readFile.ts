import { strToU8, zipSync } from 'fflate';

import { valueOf } from '../coqlColumns';
import type { CrmStore } from '../entities';
import { dateTime } from '../formatters';
import type { Value } from '../records';
import { lineOf } from './csv';
import type { ReadJob } from './jobs';
import { readColumn } from './readQuery';

/** The ZIP of a read job: a CSV with the id and the asked columns of its page. */
export function readFileOf(crm: CrmStore, job: ReadJob): Buffer {
	const module = crm.module(job.found.module);
	if (!module) throw new TypeError(`there is no module ${job.found.module}`);
	const columns = job.columns.map((name) => readColumn(crm, module, name));
	const lines = recordsOf(crm, job).map((record) =>
		lineOf([
			record.id,
			...columns.map((column) => shown(crm, column.field.dataType, valueOf(crm, column, record))),
		]),
	);
	const csv = strToU8(lineOf(['id', ...job.columns]) + lines.join(''));
	return Buffer.from(zipSync({ [`${job.id}.csv`]: csv }, { level: 1 }));
}

/** The records of a job's page. */
export function recordsOf({ bulk }: CrmStore, { found: { records, page } }: ReadJob) {
	return records.slice((page - 1) * bulk.rowsPerRead, page * bulk.rowsPerRead);
}

/** Lookups are the other record's id, times are in the organisation's zone, choices are joined. */
function shown(crm: CrmStore, type: string, value: Value): string {
	if (value === null) return '';
	if (type === 'datetime') return dateTime(String(value), crm.organization.timeZone);
	return Array.isArray(value) ? value.join(';') : String(value);
}
