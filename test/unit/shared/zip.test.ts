import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 as crc32OfNode } from 'node:zlib';

import fc from 'fast-check';
import { strToU8, unzipSync, Zip, ZipDeflate, zipSync } from 'fflate';

import { crc32 } from '../../../nodes/shared/files/crc32';
import { entriesOf, onlyFileIn, zipped } from '../../../nodes/shared/files/zip';

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
	const all: Uint8Array[] = [];
	for await (const piece of pieces) all.push(piece);
	return Buffer.concat(all);
}

/** An archive packed as a stream, whose sizes and checksum come only after the file's bytes. */
function streamed(name: string, content: Uint8Array): Buffer {
	const pieces: Uint8Array[] = [];
	const zip = new Zip((error, piece) => {
		if (error) throw error;
		pieces.push(piece);
	});
	const file = new ZipDeflate(name);
	zip.add(file);
	file.push(content.subarray(0, content.length / 2));
	file.push(content.subarray(content.length / 2), true);
	zip.end();
	return Buffer.concat(pieces);
}

const text = strToU8('Last_Name,City\r\nMüller,Köln\r\n'.repeat(20_000));

it('gives the checksum that Node gives, also piece by piece', () => {
	fc.assert(
		fc.property(fc.uint8Array(), fc.uint8Array(), (one, other) => {
			expect(crc32(one)).toBe(crc32OfNode(one));
			expect(crc32(other, crc32(one))).toBe(crc32OfNode(Buffer.concat([one, other])));
		}),
	);
});

it('packs what another library unpacks, and unpacks it itself', async () => {
	await fc.assert(
		fc.asyncProperty(fc.uint8Array({ maxLength: 5_000 }), async (content) => {
			const zip = await zipped('Grundriß.csv', content);
			expect(Buffer.from(unzipSync(zip)['Grundriß.csv'] ?? [])).toEqual(Buffer.from(content));
			expect(await bytesOf(onlyFileIn(zip))).toEqual(Buffer.from(content));
		}),
	);
});

const hasUnzip = spawnSync('unzip', ['-v']).status === 0;

(hasUnzip ? it : it.skip)('packs what the unzip of the system takes as whole', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'zip-'));
	try {
		writeFileSync(join(folder, 'leads.zip'), await zipped('leads.csv', text));
		const unpacked = execFileSync('unzip', ['-p', join(folder, 'leads.zip')], { maxBuffer: 2 * text.length });
		expect(unpacked.equals(text)).toBe(true);
		expect(execFileSync('unzip', ['-t', join(folder, 'leads.zip')]).toString()).toContain('No errors');
	} finally {
		rmSync(folder, { recursive: true });
	}
});

it.each([
	['deflated', Buffer.from(zipSync({ 'a.csv': text }))],
	['stored', Buffer.from(zipSync({ 'a.csv': [text, { level: 0 }] }))],
	['packed as a stream', streamed('a.csv', text)],
	['with a comment at the end', Buffer.from(zipSync({ 'a.csv': [text, { comment: 'PK' }] }))],
	['beside a folder', Buffer.from(zipSync({ folder: { 'a.csv': text, empty: {} } }))],
])('unpacks a file that is %s', async (_how, zip) => {
	expect((await bytesOf(onlyFileIn(zip))).equals(text)).toBe(true);
});

it('unpacks piece by piece, and can be left half-way', async () => {
	const large = Buffer.alloc(50_000_000, 'a row of a table\n');
	const zip = await zipped('large.csv', large);
	const sizes: number[] = [];
	for await (const piece of onlyFileIn(zip)) {
		sizes.push(piece.length);
		if (sizes.length === 5) break;
	}
	expect(Math.max(...sizes)).toBeLessThan(1_000_000);
});

it('lists several files and refuses to take one for the only one', () => {
	const zip = Buffer.from(zipSync({ 'a.csv': text, 'b.csv': text }));
	expect(entriesOf(zip).map(({ name }) => name)).toEqual(['a.csv', 'b.csv']);
	expect(() => onlyFileIn(zip)).toThrow('The ZIP file holds 2 files instead of one');
});

it.each([
	['no archive', () => Buffer.from('<html>Sorry</html>'.repeat(10)), 'is not a ZIP file'],
	['nothing', () => Buffer.alloc(0), 'is not a ZIP file'],
	['cut off', async () => (await zipped('a.csv', text)).subarray(0, 500), 'is not a ZIP file'],
	[
		'of another content than its checksum says',
		async () => changed(await zipped('a.csv', text), 14),
		'is damaged',
	],
	['of bytes that cannot be unpacked', async () => changed(await zipped('a.csv', text), 60), 'is damaged'],
])('refuses a file that is %s', async (_what, make, message) => {
	await expect((async () => await bytesOf(onlyFileIn(await make())))()).rejects.toThrow(message);
});

/** With one byte flipped; in the headers it is flipped at both places. */
function changed(zip: Buffer, position: number): Buffer {
	const other = Buffer.from(zip);
	const directory = other.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
	other.writeUInt8((other[position] ?? 0) ^ 0xff, position);
	if (position < 30)
		other.writeUInt8((other[directory + position + 2] ?? 0) ^ 0xff, directory + position + 2);
	return other;
}
