import type { DeskStore } from './entities';
import type { Ticket, Time } from './records';
import { contactAccount, type Shown } from './shown';

/** A file somebody uploaded; it can then be attached to answers and comments. */
export interface Upload {
	id: string;
	orgId: string;
	name: string;
	type: string;
	content: Buffer;
	creatorId: string;
	createdTime: Time;
}

/** A file of a ticket itself, of none of its threads and comments. */
export interface TicketAttachment extends Upload {
	ticketId: string;
	isPublic: boolean;
}

export interface Thread {
	id: string;
	ticketId: string;
	direction: 'in' | 'out';
	status: 'SUCCESS' | 'DRAFT';
	content: string;
	contentType: 'text/html' | 'text/plain';
	fromEmailAddress: string;
	to: string;
	cc: string;
	bcc: string;
	isForward: boolean;
	visibility: 'public' | 'private';
	/** The agent who wrote it; null where the contact did. */
	authorId: string | null;
	attachments: Upload[];
	/** Images that stand in the content, none of its attachments. */
	inlineImages?: Upload[];
	createdTime: Time;
}

export interface Comment {
	id: string;
	ticketId: string;
	content: string;
	contentType: 'html' | 'plainText';
	isPublic: boolean;
	commenterId: string;
	commentedTime: Time;
	modifiedTime: Time | null;
	attachments: Upload[];
}

export const shownFile = ({ id, name, content }: Upload, parent: string): Shown => ({
	id,
	name,
	size: String(content.length),
	href: `/api/v1/${parent}/attachments/${id}/content`,
});

export const shownUpload = ({ id, name, content, creatorId, createdTime }: Upload): Shown => ({
	id,
	name,
	size: String(content.length),
	creatorId,
	createdTime,
	href: `/api/v1/uploads/${id}/content`,
	previewurl: null,
});

function author(desk: DeskStore, ticket: Ticket, authorId: string | null): Shown {
	const agent = desk.agent(authorId ?? '');
	if (agent) {
		const { id, firstName, lastName, emailId } = agent;
		return { id, firstName, lastName, name: `${firstName} ${lastName}`, email: emailId, type: 'AGENT' };
	}
	const contact = desk.contact(ticket.contactId);
	const name = [contact?.firstName, contact?.lastName].filter(Boolean).join(' ');
	return {
		id: ticket.contactId,
		firstName: contact?.firstName ?? null,
		lastName: contact?.lastName ?? null,
		name,
		email: contact?.email ?? null,
		type: 'END_USER',
		account: contact ? contactAccount(desk, contact) : null,
	};
}

const plain = (content: string): string => content.replace(/<[^>]*>/g, '').trim();

/** A row of `GET /tickets/{id}/threads`: a summary, and no content. */
export function threadRow(desk: DeskStore, ticket: Ticket, thread: Thread): Shown {
	const { id, direction, status, contentType, fromEmailAddress, to, cc, bcc, isForward } = thread;
	return {
		...{ id, direction, status, contentType, fromEmailAddress, to, cc, bcc, isForward },
		channel: 'EMAIL',
		visibility: thread.visibility,
		summary: plain(thread.content).slice(0, 100),
		author: author(desk, ticket, thread.authorId),
		createdTime: thread.createdTime,
		hasAttach: thread.attachments.length > 0,
		attachmentCount: String(thread.attachments.length),
		isDescriptionThread: false,
		canReply: true,
		replyTo: null,
	};
}

/** Zoho's Thread.json knows contents that are cut short, and does not say at which length. */
const longestContent = 20_000;

/** @param isFull as `fullContent` shows it: however long it is */
export function threadDetail(
	desk: DeskStore,
	ticket: Ticket,
	thread: Thread,
	{ plainText = false, isFull = false } = {},
): Shown {
	const path = `tickets/${ticket.id}/threads/${thread.id}`;
	const isContentTruncated = !isFull && thread.content.length > longestContent;
	const content = isContentTruncated ? thread.content.slice(0, longestContent) : thread.content;
	return {
		...threadRow(desk, ticket, thread),
		content,
		...(plainText ? { plainText: plain(content) } : {}),
		attachments: thread.attachments.map((file) => shownFile(file, path)),
		isContentTruncated,
		fullContentURL: isContentTruncated ? `/api/v1/${path}/fullContent` : null,
		responderId: thread.authorId,
	};
}

/** Agents a comment mentions as `zsu[@user:{zuid}]zsu`. */
export function mentions(desk: DeskStore, orgId: string, content: string): Shown[] {
	return [...content.matchAll(/zsu\[@user:(\d+)\]zsu/g)].flatMap(({ 0: text, 1: zuid = '', index }) => {
		const agent = desk.agentOf(orgId, zuid);
		if (!agent) return [];
		const { id, firstName, lastName, emailId } = agent;
		const name = `${firstName} ${lastName}`;
		const place = { offSet: String(index), length: String(text.length) };
		return [{ id, name, firstName, lastName, email: emailId, zuid, type: 'AGENT', ...place }];
	});
}

export function shownComment(
	desk: DeskStore,
	ticket: Ticket,
	comment: Comment,
	withPlainText = false,
): Shown {
	const { id, content, contentType, isPublic, commenterId, commentedTime, modifiedTime } = comment;
	return {
		...{ id, content, contentType, isPublic, commenterId, commentedTime, modifiedTime },
		...(withPlainText ? { plainText: plain(content) } : {}),
		encodedContent: null,
		impersonatedUser: null,
		commenter: author(desk, ticket, commenterId),
		mention: mentions(desk, ticket.orgId, content),
		attachments: comment.attachments.map((file) => shownFile(file, `tickets/${ticket.id}/comments/${id}`)),
	};
}
