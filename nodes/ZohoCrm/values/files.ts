import type { GenericValue, IDataObject } from 'n8n-workflow';

import type { Item } from '../../shared/operation';
import { refuse } from '../../shared/typed';
import { idOfHeld } from '../../shared/transport/holdWrites';
import { toZohoError } from '../../shared/transport/nodeError';
import type { ZohoError } from '../../shared/transport/zohoError';
import type { Crm } from '../crmApi';
import { LARGEST_FILE, uploadFile } from '../files';
import type { CrmField } from '../metadata';
import { typedField } from './plain';
import { isNew, type Scope } from './scope';

/** A file of an item that is uploaded when its record is sent. */
export interface PendingFile {
	item: Item;
	/** Name of the binary field. */
	property: string;
	/** What is sent: `{ File_Id__s }`, filled in with the id that Zoho gives the file. */
	reference: IDataObject;
}

/** The id of a file that was uploaded before, by File → Upload: longer than anybody names a binary field. */
const FILE_ID = /^[0-9a-z]{32,}$/i;

/**
 * Files of a file or image field: names of the item's binary fields, ids of uploaded files, or files as Zoho shows
 * them. Files that are there stay; `_delete: true` beside an id takes one out.
 */
export async function typedFiles(scope: Scope, field: CrmField, value: unknown): Promise<GenericValue> {
	const parts: unknown[] =
		typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [value];
	const files: IDataObject[] = [];
	for (const part of parts) files.push(await typedFile(scope, field, part));
	return files;
}

async function typedFile(scope: Scope, field: CrmField, part: unknown): Promise<IDataObject> {
	if (typeof part === 'object' && part !== null) {
		const { id, File_Id__s, _delete } = part as IDataObject;
		if (_delete !== undefined && _delete !== false && id !== undefined) return { id, _delete: null };
		if (File_Id__s !== undefined) return isNew(scope, id) ? { File_Id__s } : { id, File_Id__s };
	}
	const property = typeof part === 'string' ? part.trim() : '';
	if (FILE_ID.test(property)) return { File_Id__s: property };
	const { item, within } = scope;
	const found = await item.binary(property).catch(() => undefined);
	if (!found) {
		throw refuse(
			typedField(field, within),
			part,
			'and the item has no such file',
			'Give the name of a binary field as the Binary tab of the node before this one shows it; several with commas between.',
		);
	}
	if (found.content.length > LARGEST_FILE) {
		throw refuse(
			typedField(field, within),
			part,
			`a file of ${Math.ceil(found.content.length / 1024 / 1024)} MB`,
			'Zoho CRM takes files of up to 20 MB. Attach it to the record instead, as a file or as a link.',
		);
	}
	const reference: IDataObject = {};
	scope.files.push({ item, property, reference });
	return reference;
}

/**
 * Uploads the files of records that are about to be sent, and fills in their references.
 * @returns for each record a ZohoError where one of its files was refused
 */
export async function uploadFiles(
	crm: Crm,
	records: ReadonlyArray<{ files: PendingFile[] }>,
): Promise<Array<ZohoError | undefined>> {
	const refusals: Array<ZohoError | undefined> = [];
	for (const { files } of records) {
		const uploads = await Promise.allSettled(files.map(async (file) => await upload(crm, file)));
		const refused = uploads.find((result) => result.status === 'rejected');
		refusals.push(refused && toZohoError(refused.reason));
	}
	return refusals;
}

async function upload(crm: Crm, { item, property, reference }: PendingFile): Promise<void> {
	const { meta, content } = await item.binary(property);
	const name = meta.fileName ?? property;
	const upload = uploadFile(crm, { content, name, type: meta.mimeType });
	reference.File_Id__s = await upload.catch(idOfHeld(name));
}
