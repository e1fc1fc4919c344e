import type { IDataObject } from 'n8n-workflow';

import { csvLine } from '../../shared/files/csv';
import { zipped } from '../../shared/files/zip';
import { ZohoError } from '../../shared/transport/zohoError';
import type { CrmField } from '../metadata';
import { cellOf, REFERENCES } from './cells';
import type { Mapping } from './writeJobs';

/** Columns of a file (CRM v8, bulk write limits). */
const MOST_COLUMNS = 200;
/** Mapped columns that come back in the result; they tell which row is which. */
const COLUMNS_BACK = 3;

/** Types whose cells Zoho has no reason to write in another way than it read them. */
const SHOWN_AS_SENT = new Set(['text', 'email', 'phone', 'website']);

/** A row on its way into a file. */
export interface WriteRow {
	/** Typed values by API name; null clears a field. */
	record: IDataObject;
	/** Of the record to change, where it is found by id. */
	id?: string;
}

/** A file ready to be uploaded. */
export interface WriteFile {
	/** The CSV's name in the ZIP. */
	name: string;
	zip: Buffer;
	mappings: Mapping[];
	/** For each row what its first columns will be in the result. */
	keys: string[];
}

/**
 * Rows as a zipped CSV whose header has the fields' API names. The field that finds records comes first and texts next:
 * the result repeats the first columns only, and they tell which row is which.
 * @param zone the organisation's time zone
 */
export async function fileOf(
	fields: CrmField[],
	rows: WriteRow[],
	{ module, findBy, zone }: { module: string; findBy?: string; zone?: string },
): Promise<WriteFile> {
	const used = new Set(rows.flatMap(({ record }) => Object.keys(record)));
	const columns = fields.filter(({ api_name: name }) => used.has(name));
	const byId = rows.some(({ id }) => id !== undefined);
	const rank = ({ api_name: name, data_type: type }: CrmField) =>
		name === findBy ? 0 : SHOWN_AS_SENT.has(type) ? 1 : 2;
	const ordered = [...columns].sort((a, b) => rank(a) - rank(b));
	const header = [...(byId ? ['id'] : []), ...ordered.map(({ api_name: name }) => name)];
	if (header.length > MOST_COLUMNS) throw tooManyColumns(header.length);
	const lines = [csvLine(header)];
	const keys: string[] = [];
	for (const { id = '', record } of rows) {
		const cells = ordered.map((field) => cellOf(field, record[field.api_name], zone));
		const all = byId ? [id, ...cells] : cells;
		lines.push(csvLine(all));
		keys.push(keyOf(all));
	}
	const name = `${module}.csv`;
	return {
		name,
		zip: await zipped(name, Buffer.from(lines.join(''))),
		mappings: mapped(fields, header),
		keys,
	};
}

/** The cells that the result repeats, as one text, without regard to the kind of white space. */
export const keyOf = (cells: string[]): string =>
	JSON.stringify(cells.slice(0, COLUMNS_BACK).map((cell) => cell.trim().replace(/\s+/g, ' ')));

/** Each column's field; a record that a lookup points to is named by its id. */
export const mapped = (fields: CrmField[], header: string[]): Mapping[] =>
	header.map((name, index) => {
		const type = fields.find((field) => field.api_name === name)?.data_type ?? '';
		return { api_name: name, index, ...(REFERENCES.has(type) ? { find_by: 'id' as const } : {}) };
	});

const tooManyColumns = (count: number): ZohoError =>
	new ZohoError({
		code: 'TOO_MANY_FIELDS',
		message: `The records have ${count} fields in all`,
		description: `Zoho CRM takes ${MOST_COLUMNS} in a bulk write. Leave some out, or write them in a second step.`,
	});
