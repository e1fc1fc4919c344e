import { plainText } from '../shared/fields';
import type { Item } from '../shared/operation';
import { idOfHeld } from '../shared/transport/holdWrites';
import type { Crm } from './crmApi';
import { uploadFile } from './files';

/**
 * Uploads an item's files to Zoho's file system and gives their ids. All are there before the first is sent.
 * @param given names of binary fields, as a list or with commas between
 * @throws ZohoError that names the binary field the item does not have
 */
export async function uploadItemFiles(crm: Crm, given: unknown, item: Item): Promise<string[]> {
	const properties = (Array.isArray(given) ? given : plainText(given).split(','))
		.map((name) => plainText(name).trim())
		.filter((name) => name !== '');
	const files = await Promise.all(properties.map(async (name) => await item.binary(name)));
	const ids: string[] = [];
	for (const { meta, content } of files) {
		const name = meta.fileName ?? 'file';
		const upload = uploadFile(crm, { content, name, type: meta.mimeType });
		ids.push(await upload.catch(idOfHeld(name)));
	}
	return ids;
}
