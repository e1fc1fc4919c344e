import type { IDataObject } from 'n8n-workflow';

import { errorFromRecord } from '../../shared/transport/readErrors';
import { ZohoError } from '../../shared/transport/zohoError';
import type { WriteRow } from './writeFile';
import type { BulkKind } from './writeJobs';

/** A row of a result file. */
export interface ResultRow {
	/** `ADDED`, `UPDATED`, `SKIPPED`, `UNPROCESSED` */
	status: string;
	id: string;
	/** `MANDATORY_NOT_FOUND-Company,Last_Name:DUPLICATE_DATA-Email` */
	errors: string;
}

interface About {
	kind: BulkKind;
	module: string;
	findBy?: string;
	row?: WriteRow;
	labelOf(apiName: string): string | undefined;
}

const DONE: Record<string, string> = { ADDED: 'insert', UPDATED: 'update' };

/** What became of a row: the record's id and what was done, or why Zoho left it out. */
export function outcomeOf({ status, id, errors }: ResultRow, about: About): IDataObject | ZohoError {
	const action = DONE[status];
	if (action !== undefined) return { id, action };
	const refusals = refusalsIn(errors);
	const [first] = refusals;
	// To leave out what is there already is what "Skip Existing" asks for.
	const isThere = status === 'SKIPPED' && refusals.every(({ code }) => code === 'DUPLICATE_DATA');
	if (about.kind === 'insert' && about.findBy && isThere) return { action: 'skipped', reason: 'it exists' };
	if (!first) return leftOut(status);
	if (first.code === 'RESOURCE_NOT_FOUND') return notFound(about);
	const { labelOf, row } = about;
	const result = refusals.length === 1 ? first : { code: first.code, details: { errors: refusals } };
	return errorFromRecord(result, { labelOf, sent: row?.record });
}

/** Each refused column as CRM's other calls say it: `{ code, details: { api_name } }`. */
function refusalsIn(errors: string): Array<{ code: string; details: IDataObject }> {
	return errors
		.split(':')
		.filter((part) => part.trim() !== '')
		.flatMap((part) => {
			const [, code = part, columns = ''] = /^([A-Z_]+)(?:-(.*))?$/s.exec(part.trim()) ?? [];
			return columns.split(',').map((name) => ({ code, details: name === '' ? {} : { api_name: name } }));
		});
}

function notFound({ module, findBy = 'id', row, labelOf }: About): ZohoError {
	const value = String(row?.id ?? row?.record[findBy]);
	const label = findBy === 'id' ? 'ID' : (labelOf(findBy) ?? findBy);
	return new ZohoError({
		code: 'NOT_FOUND',
		message: `${module} has no record with the ${label} ${value}`,
		description: 'Check the value. Create or Update creates records that are not there.',
		field: { apiName: findBy, label },
	});
}

const leftOut = (status: string): ZohoError =>
	new ZohoError({
		code: status || 'UNPROCESSED',
		message: `Zoho CRM left the record out (${status || 'no status'}) and did not say why`,
		description: 'Write it with Record → Create or Update, which tells more.',
	});
