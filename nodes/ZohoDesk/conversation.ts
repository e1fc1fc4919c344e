import type { IDataObject } from 'n8n-workflow';

import type { Portal } from './deskApi';
import { scopes } from './scopes';
import type { InlineImage } from './text/htmlToText';
import { mailText } from './text/mailText';

/** One thing somebody wrote, as an item's `messages` hold it. */
export interface Message extends IDataObject {
	id: string | null;
	type: 'description' | 'thread' | 'comment';
	/** ISO 8601, UTC. */
	time: string;
	/** Whether the customer can see it. */
	isPublic: boolean;
	text: string;
	/** Whether a mail it quoted was left out. */
	quoteCut: boolean;
}

/** A message with what is needed to download its images. */
export interface ReadMessage {
	message: Message;
	images: InlineImage[];
	/** The thread or comment as Desk gave it. */
	row: IDataObject;
}

export interface Wanted {
	/** All messages, those the customer sees, or mails and chats without comments. */
	messages: 'all' | 'public' | 'threads';
	includeDrafts?: boolean;
	keepQuotes?: boolean;
	/** How many of the latest; all when left out. */
	latest?: number;
}

type Entry = Pick<Message, 'type' | 'time' | 'isPublic'> & { row: IDataObject };

/** What was written in a ticket, the oldest first, with each text clean. */
export async function conversationOf(
	portal: Portal,
	ticket: IDataObject,
	{ messages, includeDrafts = false, keepQuotes = false, latest = Infinity }: Wanted,
): Promise<ReadMessage[]> {
	const ticketId = String(ticket.id);
	const entries = [
		...(await threadsOf(portal, ticketId, includeDrafts)),
		...(messages === 'threads' ? [] : await commentsOf(portal, ticketId)),
	].sort((one, other) => one.time.localeCompare(other.time));
	const [first] = entries;
	const all = [...describedBy(ticket, entries), ...entries];
	const wanted = all.filter(({ isPublic }) => isPublic || messages !== 'public');
	const read = await Promise.all(
		wanted.slice(-Math.min(latest, wanted.length || 1)).map(async (entry) => {
			const row = entry.type === 'thread' ? await wholeThread(portal, ticketId, entry.row) : entry.row;
			// What the first mail quotes, and what a mail forwards, is nowhere else in the conversation.
			const isBeginning = entry === first || entry.type === 'description';
			return readMessage({ ...entry, row }, keepQuotes || isBeginning || row.isForward === true);
		}),
	);
	const [description, next] = read;
	return description && next && isSaidTwice(description.message, next.message) ? read.slice(1) : read;
}

/** Whether a mail begins with the ticket's description, whatever its line breaks. */
function isSaidTwice({ type, text: description }: Message, { text }: Message): boolean {
	if (type !== 'description') return false;
	const letters = (each: string) => each.replace(/\s+/g, '');
	return text !== '' && letters(text).startsWith(letters(description));
}

async function threadsOf(portal: Portal, ticketId: string, includeDrafts: boolean): Promise<Entry[]> {
	const path = ['tickets', ticketId, 'threads'];
	const entries: Entry[] = [];
	for await (const row of portal.list({ method: 'GET', path, scopes: scopes.readTickets }, Infinity)) {
		if (row.status === 'DRAFT' && !includeDrafts) continue;
		const isPublic = row.visibility !== 'private' && row.status !== 'DRAFT';
		entries.push({ type: 'thread', time: String(row.createdTime), isPublic, row });
	}
	return entries;
}

async function commentsOf(portal: Portal, ticketId: string): Promise<Entry[]> {
	const path = ['tickets', ticketId, 'comments'];
	const call = { method: 'GET' as const, path, query: { include: 'mentions' }, scopes: scopes.readTickets };
	const entries: Entry[] = [];
	for await (const row of portal.list(call, Infinity)) {
		entries.push({
			type: 'comment',
			time: String(row.commentedTime),
			isPublic: row.isPublic === true,
			row,
		});
	}
	return entries;
}

/** The ticket's description where no thread holds it, as with tickets that came by phone or through the API. */
function describedBy(ticket: IDataObject, entries: Entry[]): Entry[] {
	const content = ticket.description;
	if (typeof content !== 'string' || content.trim() === '') return [];
	if (entries.some(({ row }) => row.isDescriptionThread === true)) return [];
	const { firstName, lastName, email, id } = (ticket.contact ?? {}) as IDataObject;
	const name = [firstName, lastName].filter(Boolean).join(' ');
	const author = { id, name, email, type: 'END_USER' };
	const row = { content, contentType: 'html', author, channel: ticket.channel, direction: 'in' };
	return [{ type: 'description', time: String(ticket.createdTime), isPublic: true, row }];
}

/** Lists have a summary of each mail only; a long mail's content comes in full by an address of its own. */
async function wholeThread(portal: Portal, ticketId: string, { id }: IDataObject): Promise<IDataObject> {
	const path = ['tickets', ticketId, 'threads', String(id)];
	const call = { method: 'GET' as const, scopes: scopes.readTickets };
	const thread = await portal.call({ ...call, path });
	if (thread.isContentTruncated !== true) return thread;
	const { content } = await portal.call({ ...call, path: [...path, 'fullContent'] });
	return { ...thread, content: content ?? thread.content };
}

function readMessage({ type, time, isPublic, row }: Entry, keepQuotes: boolean): ReadMessage {
	const isHtml = String(row.contentType).endsWith('html');
	const content = withNames(String(row.content ?? ''), row.mention);
	const { text, images, quoteCut } = mailText(content, isHtml, keepQuotes);
	const { id, name, email, type: role } = (row.author ?? row.commenter ?? {}) as IDataObject;
	const mail =
		type === 'comment'
			? {}
			: { direction: row.direction, channel: row.channel, status: row.status, to: row.to, cc: row.cc };
	const attachments = ((row.attachments ?? []) as IDataObject[]).map((file) => ({
		id: file.id,
		name: file.name,
		size: file.size,
	}));
	const message: Message = {
		id: row.id === undefined ? null : String(row.id),
		type,
		time,
		isPublic,
		...defined(mail),
		author: defined({ id, name, email, type: role }),
		text,
		quoteCut,
		attachments,
	};
	return { message, images, row };
}

/** `zsu[@user:10001]zsu` as `@Nadia Osei`, `zsu[@ticket:1892000000042]zsu` as `#101`. */
function withNames(content: string, mentioned: unknown): string {
	const mentions = (Array.isArray(mentioned) ? mentioned : []) as IDataObject[];
	return content.replace(/zsu\[@(\w+):(\d+)[^\]]*\]zsu/g, (_, kind: string, id: string) => {
		const found = mentions.find((mention) => [mention.zuid, mention.id].map(String).includes(id)) ?? {};
		const { name, firstName, lastName, entityNumber } = found;
		const person = [firstName, lastName].filter(Boolean).join(' ');
		return entityNumber ? `#${String(entityNumber)}` : `@${String(name || person || kind)}`;
	});
}

const defined = (values: IDataObject): IDataObject =>
	Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));
