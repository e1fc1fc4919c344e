import fc from 'fast-check';

import { csvLine, csvRows, separatorOf, utf8 } from '../../../nodes/shared/files/csv';

async function* pieces<Piece>(...list: Piece[]): AsyncGenerator<Piece> {
	yield* list;
}

async function rowsOf(pieced: AsyncIterable<string>, separator?: string): Promise<string[][]> {
	const rows: string[][] = [];
	for await (const row of csvRows(pieced, separator)) rows.push(row);
	return rows;
}

/** Cells made of what is hard about CSV, and of any other text. */
const cell = fc.oneof(
	fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', ' ', 'a', 'é', '😀') }),
	fc.string({ unit: 'binary' }),
);
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 });

it('reads back whatever it wrote, wherever the text is cut in pieces', async () => {
	await fc.assert(
		fc.asyncProperty(table, fc.integer({ min: 1, max: 7 }), async (rows, size) => {
			const text = rows.map(csvLine).join('');
			const cut = Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
				text.slice(index * size, (index + 1) * size),
			);
			expect(await rowsOf(pieces(...cut))).toEqual(rows);
		}),
		{ numRuns: 500 },
	);
});

it('reads bytes that are cut within a letter, and leaves the byte order mark out', async () => {
	await fc.assert(
		fc.asyncProperty(table, fc.integer({ min: 1, max: 5 }), async (rows, size) => {
			const bytes = Buffer.from(`\uFEFF${rows.map(csvLine).join('')}`);
			const cut = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
				bytes.subarray(index * size, (index + 1) * size),
			);
			// Half a surrogate pair is no text and has no bytes.
			const whole = rows.map((row) => row.map((text) => Buffer.from(text).toString()));
			expect(await rowsOf(utf8(pieces(...cut)))).toEqual(whole);
		}),
	);
});

it.each([
	[
		'plain lines, the last without a break',
		'a,b\n1,2',
		[
			['a', 'b'],
			['1', '2'],
		],
	],
	[
		'carriage returns',
		'a,b\r\n1,2\r\n',
		[
			['a', 'b'],
			['1', '2'],
		],
	],
	[
		'empty cells',
		'a,,c\n,,\n',
		[
			['a', '', 'c'],
			['', '', ''],
		],
	],
	['empty lines, which are none', 'a\n\n\r\nb\n\n', [['a'], ['b']]],
	['a row of one empty cell', 'a\n""\n', [['a'], ['']]],
	[
		'breaks, quotes and commas within quotes',
		'"x\r\ny","say ""no""","1,5"\n',
		[['x\r\ny', 'say "no"', '1,5']],
	],
	['nothing', '', []],
])('reads %s', async (_what, text, rows) => {
	expect(await rowsOf(pieces(text))).toEqual(rows);
});

it.each([
	['a quote within a plain cell', 'a,b\n1,2"3\n', 'Line 2'],
	['text after a closing quote', '"a\nb"c\n', 'Line 2'],
	['a quote that is not closed', 'a\n"b\n', 'Line 3'],
])('refuses %s and names the line', async (_what, text, line) => {
	await expect(rowsOf(pieces(text))).rejects.toMatchObject({
		code: 'INVALID_CSV',
		message: `${line} of the CSV file has a quote out of place`,
	});
});

it('refuses what is not UTF-8', async () => {
	const latin1 = Buffer.from('Müller', 'latin1');
	await expect(rowsOf(utf8(pieces(latin1)))).rejects.toMatchObject({ code: 'INVALID_CSV' });
});

it.each([
	['a,b,c', ','],
	['a;b;c', ';'],
	['a\tb', '\t'],
	['a|b|c', '|'],
	['"a,b,c";d', ';'],
	['only', ','],
])('finds what separates the cells of %j', (header, separator) => {
	expect(separatorOf(header)).toBe(separator);
});

it('reads cells that semicolons separate', async () => {
	expect(await rowsOf(pieces('a;b\n1,5;"x;y"\n'), ';')).toEqual([
		['a', 'b'],
		['1,5', 'x;y'],
	]);
});
