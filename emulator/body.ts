import type { FastifyRequest } from 'fastify';
import type { UploadedFile } from './service';

/** A request's body as far as it could be read. */
export interface Body {
	type: 'none' | 'json' | 'form' | 'multipart' | 'other';
	/** Parsed JSON or the fields of a form. */
	value: unknown;
	files: UploadedFile[];
	/** It says it is JSON and is not. */
	malformed: boolean;
}

/**
 * Reads the whole body. A media type without content counts as no body: some clients always send the header.
 * `untyped` says what content without a media type is.
 */
export async function bodyOf(request: FastifyRequest, untyped: 'json' | 'other'): Promise<Body> {
	if (request.isMultipart()) return await multipartOf(request);
	// fastify does not read the body of a GET; that there is one is enough to refuse it.
	const content = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';
	const announced = request.method === 'GET' && Number(request.headers['content-length'] ?? 0) > 0;
	if (content === '') return { ...nothing, type: announced ? 'other' : 'none' };

	const mediaType = request.headers['content-type'];
	if (mediaType === undefined) return untyped === 'json' ? jsonOf(content) : { ...nothing, type: 'other' };
	if (mediaType.startsWith('application/json')) return jsonOf(content);
	if (mediaType.startsWith('application/x-www-form-urlencoded')) {
		return { ...nothing, type: 'form', value: Object.fromEntries(new URLSearchParams(content)) };
	}
	return { ...nothing, type: 'other' };
}

const nothing: Body = { type: 'none', value: undefined, files: [], malformed: false };

function jsonOf(content: string): Body {
	try {
		return { ...nothing, type: 'json', value: JSON.parse(content) };
	} catch {
		return { ...nothing, type: 'json', malformed: true };
	}
}

async function multipartOf(request: FastifyRequest): Promise<Body> {
	const value: Record<string, unknown> = {};
	const files: UploadedFile[] = [];
	for await (const part of request.parts()) {
		if (part.type === 'field') value[part.fieldname] = part.value;
		else
			files.push({
				field: part.fieldname,
				name: part.filename,
				type: part.mimetype,
				content: await part.toBuffer(),
			});
	}
	return { type: 'multipart', value, files, malformed: false };
}
