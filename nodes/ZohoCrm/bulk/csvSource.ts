import type { IDataObject } from 'n8n-workflow';

import { badInput } from '../../shared/badInput';
import { csvRows, separatorOf, utf8 } from '../../shared/files/csv';
import { unknownField } from '../../shared/typed';
import { type CrmField, labelOf } from '../metadata';

/** A row of the user's file. */
export interface SourceRow {
	/** As a spreadsheet counts: the header is 1. */
	number: number;
	values: IDataObject;
	id?: string;
}

/** A file's header line is looked for within this many bytes. */
const HEADER_WITHIN = 64 * 1024;

/**
 * The rows of a CSV file, their values by API name. The header has API names (`Account_Name`, `Account_Name.id`) or
 * labels. Throws a ZohoError that names a column which is no field.
 * @param clearEmpty whether an empty cell is a value, which clears its field
 */
export async function* rowsOfCsv(
	content: Buffer,
	fields: CrmField[],
	{ module, clearEmpty }: { module: string; clearEmpty: boolean },
): AsyncGenerator<SourceRow> {
	const [firstLine = ''] = content.subarray(0, HEADER_WITHIN).toString().split(/\r?\n/, 1);
	let names: string[] | undefined;
	let number = 0;
	for await (const cells of csvRows(utf8(once(content)), separatorOf(firstLine))) {
		number += 1;
		if (!names) {
			names = namesIn(cells, fields, module);
			continue;
		}
		if (cells.length !== names.length) throw unevenRow(number, cells.length, names.length);
		const values: IDataObject = {};
		for (const [index, name] of names.entries()) {
			const cell = cells[index] ?? '';
			if (cell !== '') values[name] = cell;
			else if (clearEmpty) values[name] = null;
		}
		const { id } = values;
		yield { number, values, ...(typeof id === 'string' ? { id } : {}) };
	}
}

async function* once(content: Buffer): AsyncGenerator<Uint8Array> {
	yield await Promise.resolve(content);
}

function namesIn(header: string[], fields: CrmField[], module: string): string[] {
	const names = header.map((column, index) => nameOf(column.trim(), index, fields, module));
	const twice = names.find((name, index) => names.indexOf(name) !== index);
	if (twice === undefined) return names;
	throw badInput('Input Binary Field', `has two columns for '${twice}'`, 'Take one of them out of the file.');
}

function nameOf(column: string, index: number, fields: CrmField[], module: string): string {
	if (column === '') {
		throw badInput('Input Binary Field', `has no name for column ${index + 1}`, 'Name it in the first line.');
	}
	if (/^(record )?id$/i.test(column)) return 'id';
	const bare = column.replace(/\.id$/i, '');
	const lower = column.toLowerCase();
	const found =
		fields.find(({ api_name: name }) => name === bare) ??
		fields.find((field) => labelOf(field).toLowerCase() === lower);
	if (found) return found.api_name;
	const known = fields.map((field) => ({ apiName: field.api_name, label: labelOf(field) }));
	throw unknownField(column, known, `the module ${module}`);
}

const unevenRow = (number: number, cells: number, columns: number) =>
	badInput(
		'Input Binary Field',
		`has ${cells} cells in row ${number} and ${columns} columns in its first line`,
		'Put cells that hold a separator or a line break in quotes.',
	);
