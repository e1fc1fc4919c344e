import { ZohoError } from '../transport/zohoError';

/** A row as CSV with its line break (RFC 4180); a row of one empty cell is quoted, so that it is no empty line. */
export function csvLine(cells: readonly string[]): string {
	const line = cells.map(quotedWhereNeeded).join(',');
	return `${line === '' ? '""' : line}\r\n`;
}

const quotedWhereNeeded = (cell: string): string =>
	/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/**
 * The rows of a CSV file whose text comes piece by piece. Lines end with a line feed, with or without a carriage
 * return; empty lines are left out. Throws a ZohoError that names the line when a quote is out of place.
 */
export async function* csvRows(text: AsyncIterable<string>, separator = ','): AsyncGenerator<string[]> {
	const reader = csvReader(separator);
	for await (const piece of text) yield* reader.rowsIn(piece);
	yield* reader.lastRow();
}

/** UTF-8 text, with or without a byte order mark, of bytes that come piece by piece. Throws a ZohoError for other bytes. */
export async function* utf8(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	const decode = (piece?: Uint8Array) => {
		try {
			return decoder.decode(piece, { stream: piece !== undefined });
		} catch {
			throw notUtf8();
		}
	};
	for await (const piece of bytes) yield decode(piece);
	yield decode();
}

/** What stands between the cells of a header line: a comma, a semicolon, a tab or a bar, whichever it has most of. */
export function separatorOf(header: string): string {
	const bare = header.replace(/"(?:[^"]|"")*"/g, '');
	const counted = [',', ';', '\t', '|'].map((separator) => ({
		separator,
		count: bare.split(separator).length,
	}));
	return counted.reduce((most, other) => (other.count > most.count ? other : most)).separator;
}

/** Reads as far as it is given text; cells may begin in one piece and end in another. */
function csvReader(separator: string) {
	/** `closed`: after a quote that ends the cell, unless another one follows. */
	let state: 'plain' | 'quoted' | 'closed' = 'plain';
	let row: string[] = [];
	let cell = '';
	let line = 1;

	const endCell = () => {
		row.push(cell);
		cell = '';
		state = 'plain';
	};
	const endRow = (): string[][] => {
		const isEmpty = row.length === 0 && cell === '' && state === 'plain';
		endCell();
		const ended = row;
		row = [];
		return isEmpty ? [] : [ended];
	};

	return {
		*rowsIn(text: string): Generator<string[]> {
			let position = 0;
			while (position < text.length) {
				if (state === 'quoted') {
					const quote = text.indexOf('"', position);
					const end = quote < 0 ? text.length : quote;
					const content = text.slice(position, end);
					line += content.split('\n').length - 1;
					cell += content;
					position = end + 1;
					if (quote >= 0) state = 'closed';
					continue;
				}
				const character = text[position] ?? '';
				position += 1;
				if (character === separator) endCell();
				else if (character === '\n') {
					if (state === 'plain' && cell.endsWith('\r')) cell = cell.slice(0, -1);
					line += 1;
					yield* endRow();
				} else if (state === 'closed') {
					if (character === '"') {
						cell += '"';
						state = 'quoted';
					} else if (character !== '\r') throw outOfPlace(line);
				} else if (character === '"') {
					if (cell !== '') throw outOfPlace(line);
					state = 'quoted';
				} else {
					const start = position - 1;
					while (position < text.length && !isSpecial(text[position], separator)) position += 1;
					cell += text.slice(start, position);
				}
			}
		},
		*lastRow(): Generator<string[]> {
			if (state === 'quoted') throw outOfPlace(line);
			if (row.length > 0 || cell !== '' || state === 'closed') yield* endRow();
		},
	};
}

const isSpecial = (character: string | undefined, separator: string): boolean =>
	character === separator || character === '\n' || character === '"';

const outOfPlace = (line: number): ZohoError =>
	new ZohoError({
		code: 'INVALID_CSV',
		message: `Line ${line} of the CSV file has a quote out of place`,
		description:
			'A cell with quotes, commas or line breaks is put in quotes, and each quote within is doubled.',
	});

const notUtf8 = (): ZohoError =>
	new ZohoError({
		code: 'INVALID_CSV',
		message: 'The CSV file is not UTF-8 text',
		description: 'Save it as "CSV UTF-8", or convert it in a node before this one.',
	});
