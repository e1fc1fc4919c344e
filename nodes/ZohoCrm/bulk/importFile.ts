import type { IDataObject } from 'n8n-workflow';

import { csvLine } from '../../shared/files/csv';
import type { Item, WithBinary } from '../../shared/operation';
import { toZohoError } from '../../shared/transport/nodeError';
import { ZohoError } from '../../shared/transport/zohoError';
import type { Crm } from '../crmApi';
import type { Outcomes, WritePlan } from './writeRows';
import { ROWS_PER_FILE, writeRows } from './writeRows';
import type { WriteRow } from './writeFile';

/** A row of the user's file, or why it cannot be sent. */
export interface FileRow {
	/** As a spreadsheet counts: the header is 1. */
	number: number;
	ready: WriteRow | ZohoError;
}

/** Refused rows that an output lists; the file beside it has all. */
const LISTED = 100;
/** Refused rows that an error's text shows. */
const SHOWN = 20;

/**
 * Writes the rows of a file, 25,000 in each job, and gives one output that says what became of them, with a CSV of
 * every row's id. Throws a ZohoError that lists refused rows, unless these are to be reported.
 */
export async function importFile(
	crm: Crm,
	plan: WritePlan,
	rows: FileRow[],
	{ report, item }: { report: boolean; item: Item },
): Promise<WithBinary> {
	const outcomes: Outcomes = rows.map(({ ready }) => (ready instanceof ZohoError ? ready : {}));
	if (!report) throwIfRefused(rows, outcomes, []);
	const sendable = rows.flatMap(({ ready }, index) => (ready instanceof ZohoError ? [] : [{ ready, index }]));
	for (let from = 0; from < sendable.length; from += ROWS_PER_FILE) {
		const part = sendable.slice(from, from + ROWS_PER_FILE);
		const sent = part.map(({ ready }) => ready);
		const results = await writeRows(crm, plan, sent, item).catch((refusal: unknown) => {
			const error = toZohoError(refusal);
			if (from === 0) throw error;
			return sent.map(() => error);
		});
		part.forEach(({ index }, position) => {
			outcomes[index] = results[position] ?? {};
		});
		if (!report) throwIfRefused(rows, outcomes, sendable.slice(from + ROWS_PER_FILE));
	}
	return await reported(rows, outcomes, item);
}

async function reported(rows: FileRow[], outcomes: Outcomes, item: Item): Promise<WithBinary> {
	const refused = refusedIn(rows, outcomes);
	const count = (action: string) =>
		outcomes.filter((outcome) => !(outcome instanceof ZohoError) && outcome.action === action).length;
	const json = {
		rows: rows.length,
		added: count('insert'),
		updated: count('update'),
		skipped: count('skipped'),
		refused: refused.length,
		refusedRows: refused.slice(0, LISTED).map(({ row, error }) => ({
			row,
			code: error.code,
			message: error.message,
			...(error.field ? { field: error.field.apiName } : {}),
		})),
	};
	const lines = rows.map(({ number }, index) => {
		const outcome = outcomes[index];
		return csvLine(
			outcome instanceof ZohoError
				? [String(number), '', '', outcome.code, outcome.message]
				: [String(number), String(outcome?.id ?? ''), String(outcome?.action ?? ''), '', ''],
		);
	});
	const csv = Buffer.from(csvLine(['Row', 'ID', 'Action', 'Code', 'Message']) + lines.join(''));
	return { json, binary: { result: await item.toBinary(csv, 'result.csv', 'text/csv') } };
}

const refusedIn = (rows: FileRow[], outcomes: Outcomes): Array<{ row: number; error: ZohoError }> =>
	rows.flatMap(({ number: row }, index) => {
		const outcome = outcomes[index];
		return outcome instanceof ZohoError ? [{ row, error: outcome }] : [];
	});

/** @param notSent rows of jobs that will not be started now */
function throwIfRefused(rows: FileRow[], outcomes: Outcomes, notSent: unknown[]): void {
	const refused = refusedIn(rows, outcomes);
	const [first] = refused;
	if (!first) return;
	const written = outcomes.filter((outcome) => !(outcome instanceof ZohoError) && 'action' in outcome).length;
	const description = [
		...refused.slice(0, SHOWN).map(({ row, error }) => `Row ${row}: ${error.message} (${error.code})`),
		...(refused.length > SHOWN ? [`… and ${refused.length - SHOWN} more.`] : []),
		written === 0 ? 'Nothing was written.' : `Written already: ${written.toLocaleString('en-US')} rows.`,
		...(notSent.length > 0 ? [`Not sent: ${notSent.length.toLocaleString('en-US')} rows.`] : []),
		'Options → Report Refused Rows gives them as output instead.',
	];
	throw new ZohoError({
		code: first.error.code,
		message:
			refused.length === 1
				? `Row ${first.row} of the file: ${first.error.message}`
				: `${refused.length} of ${rows.length} rows of the file were refused`,
		description: description.join('\n'),
		field: first.error.field,
		details: {
			refused: refused.map(({ row, error }): IDataObject => ({
				row,
				code: error.code,
				message: error.message,
			})),
			written: rows.flatMap(({ number: row }, index) => {
				const outcome = outcomes[index];
				return outcome instanceof ZohoError || outcome?.id === undefined ? [] : [{ row, id: outcome.id }];
			}),
		},
	});
}
