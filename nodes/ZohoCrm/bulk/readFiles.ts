import type { IDataObject } from 'n8n-workflow';

import { csvLine, csvRows, utf8 } from '../../shared/files/csv';
import { onlyFileIn } from '../../shared/files/zip';
import type { Item } from '../../shared/operation';
import { ZohoError } from '../../shared/transport/zohoError';
import type { Crm } from '../crmApi';
import { valueOfCell } from './cells';
import { type ReadPage, readResult } from './readJobs';

const LINE_FEED = 10;

/**
 * All pages as one CSV file, the header once. No more than one page's ZIP is in memory at a time.
 * @param columns the header of a file without rows
 */
export async function* csvOf(
	crm: Crm,
	pages: ReadPage[],
	columns: string[],
	item: Item,
): AsyncGenerator<Uint8Array> {
	let header: string | undefined;
	for (const [number, { id, rows }] of pages.entries()) {
		if (rows === 0) continue;
		item.say(`downloading page ${number + 1} of ${pages.length}`);
		const page = await withHeader(onlyFileIn(await readResult(crm, id)));
		if (header === undefined) yield Buffer.from(`${page.header}\n`);
		header ??= page.header;
		yield* page.header === header ? wholeLines(page.rest) : reordered(page, header);
	}
	if (header === undefined) yield Buffer.from(csvLine(columns));
}

/** The rows of all pages as records, each value in the type of its field; empty cells are null. */
export async function* recordsOf(
	crm: Crm,
	module: string,
	pages: ReadPage[],
	item: Item,
): AsyncGenerator<IDataObject> {
	const types = new Map((await crm.fields(module)).map((field) => [field.api_name, field.data_type]));
	for (const [number, { id, rows }] of pages.entries()) {
		if (rows === 0) continue;
		item.say(`downloading page ${number + 1} of ${pages.length}`);
		let header: string[] | undefined;
		for await (const row of csvRows(utf8(onlyFileIn(await readResult(crm, id))))) {
			if (!header) header = row.map((name) => (/^id$/i.test(name) ? 'id' : name));
			else yield recordOf(header, row, types);
		}
	}
}

function recordOf(header: string[], row: string[], types: Map<string, string>): IDataObject {
	return Object.fromEntries(
		header.map((name, index) => [name, valueOfCell(types.get(name), row[index] ?? '')]),
	);
}

interface Page {
	/** Without byte order mark and line break. */
	header: string;
	rest: AsyncGenerator<Uint8Array>;
}

/** The file's first line, and what follows it. API names have no line breaks, so it ends at the first. */
async function withHeader(bytes: AsyncGenerator<Uint8Array>): Promise<Page> {
	let begin = Buffer.alloc(0);
	for (;;) {
		const end = begin.indexOf(LINE_FEED);
		if (end >= 0) {
			const header = begin
				.subarray(0, end)
				.toString()
				.replace(/^\uFEFF/, '')
				.trimEnd();
			return { header, rest: followed(begin.subarray(end + 1), bytes) };
		}
		const { done, value } = await bytes.next();
		if (done) return { header: begin.toString().replace(/^\uFEFF/, ''), rest: bytes };
		begin = Buffer.concat([begin, value]);
	}
}

async function* followed(first: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
	yield first;
	yield* rest;
}

/** The next page begins on a line of its own, whether or not this one ended its last. */
async function* wholeLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	let last: number | undefined = LINE_FEED;
	for await (const piece of bytes) {
		last = piece.at(-1) ?? last;
		yield piece;
	}
	if (last !== LINE_FEED) yield Buffer.from('\n');
}

/** Without chosen fields Zoho puts columns in any order, page by page. */
async function* reordered({ header, rest }: Page, wanted: string): AsyncGenerator<Uint8Array> {
	const own = header.split(',').map(unquoted);
	const order = wanted.split(',').map((name) => own.indexOf(unquoted(name)));
	if (own.length !== order.length || order.includes(-1)) {
		throw new ZohoError({
			code: 'COLUMNS_DIFFER',
			message: 'The pages that Zoho CRM gave do not have the same columns',
			description:
				'Fields were changed while they were read. Choose the fields to export, or run the node again.',
		});
	}
	for await (const row of csvRows(utf8(rest))) {
		yield Buffer.from(csvLine(order.map((position) => row[position] ?? '')));
	}
}

const unquoted = (name: string): string => name.replace(/^"(.*)"$/, '$1');
