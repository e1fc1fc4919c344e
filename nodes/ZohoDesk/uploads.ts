import type { IBinaryData } from 'n8n-workflow';

import { badInput } from '../shared/badInput';
import type { Item } from '../shared/operation';
import { idOfHeld } from '../shared/transport/holdWrites';
import { toZohoError } from '../shared/transport/nodeError';
import { made } from '../shared/transport/perhapsWritten';
import type { Portal } from './deskApi';
import { scopes } from './scopes';

/** A file as Desk takes it: a form with one part, made anew for each try. */
export const fileBody =
	({ meta, content }: { meta: IBinaryData; content: Buffer }) =>
	() => {
		const body = new FormData();
		const file = new Blob([new Uint8Array(content)], { type: meta.mimeType });
		body.append('file', file, meta.fileName ?? 'file');
		return body;
	};

/**
 * Uploads an item's files and gives their ids, to be attached to an answer or a comment.
 * @param properties names of binary properties, joined by commas; empty for none
 * @throws ZohoError that names the property the item does not have
 */
export async function uploadFiles(portal: Portal, item: Item, properties: string): Promise<string[]> {
	const names = properties
		.split(',')
		.map((name) => name.trim())
		.filter((name) => name !== '');
	// All are read before the first is sent: a name that is wrong leaves no file behind.
	const files = await Promise.all(names.map(async (name) => await fileOf(item, name)));
	const ids: string[] = [];
	for (const file of files) {
		ids.push(await upload(portal, file).catch(idOfHeld(file.meta.fileName ?? 'file')));
	}
	return ids;
}

async function upload(portal: Portal, file: { meta: IBinaryData; content: Buffer }): Promise<string> {
	const call = {
		method: 'POST' as const,
		path: ['uploads'],
		body: fileBody(file),
		// A file that was uploaded twice and attached once does no harm.
		repeatable: true,
		scopes: scopes.createUploads,
	};
	return String(made(await portal.call(call)).id);
}

/** The form asks for these under a name of their own. */
async function fileOf(item: Item, name: string) {
	return await item.binary(name).catch((refusal: unknown) => {
		const { description = '' } = toZohoError(refusal);
		throw badInput('Attachments', `names "${name}", and the item has no such file`, description);
	});
}
