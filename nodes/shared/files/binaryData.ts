import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

type Prepare = IExecuteFunctions['helpers']['prepareBinaryData'];

/** How n8n's ids of binary data begin where it keeps them in files. */
const IN_FILES = 'filesystem';

/**
 * n8n's binary data for an output item. Bytes that come piece by piece go to the file as they come where n8n keeps
 * binary data in files; elsewhere n8n wants them whole. See docs/decisions/0007-bulk-files.md.
 */
export async function binaryDataOf(
	prepare: Prepare,
	content: Buffer | AsyncIterable<Uint8Array>,
	fileName: string,
	mimeType?: string,
): Promise<IBinaryData> {
	if (Buffer.isBuffer(content)) return await prepare(content, fileName, mimeType);
	const { id = '' } = await prepare(Buffer.alloc(0), fileName, mimeType);
	const given = id.startsWith(IN_FILES) ? content : await whole(content);
	return await prepare(given as Parameters<Prepare>[0], fileName, mimeType);
}

async function whole(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
	const pieces: Uint8Array[] = [];
	for await (const piece of content) pieces.push(piece);
	return Buffer.concat(pieces);
}
