import type { IDataObject } from 'n8n-workflow';

import { badInput } from '../../../shared/badInput';
import { collection, toggle } from '../../../shared/fields';
import { type Item, operation, type Output } from '../../../shared/operation';
import { toZohoError } from '../../../shared/transport/nodeError';
import { ZohoError } from '../../../shared/transport/zohoError';
import { notInFiles } from '../../bulk/cells';
import { rowsOfCsv } from '../../bulk/csvSource';
import { type FileRow, importFile } from '../../bulk/importFile';
import type { WriteRow } from '../../bulk/writeFile';
import { clears, ROWS_PER_FILE, writeRows, type WritePlan } from '../../bulk/writeRows';
import type { Crm } from '../../crmApi';
import { waitAtMost } from '../../fields/bulkRead';
import {
	clearEmpty,
	findFields,
	foundBy,
	isInBulk,
	kind,
	skipExisting,
	source,
	sourceFields,
} from '../../fields/bulkWrite';
import { moduleField } from '../../fields/module';
import { scopes } from '../../scopes';
import { settle } from '../../values';
import { type ReadyRecord, readyRecord } from '../../writes';

type Row = WriteRow & Pick<ReadyRecord, 'names'>;
type RowOfFile = FileRow & { ready: Row | ZohoError };

/** An item's record, or the rows of its file. */
type Ready = { plan: WritePlan } & ({ row: Row } | { rows: RowOfFile[]; report: boolean; item: Item });

/** A job costs 500 API credits, other writes one for ten records (CRM v8, API limits). */
const WORTH_A_JOB = 5_000;
const CHEAPER =
	'A bulk job costs 500 API credits, as much as writing 5,000 records with Record → Create or Update; that is cheaper for fewer';

export default operation({
	name: 'Import',
	action: 'Import records in bulk',
	description:
		'Create or update up to 25,000 records in each job, wait for it and tie what became of each to its item; 500 API credits a job',
	scopes: [...scopes.writeInBulk, ...scopes.uploadForBulk],
	writes: true,
	fields: {
		module: moduleField,
		kind,
		source,
		...findFields,
		...sourceFields,
		options: collection('Options', {
			clearEmpty,
			reportRefused: toggle('Report Refused Rows', {
				description:
					'Whether rows of a file that Zoho CRM refuses are reported in the output; without this option they are an error',
			}),
			skipExisting,
			waitAtMost,
		}),
	},
	batch: {
		size: ROWS_PER_FILE,
		prepare: async (crm: Crm, params, item): Promise<Ready> => {
			const { module, kind: action, source: from, fields, options } = params;
			const findBy = foundBy(action, params.findBy, options.skipExisting);
			const plan = { kind: action, module, findBy, minutes: options.waitAtMost ?? 60 };
			if (from === 'items') {
				return { plan, row: await rowOf(crm, plan, fields?.values ?? {}, params.recordId, item) };
			}
			const { content } = await item.binary(params.binaryProperty ?? 'data');
			const rows: RowOfFile[] = [];
			const reading = { module, clearEmpty: options.clearEmpty === true };
			for await (const { number, values, id } of rowsOfCsv(content, await crm.fields(module), reading)) {
				rows.push({ number, ready: await rowOf(crm, plan, values, id, item).catch(toZohoError) });
			}
			if (rows.length === 0) throw badInput('Input Binary Field', 'has no rows', 'Check the file.');
			return { plan, rows, report: options.reportRefused === true, item };
		},
		settle: async (crm: Crm, ready: Ready[]) => {
			const rows = ready.map((one) => ('row' in one ? [one.row] : one.rows.flatMap(({ ready: row }) => row)));
			const typed = rows.map((own) => own.filter((row): row is Row => !(row instanceof ZohoError)));
			const refusals = (await settle(crm, typed.flat())).values();
			return ready.map((one) => {
				if ('row' in one) return refusals.next().value ?? undefined;
				for (const row of one.rows) {
					if (!(row.ready instanceof ZohoError)) row.ready = refusals.next().value ?? row.ready;
				}
				return undefined;
			});
		},
		key: (ready: Ready): string => {
			if ('rows' in ready) return `file of item ${ready.item.index}`;
			const { plan, row } = ready;
			return JSON.stringify([plan, clears(plan.kind, [row]) ? Object.keys(row.record).sort() : []]);
		},
		run: async (crm: Crm, ready: Ready[], items: Item[]): Promise<Array<Output | ZohoError>> => {
			const [first] = ready;
			const [item] = items;
			if (!first || !item) return [];
			const count = 'rows' in first ? first.rows.length : ready.length;
			if (count < WORTH_A_JOB) item.hint(CHEAPER);
			if ('rows' in first) return [await importFile(crm, first.plan, first.rows, first)];
			const rows = ready.flatMap((one) => ('row' in one ? [one.row] : []));
			return await writeRows(crm, first.plan, rows, item);
		},
	},
});

/** A record typed for a file. Throws a ZohoError that names the field no file can fill, or lacks what finds the record. */
async function rowOf(
	crm: Crm,
	{ kind: action, module, findBy }: WritePlan,
	values: IDataObject,
	id: string | undefined,
	item: Item,
): Promise<Row> {
	const writeKind = action === 'insert' ? 'create' : action;
	const { record, names } = await readyRecord(crm, writeKind, { module, values, options: {} }, item);
	for (const field of await crm.fields(module)) {
		if (field.api_name in record && !isInBulk(field)) throw notInFiles(field);
	}
	if (action === 'insert' || findBy === undefined) return { record, names };
	if (findBy !== 'id') {
		checkFound(findBy, record[findBy]);
		return { record, names };
	}
	const given = (id ?? '').trim();
	if (/^\d+$/.test(given)) return { record, names, id: given };
	if (given === '' && action === 'upsert') return { record, names, id: '' };
	throw badInput('Record ID', given === '' ? 'is empty' : `is "${given}"`, 'Give the ID: digits only.');
}

function checkFound(findBy: string, value: unknown): void {
	if (value !== undefined && value !== null && value !== '') return;
	throw badInput('Find By', `is '${findBy}', which has no value here`, 'Give the record one.');
}
