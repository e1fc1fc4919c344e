import { ZohoError } from '../transport/zohoError';
import { crc32 } from './crc32';

/** A file of an archive. */
export interface ZipEntry {
	name: string;
	/** The file's bytes, piece by piece; throws a ZohoError when they are not those that were packed. */
	content(): AsyncGenerator<Uint8Array>;
}

// Signatures and field positions as in PKWARE's APPNOTE, sections 4.3.7, 4.3.12 and 4.3.16.
const LOCAL_HEADER = 0x04034b50;
const LOCAL_SIZE = 30;
const DIRECTORY_HEADER = 0x02014b50;
const DIRECTORY_SIZE = 46;
const END = 0x06054b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;

const STORED = 0;
const DEFLATED = 8;
const IS_ENCRYPTED = 1;
const NAME_IS_UTF8 = 1 << 11;
/** Deflate is of version 2.0; 1980-01-01, the earliest date there is, keeps archives of the same content the same. */
const VERSION = 20;
const DATE = 0x21;

/** Bytes that are unpacked at a time. */
const SLICE = 64 * 1024;

/** The files in an archive, in its order. Throws a ZohoError when it is none, or one that is encrypted. */
export function entriesOf(zip: Buffer): ZipEntry[] {
	const end = endOf(zip);
	const count = zip.readUInt16LE(end + 10);
	let position = zip.readUInt32LE(end + 16);
	return Array.from({ length: count }, () => {
		if (!isAt(zip, position, DIRECTORY_HEADER, DIRECTORY_SIZE)) throw damaged();
		const nameLength = zip.readUInt16LE(position + 28);
		const name = zip.subarray(position + DIRECTORY_SIZE, position + DIRECTORY_SIZE + nameLength).toString();
		const entry = entryAt(zip, position, name);
		position +=
			DIRECTORY_SIZE + nameLength + zip.readUInt16LE(position + 30) + zip.readUInt16LE(position + 32);
		return entry;
	}).filter(({ name }) => !name.endsWith('/'));
}

/** The bytes of the archive's only file. Throws a ZohoError when it holds none or several. */
export function onlyFileIn(zip: Buffer): AsyncGenerator<Uint8Array> {
	const [entry, ...others] = entriesOf(zip);
	if (entry && others.length === 0) return entry.content();
	throw unreadable(`holds ${others.length === 0 ? 'no file' : `${others.length + 1} files`} instead of one`);
}

/** An archive with one file in it. */
export async function zipped(name: string, content: Uint8Array): Promise<Buffer> {
	const pieces: Uint8Array[] = [];
	for await (const piece of through(new CompressionStream('deflate-raw'), content)) pieces.push(piece);
	const packed = Buffer.concat(pieces);
	const fileName = Buffer.from(name);

	// Both headers say the same from the version on, in the same order.
	const facts = Buffer.alloc(26);
	facts.writeUInt16LE(VERSION, 0);
	facts.writeUInt16LE(NAME_IS_UTF8, 2);
	facts.writeUInt16LE(DEFLATED, 4);
	facts.writeUInt16LE(DATE, 8);
	facts.writeUInt32LE(crc32(content), 10);
	facts.writeUInt32LE(packed.length, 14);
	facts.writeUInt32LE(content.length, 18);
	facts.writeUInt16LE(fileName.length, 22);

	const local = Buffer.alloc(LOCAL_SIZE);
	local.writeUInt32LE(LOCAL_HEADER, 0);
	facts.copy(local, 4);
	const directory = Buffer.alloc(DIRECTORY_SIZE);
	directory.writeUInt32LE(DIRECTORY_HEADER, 0);
	directory.writeUInt16LE(VERSION, 4);
	facts.copy(directory, 6);
	const end = Buffer.alloc(END_SIZE);
	end.writeUInt32LE(END, 0);
	end.writeUInt16LE(1, 8);
	end.writeUInt16LE(1, 10);
	end.writeUInt32LE(directory.length + fileName.length, 12);
	end.writeUInt32LE(local.length + fileName.length + packed.length, 16);
	return Buffer.concat([local, fileName, packed, directory, fileName, end]);
}

/** Where the archive's end record begins; only a comment may follow it. */
function endOf(zip: Buffer): number {
	const earliest = Math.max(0, zip.length - END_SIZE - LONGEST_COMMENT);
	for (let position = zip.length - END_SIZE; position >= earliest; position -= 1) {
		const isEnd = zip.readUInt32LE(position) === END;
		if (isEnd && position + END_SIZE + zip.readUInt16LE(position + 20) === zip.length) return position;
	}
	throw unreadable('is not a ZIP file');
}

/** Sizes and checksum are read from the directory: where a file was packed as a stream its own header has none. */
function entryAt(zip: Buffer, position: number, name: string): ZipEntry {
	const flags = zip.readUInt16LE(position + 8);
	const method = zip.readUInt16LE(position + 10);
	const checksum = zip.readUInt32LE(position + 16);
	const packedSize = zip.readUInt32LE(position + 20);
	const size = zip.readUInt32LE(position + 24);
	const header = zip.readUInt32LE(position + 42);
	if (flags & IS_ENCRYPTED) throw unreadable('is encrypted');
	if (method !== STORED && method !== DEFLATED) throw unreadable(`is packed by method ${method}`);
	if (!isAt(zip, header, LOCAL_HEADER, LOCAL_SIZE)) throw damaged();
	const start = header + LOCAL_SIZE + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
	const packed = zip.subarray(start, start + packedSize);
	return {
		name,
		content: () => checked(method === STORED ? slices(packed) : inflated(packed), { checksum, size }),
	};
}

async function* checked(
	pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
	packed: { checksum: number; size: number },
): AsyncGenerator<Uint8Array> {
	let checksum = 0;
	let size = 0;
	for await (const piece of pieces) {
		checksum = crc32(piece, checksum);
		size += piece.length;
		yield piece;
	}
	if (checksum !== packed.checksum || size !== packed.size) throw damaged();
}

async function* inflated(packed: Uint8Array): AsyncGenerator<Uint8Array> {
	try {
		yield* through(new DecompressionStream('deflate-raw'), packed);
	} catch {
		throw damaged();
	}
}

/** What comes out of a stream that is given the bytes slice by slice, no faster than it is read. */
async function* through(
	stream: CompressionStream | DecompressionStream,
	bytes: Uint8Array,
): AsyncGenerator<Uint8Array> {
	const source = slices(bytes);
	const readable = new ReadableStream<BufferSource>({
		pull: (controller) => {
			const { done, value } = source.next();
			if (done) controller.close();
			else controller.enqueue(value as Uint8Array<ArrayBuffer>);
		},
	});
	const reader = readable.pipeThrough(stream).getReader();
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return;
			yield value;
		}
	} finally {
		// Whoever stops half-way leaves nothing open; what was refused already cannot be canceled.
		await reader.cancel().catch(() => undefined);
	}
}

function* slices(bytes: Uint8Array): Generator<Uint8Array, undefined> {
	for (let start = 0; start < bytes.length; start += SLICE) yield bytes.subarray(start, start + SLICE);
}

const isAt = (zip: Buffer, position: number, signature: number, size: number): boolean =>
	position + size <= zip.length && zip.readUInt32LE(position) === signature;

const damaged = (): ZohoError => unreadable('is damaged');

const unreadable = (what: string): ZohoError =>
	new ZohoError({
		code: 'UNREADABLE_FILE',
		message: `The ZIP file ${what}`,
		description: 'Get the file once more. A result file can be downloaded for a day after its job is done.',
	});
