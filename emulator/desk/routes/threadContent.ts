import type { Call, World } from '../../service';
import { threadDetail, type Upload } from '../conversation';
import { organizationOf } from '../organization';
import { notFound, Refused } from '../refusals';
import { type DeskRoute, ok } from '../route';
import { threadOf } from '../threadOf';

const scopes = ['Desk.tickets.READ'];

function fileReply(file: Upload | undefined) {
	if (!file) return notFound();
	const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`;
	const headers = { 'content-type': file.type, 'content-disposition': disposition };
	return { status: 200, body: file.content, headers };
}

/** The address of an inline image names no ticket. */
function inlineImage(call: Call, world: World): Upload | undefined {
	const thread = world.desk.ofTickets.threads.get(call.params.threadId ?? '');
	const ticket = world.desk.ticket(thread?.ticketId ?? '');
	if (ticket?.orgId !== organizationOf(call, world).id) throw new Refused(notFound());
	return thread?.inlineImages?.find(({ id }) => id === call.params.imageId);
}

const one = '/api/v1/tickets/:ticketId/threads/:threadId';

export const threadContentRoutes: DeskRoute[] = [
	{
		method: 'GET',
		path: `${one}/fullContent`,
		summary: 'One mail, whole also where its content is long',
		scopes,
		handle: (call, world) => {
			const { ticket, thread } = threadOf(call, world);
			return ok(threadDetail(world.desk, ticket, thread, { isFull: true }));
		},
	},
	{
		method: 'GET',
		path: `${one}/attachments/:attachmentId/content`,
		summary: "A mail's attachment, as it came",
		scopes,
		handle: (call, world) => {
			const { thread } = threadOf(call, world);
			return fileReply(thread.attachments.find(({ id }) => id === call.params.attachmentId));
		},
	},
	{
		method: 'GET',
		path: '/api/v1/threads/:threadId/inlineImages/:imageId',
		summary: "An image in a mail's HTML, by the address that stands there",
		// Zoho's file does not have this call; the parameters are those of addresses seen in mails.
		query: ['et', 'ha', 'f'],
		scopes,
		handle: (call, world) => fileReply(inlineImage(call, world)),
	},
];
