import { strToU8, zipSync } from 'fflate';

import type { CrmStore } from '../entities';
import { dateTime } from '../formatters';
import type { Field, Module } from '../metadata';
import { type CrmRecord, plainWrite } from '../records';
import type { CrmError } from '../refusals';
import { insert, type ItemAnswer, update, type Writing } from '../writing';
import { lineOf } from './csv';
import type { WriteJob, WriteResult } from './jobs';

/** Columns of the file that come back in the result. */
const columnsShown = 3;

interface Outcome {
	status: 'ADDED' | 'UPDATED' | 'SKIPPED';
	id: string;
	errors: Array<{ code: string; header: string }>;
}

/** Writes a job's rows one after the other and says what became of each. */
export function writeRows(crm: CrmStore, job: WriteJob): WriteResult {
	const module = crm.module(job.module);
	const user = crm.user(job.userId);
	if (!module || !user) throw new TypeError('a bulk write lost its module or its user');
	const writing: Writing = { crm, module, user, options: plainWrite };
	const index = recordsBy(crm, module, job.findBy);
	const outcomes = job.file.rows.map((row) => writeRow(writing, job, row, index));
	const count = (status: Outcome['status']) => outcomes.filter((outcome) => outcome.status === status).length;
	return {
		zip: resultFile(job, outcomes),
		added: count('ADDED'),
		updated: count('UPDATED'),
		skipped: count('SKIPPED'),
	};
}

/** A module's records by the value that tells one from another, without regard to upper and lower case. */
function recordsBy(crm: CrmStore, module: Module, name: string | undefined): Map<string, CrmRecord> {
	const records = name === undefined ? [] : crm.records(module.apiName);
	const keyed = records.map((record) => [keyOf(crm.valueOf(record, name ?? '')), record] as const);
	return new Map(keyed.filter(([key]) => key !== '').reverse());
}

const keyOf = (value: unknown): string => String(value ?? '').toLowerCase();

function writeRow(writing: Writing, job: WriteJob, row: string[], index: Map<string, CrmRecord>): Outcome {
	const { crm, module } = writing;
	const { given, errors } = valuesOf(crm, module, job, row);
	if (errors.length > 0) return skipped(errors);
	const findColumn = job.mappings.find(({ apiName }) => apiName === job.findBy)?.index;
	const key = keyOf(findColumn === undefined ? '' : row[findColumn]);
	const there = key === '' ? undefined : index.get(key);
	const header = findColumn === undefined ? (job.findBy ?? '') : (job.file.header[findColumn] ?? '');
	if (job.operation === 'update' && !there) return skipped([{ code: 'RESOURCE_NOT_FOUND', header }]);
	if (job.operation === 'insert' && there) return skipped([{ code: 'DUPLICATE_DATA', header }]);
	const answer = there ? update(writing, there, given, '$') : insert(writing, given, '$');
	if (answer.status === 'error') return skipped(errorsOf(answer, job));
	const id = String(answer.details.id);
	const record = crm.record(module.apiName, id);
	if (record && key !== '') index.set(key, record);
	return { status: there ? 'UPDATED' : 'ADDED', id, errors: [] };
}

const skipped = (errors: Outcome['errors']): Outcome => ({ status: 'SKIPPED', id: '', errors });

/** A row as the JSON of a record; cells that are not what their field takes are errors. */
function valuesOf(crm: CrmStore, module: Module, job: WriteJob, row: string[]) {
	const given: Record<string, unknown> = {};
	const errors: Outcome['errors'] = [];
	for (const { apiName, index, defaultValue = '' } of job.mappings) {
		const field = module.fields.find((known) => known.apiName === apiName);
		if (!field || apiName === 'id') continue;
		const cell = (index === undefined ? '' : row[index]) || defaultValue;
		if (cell === '' && job.ignoreEmpty) continue;
		const value = cell === '' ? null : valueOf(crm, field, cell);
		if (value === undefined) {
			errors.push({
				code: 'INVALID_DATA',
				header: index === undefined ? apiName : (job.file.header[index] ?? ''),
			});
		} else if (value !== null || job.operation !== 'insert') given[apiName] = value;
	}
	return { given, errors };
}

/** A cell as the field takes it in JSON; undefined for what it cannot be. */
function valueOf(crm: CrmStore, field: Field, cell: string): unknown {
	switch (field.dataType) {
		case 'integer':
		case 'double':
		case 'currency':
		case 'percent':
			return /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : undefined;
		case 'boolean':
			return /^(true|false)$/i.test(cell) ? cell.toLowerCase() === 'true' : undefined;
		case 'date':
			return isoDate(cell);
		case 'datetime':
			return isoTime(cell, crm.organization.timeZone);
		case 'multiselectpicklist':
			return cell.split(';');
		case 'lookup':
		case 'ownerlookup':
		case 'userlookup':
			return { id: cell };
		default:
			return cell;
	}
}

/** `MM/dd/yyyy` */
function isoDate(cell: string): string | undefined {
	const [, month, date, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(cell) ?? [];
	return year === undefined ? undefined : `${year}-${month}-${date}`;
}

/** `MM/dd/yyyy HH:mm:ss`, in the zone of the organisation. */
function isoTime(cell: string, timeZone: string): string | undefined {
	const [, date = '', time] = /^(\S+) (\d\d:\d\d:\d\d)$/.exec(cell) ?? [];
	const day = isoDate(date);
	if (day === undefined || time === undefined) return undefined;
	const offset = dateTime(`${day}T${time}Z`, timeZone).slice(19);
	return `${day}T${time}${dateTime(`${day}T${time}${offset}`, timeZone).slice(19)}`;
}

function errorsOf(answer: Extract<ItemAnswer, CrmError>, job: WriteJob): Outcome['errors'] {
	const { errors = [answer] } = answer.details as { errors?: CrmError[] };
	return errors.map(({ code, details }) => {
		const apiName = String(details.api_name);
		const index = job.mappings.find((mapping) => mapping.apiName === apiName)?.index;
		return { code, header: index === undefined ? apiName : (job.file.header[index] ?? apiName) };
	});
}

/** `Leads-upload.csv`: the first mapped columns, and STATUS, RECORD_ID and ERRORS. */
function resultFile({ module, mappings, file }: WriteJob, outcomes: Outcome[]): Buffer {
	const columns = mappings
		.flatMap(({ index }) => (index === undefined ? [] : [index]))
		.slice(0, columnsShown);
	const header = [...columns.map((column) => file.header[column] ?? ''), 'STATUS', 'RECORD_ID', 'ERRORS'];
	const lines = outcomes.map(({ status, id, errors }, number) => {
		const cells = columns.map((column) => file.rows[number]?.[column] ?? '');
		return lineOf([...cells, status, id, errorText(errors)]);
	});
	return Buffer.from(
		zipSync({ [`${module}-${file.name}`]: strToU8(lineOf(header) + lines.join('')) }, { level: 1 }),
	);
}

/** `MANDATORY_NOT_FOUND-Company,Last_Name:DUPLICATE_DATA-Email` */
function errorText(errors: Outcome['errors']): string {
	const codes = [...new Set(errors.map(({ code }) => code))];
	return codes.map((code) => `${code}-${headersOf(errors, code).join(',')}`).join(':');
}

const headersOf = (errors: Outcome['errors'], wanted: string): string[] =>
	errors.filter(({ code }) => code === wanted).map(({ header }) => header);
