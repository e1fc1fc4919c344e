import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';

import type { Message } from '../conversation';

const roles: Record<string, string> = { AGENT: 'agent', END_USER: 'customer' };

/**
 * A conversation to read, for people and language models: who wrote what, when and for whom to see. Times are in the
 * workflow's time zone.
 */
export function transcript(ticket: IDataObject, messages: Message[]): string {
	const title = `Ticket #${String(ticket.ticketNumber)}: ${String(ticket.subject ?? '')}`;
	return [title, ...messages.map(said)].join('\n\n');
}

function said(message: Message): string {
	const files = (message.attachments ?? []) as IDataObject[];
	const attached = files.length > 0 ? `[attached: ${files.map(({ name }) => String(name)).join(', ')}]` : '';
	const when = DateTime.fromISO(message.time).toFormat('yyyy-MM-dd HH:mm ZZ');
	return [`[${when}] ${writer(message)}, ${kind(message)}:`, message.text, attached]
		.filter((line) => line !== '')
		.join('\n');
}

function writer({ author }: Message): string {
	const { name, email, type } = (author ?? {}) as Record<string, string | undefined>;
	const who = name && email ? `${name} <${email}>` : name || email || 'Unknown';
	return type ? `${who} (${roles[type] ?? type.toLowerCase()})` : who;
}

function kind({ type, isPublic, channel, status }: Message): string {
	if (type === 'comment') return isPublic ? 'public comment' : 'private comment';
	const through = String(channel ?? 'message')
		.toLowerCase()
		.replaceAll('_', ' ');
	if (status === 'DRAFT') return `draft, ${through}`;
	if (status === 'FAILED') return `${through} that was not delivered`;
	return isPublic ? through : `private ${through}`;
}
