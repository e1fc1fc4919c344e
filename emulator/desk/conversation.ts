import type { DeskStore } from './entities';
import type { Ticket, Time } from './records';
import type { Shown } from './shown';
import { systemSource } from './ticketSource';

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
	previewurl: null,
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
		const name = `${firstName} ${lastName}`;
		return { id, firstName, lastName, name, email: emailId, photoURL: null, type: 'AGENT' };
	}
	const contact = desk.contact(ticket.contactId);
	const name = [contact?.firstName, contact?.lastName].filter(Boolean).join(' ');
	return {
		id: ticket.contactId,
		firstName: contact?.firstName ?? null,
		lastName: contact?.lastName ?? null,
		name,
		email: contact?.email ?? null,
		photoURL: null,
		type: 'END_USER',
	};
}

/** What Zoho's Thread.json has of every mail and nothing here changes. */
const notEmulated: Shown = {
	actions: [],
	channelRelatedInfo: null,
	impersonatedUser: null,
	readReceipts: null,
	respondedIn: null,
	sentiment: null,
	source: systemSource,
};

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
		responderId: thread.authorId,
		lastRatingIconURL: null,
		...notEmulated,
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
	const { lastRatingIconURL: _inRowsOnly, ...row } = threadRow(desk, ticket, thread);
	return {
		...row,
		content,
		...(plainText ? { plainText: plain(content) } : {}),
		attachments: thread.attachments.map((file) => shownFile(file, path)),
		isContentTruncated,
		fullContentURL: isContentTruncated ? `/api/v1/${path}/fullContent` : null,
	};
}

/** The role of an agent; null for anybody else. */
export const roleName = (desk: DeskStore, agentId: string): string | null =>
	desk.roles.get(desk.agent(agentId)?.roleId ?? '')?.name ?? null;

/**
 * Agents a comment mentions as `zsu[@user:{zuid}]zsu`, as comments on anything but tickets show them. Where one stands
 * is under `offset` there, and under `offSet` in those on tickets.
 */
export function mentions(desk: DeskStore, orgId: string, content: string): Shown[] {
	return [...content.matchAll(/zsu\[@user:(\d+)\]zsu/g)].flatMap(({ 0: text, 1: zuid = '', index }) => {
		const agent = desk.agentOf(orgId, zuid);
		if (!agent) return [];
		const { id, firstName, lastName, emailId } = agent;
		const who = { id, firstName, lastName, email: emailId, photoURL: null, zuid, type: 'AGENT' };
		return [{ ...who, offset: String(index), length: String(text.length) }];
	});
}

/** Zoho's TicketComment.json has the name as one, its examples as two: here as both. */
const mentionsOfTicket = (desk: DeskStore, orgId: string, content: string): Shown[] =>
	mentions(desk, orgId, content).map(({ offset, ...mention }) => ({
		...mention,
		name: `${String(mention.firstName)} ${String(mention.lastName)}`,
		offSet: offset,
	}));

/** What `include` adds to a comment. */
export interface CommentInclude {
	mentions?: boolean;
	plainText?: boolean;
}

export function shownComment(
	desk: DeskStore,
	ticket: Ticket,
	comment: Comment,
	include: CommentInclude = {},
): Shown {
	const { id, content, contentType, isPublic, commenterId, commentedTime, modifiedTime } = comment;
	return {
		...{ id, content, contentType, isPublic, commenterId, commentedTime, modifiedTime },
		...(include.plainText ? { plainText: plain(content) } : {}),
		...(include.mentions ? { mention: mentionsOfTicket(desk, ticket.orgId, content) } : {}),
		encodedContent: null,
		impersonatedUser: null,
		commenter: { ...author(desk, ticket, commenterId), roleName: roleName(desk, commenterId) },
		attachments: comment.attachments.map((file) => shownFile(file, `tickets/${ticket.id}/comments/${id}`)),
	};
}
