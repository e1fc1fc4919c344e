import type { IDataObject } from 'n8n-workflow';

import type { Portal } from './deskApi';
import { scopes } from './scopes';

interface Place {
	ticketId: string;
	/** Undefined for what is attached to the ticket itself. */
	threadId?: string;
}

/** The path of the attachments of a ticket or of one of its threads. */
export const attachmentsOf = ({ ticketId, threadId }: Place): string[] =>
	threadId === undefined
		? ['tickets', ticketId, 'attachments']
		: ['tickets', ticketId, 'threads', threadId, 'attachments'];

/** What a thread has attached. Desk has no list of it: the thread itself tells. */
export async function threadAttachments(
	portal: Portal,
	ticketId: string,
	threadId: string,
): Promise<IDataObject[]> {
	const { attachments } = await portal.call({
		method: 'GET',
		path: ['tickets', ticketId, 'threads', threadId],
		scopes: scopes.readTickets,
	});
	return (attachments ?? []) as IDataObject[];
}

/** One attachment as its list shows it, by which alone its name is known; undefined where there is none. */
export async function attachmentRow(
	portal: Portal,
	place: Place,
	attachmentId: string,
): Promise<IDataObject | undefined> {
	const { ticketId, threadId } = place;
	const rows =
		threadId === undefined
			? portal.list({ method: 'GET', path: attachmentsOf(place), scopes: scopes.readTickets }, Infinity)
			: await threadAttachments(portal, ticketId, threadId);
	for await (const row of rows) {
		if (String(row.id) === attachmentId) return row;
	}
	return undefined;
}
