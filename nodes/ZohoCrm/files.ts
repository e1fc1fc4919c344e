import { ZohoError } from '../shared/transport/zohoError';
import type { Crm } from './crmApi';
import { rowsOf } from './crmCalls';
import { fileBody } from './fileBody';
import { scopes } from './scopes';

/** Bytes of one file (CRM v8, upload files). */
export const LARGEST_FILE = 20 * 1024 * 1024;

/** A file as n8n has it. */
export interface FileToUpload {
	content: Buffer;
	name: string;
	/** MIME type. */
	type: string;
}

/** Uploads to Zoho's file system; gives the id that file and image fields and emails refer to a file by. */
export async function uploadFile(
	crm: Pick<Crm, 'call'>,
	{ content, name, type }: FileToUpload,
): Promise<string> {
	const body = await crm.call({
		method: 'POST',
		path: ['files'],
		body: fileBody(content, name, type),
		// A file that was uploaded twice and referred to once does no harm.
		repeatable: true,
		scopes: scopes.uploadFiles,
	});
	const { id } = (rowsOf(body)[0]?.details ?? {}) as { id?: unknown };
	if (typeof id === 'string') return id;
	throw new ZohoError({
		code: 'NO_FILE_ID',
		message: `Zoho CRM took the file ${name} and gave no ID for it`,
		description: 'Run the item again.',
	});
}
