import type { IDataObject } from 'n8n-workflow';

import { badInput } from '../shared/badInput';
import { choice, collection, requiredText, text, toggle, type ValuesOf } from '../shared/fields';
import type { Item } from '../shared/operation';
import { ZohoError } from '../shared/transport/zohoError';
import { made } from '../shared/transport/perhapsWritten';
import type { Portal } from './deskApi';
import { FIND_ADDRESS, fromAddress } from './fields/fromAddress';
import { scopes } from './scopes';
import { uploadFiles } from './uploads';

const options = {
	attachments: text('Attachments', {
		placeholder: 'e.g. data',
		description: "Names of the item's binary fields to attach, joined by commas",
	}),
	bcc: text('BCC', { description: 'Addresses, joined by commas' }),
	cc: text('CC', { description: 'Addresses, joined by commas' }),
	isForward: toggle('Forward', { description: 'Whether the mail is a forward, which is always private' }),
	inReplyToThreadId: text('In Reply to Thread ID', { description: 'The thread that is answered' }),
	isPrivate: toggle('Private', { description: 'Whether the answer is kept from the help center' }),
	ticketStatus: text('Ticket Status', {
		placeholder: 'e.g. Closed',
		description: 'The status the ticket gets once the mail is sent, such as Closed',
	}),
	to: text('To', {
		placeholder: 'e.g. nadia@example.com',
		description: "Addresses, joined by commas; the ticket's own when left out",
	}),
};

/** What every answer by mail asks for, sent or drafted. */
export const replyFields = {
	fromEmailAddress: fromAddress,
	contentType: choice(
		'Content Type',
		[
			{ name: 'HTML', value: 'html' },
			{ name: 'Plain Text', value: 'plainText' },
		],
		{ default: 'html', description: 'How the content is written' },
	),
	content: requiredText('Content', { rows: 6, description: 'What the mail says' }),
	options: collection('Options', options),
};

const labels: Record<string, string> = {
	fromEmailAddress: 'From Address',
	content: 'Content',
	to: 'To',
	cc: 'CC',
	bcc: 'BCC',
	ticketStatus: 'Ticket Status',
	inReplyToThreadId: 'In Reply to Thread ID',
	attachmentIds: 'Attachments',
};

/**
 * Sends an answer to a ticket, or keeps it as a draft.
 * @param call how: which of Zoho's calls, behind the ticket's own path
 * @returns the thread
 */
export async function reply(
	portal: Portal,
	ticketId: string,
	call: { method: 'POST' | 'PATCH'; path: string[] },
	values: ValuesOf<typeof replyFields>,
	item: Item,
): Promise<IDataObject> {
	return made(
		await portal.call({
			method: call.method,
			path: ['tickets', ticketId, ...call.path],
			body: await mailOf(portal, ticketId, values, item),
			labelOf: (apiName) => labels[apiName],
			scopes: scopes.updateTickets,
		}),
	);
}

/** The mail to send, with its files uploaded. An address that is not given is found: whom to write to, and from where. */
async function mailOf(
	portal: Portal,
	ticketId: string,
	{ fromEmailAddress, contentType, content, options }: ValuesOf<typeof replyFields>,
	item: Item,
): Promise<IDataObject> {
	const { attachments = '', isForward, isPrivate, ...texts } = options;
	const given = Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== ''));
	const findsAddress = fromEmailAddress === FIND_ADDRESS;
	const ticket = findsAddress || !given.to ? await readTicket(portal, ticketId) : {};
	const to = given.to ?? ticket.email;
	if (!to) {
		throw badInput('To', 'is empty, and the ticket has no email address', "Add 'To' under Options.");
	}
	const from = findsAddress ? await addressOf(portal, String(ticket.departmentId)) : fromEmailAddress;
	const attachmentIds = await uploadFiles(portal, item, attachments);
	return {
		channel: 'EMAIL',
		fromEmailAddress: from,
		contentType,
		content,
		...given,
		to,
		...(isForward === undefined ? {} : { isForward }),
		...(isPrivate === undefined ? {} : { isPrivate }),
		...(attachmentIds.length > 0 ? { attachmentIds } : {}),
	};
}

const readTicket = async (portal: Portal, ticketId: string): Promise<IDataObject> =>
	await portal.call({ method: 'GET', path: ['tickets', ticketId], scopes: scopes.readTickets });

/** The department's default address for answers, else its first. */
async function addressOf(portal: Portal, departmentId: string): Promise<string> {
	const { data } = await portal.call({
		method: 'GET',
		path: ['mailReplyAddress'],
		query: { departmentId, isActive: true },
		scopes: scopes.readMailAddresses,
	});
	const rows = (data ?? []) as IDataObject[];
	const row = rows.find(({ isDepartmentDefault }) => isDepartmentDefault === true) ?? rows[0];
	if (row) return String(row.address);
	throw new ZohoError({
		code: 'NO_FROM_ADDRESS',
		message: "The ticket's department has no address that answers can be sent from",
		description: "Set one up in Zoho Desk under Setup → Channels → Email, or choose one in 'From Address'.",
		field: { apiName: 'fromEmailAddress', label: 'From Address' },
	});
}
