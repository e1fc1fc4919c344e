import type { IBinaryData, IDataObject } from 'n8n-workflow';

import type { Item } from '../shared/operation';
import { ZohoError } from '../shared/transport/zohoError';
import type { Portal } from './deskApi';
import { scopes } from './scopes';
import type { InlineImage } from './text/htmlToText';

/** Where Desk keeps the images of a mail; no other address of a mail is called, whatever it asks for. */
const KEPT_BY_DESK =
	/^(?:https?:\/\/[^/]+)?\/api\/v1\/((?:tickets\/\d+\/)?threads\/\d+\/inlineImages\/[\w.-]+)(?:\?([^#]*))?$/;
const WRITTEN_IN = /^data:(image\/[\w.+-]+);base64,([\s\S]*)$/i;

/** The images of a conversation as an item's files, each once however many mails show it. */
export function imageFiles(portal: Portal, item: Item) {
	const fields = new Map<string, string | undefined>();
	const binary: Record<string, IBinaryData> = {};
	return {
		binary,
		/**
		 * Downloads an image of a thread.
		 * @returns the field of the item that holds it; undefined where it is not Desk's to give: on another server, or gone
		 */
		async fieldOf(image: InlineImage, thread: IDataObject, ticketId: string): Promise<string | undefined> {
			const { src, name } = image;
			const key = KEPT_BY_DESK.exec(src)?.[1] ?? src;
			if (fields.has(key)) return fields.get(key);
			const file = writtenIn(src) ?? (await download(portal, src, thread, ticketId));
			const field = file && `image_${Object.keys(binary).length + 1}`;
			fields.set(key, field);
			if (field)
				binary[field] = await item.toBinary(file.content, fileName(name, file.mimeType), file.mimeType);
			return field;
		},
	};
}

/** An image is often called by what it shows, without an ending. */
const fileName = (name: string, mimeType: string): string =>
	/\.\w{2,5}$/.test(name) ? name : `${name}.${mimeType.replace(/^image\/|\+.*$/g, '')}`;

interface ImageFile {
	content: Buffer;
	mimeType: string;
}

function writtenIn(src: string): ImageFile | undefined {
	const [, mimeType, content] = WRITTEN_IN.exec(src) ?? [];
	return mimeType ? { mimeType, content: Buffer.from(content ?? '', 'base64') } : undefined;
}

async function download(
	portal: Portal,
	src: string,
	thread: IDataObject,
	ticketId: string,
): Promise<ImageFile | undefined> {
	const place = placeOf(src, thread, ticketId);
	if (!place) return undefined;
	const answer = await portal
		.answer({ method: 'GET', ...place, as: 'binary', scopes: scopes.readTickets })
		.catch((refusal: unknown) => {
			if (refusal instanceof ZohoError && refusal.httpStatus === 404) return undefined;
			throw refusal;
		});
	const mimeType = answer?.headers['content-type']?.split(';')[0] ?? '';
	return Buffer.isBuffer(answer?.body) && mimeType.startsWith('image/')
		? { content: answer.body, mimeType }
		: undefined;
}

/** An image's own address, or the attachment that a `cid:` names. */
function placeOf(src: string, thread: IDataObject, ticketId: string) {
	const [, path, query] = KEPT_BY_DESK.exec(src) ?? [];
	if (path) return { path: path.split('/'), query: Object.fromEntries(new URLSearchParams(query)) };
	if (!/^cid:/i.test(src)) return undefined;
	const name = src.slice('cid:'.length).replace(/@.*$/, '');
	const attached = ((thread.attachments ?? []) as IDataObject[]).find((file) => file.name === name);
	if (!attached) return undefined;
	const thePath = ['tickets', ticketId, 'threads', String(thread.id), 'attachments', String(attached.id)];
	return { path: [...thePath, 'content'] };
}
