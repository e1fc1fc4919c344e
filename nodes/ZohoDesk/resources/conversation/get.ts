import type { IDataObject } from 'n8n-workflow';

import { choice, collection, integer, toggle } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { conversationOf } from '../../conversation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { imageFiles } from '../../inlineImages';
import { scopes } from '../../scopes';
import { transcript } from '../../text/transcript';

const options = {
	inlineImages: toggle('Download Inline Images', {
		description: 'Whether to put the images that stand in the mails into fields image_1, image_2 … as files',
	}),
	includeDrafts: toggle('Include Drafts', {
		description: 'Whether to return mails that are not sent yet',
	}),
	keepQuotes: toggle('Keep Quoted Mails', {
		description: 'Whether to leave the earlier mails that a mail quotes where they are',
	}),
	latest: integer('Latest Messages Only', {
		default: 20,
		min: 1,
		description: 'How many of the latest messages to return; all of them without this option',
	}),
};

export default operation({
	name: 'Get',
	action: 'Get conversation of ticket',
	description:
		'Get all that was written in a ticket as clean text, mails and comments in their order, made for AI and chat',
	scopes: scopes.readTickets,
	writes: false,
	fields: {
		organization,
		ticketId: ticket,
		messages: choice(
			'Messages',
			[
				{ name: 'All', value: 'all' },
				{
					name: 'Mails and Chats',
					value: 'threads',
					description: 'Without comments',
				},
				{
					name: 'What the Customer Sees',
					value: 'public',
					description: 'Without private comments and mails',
				},
			],
			{ default: 'all', description: 'Which messages to return' },
		),
		options: collection('Options', options),
	},
	run: async (desk: Desk, { organization, ticketId, messages: which, options }, item) => {
		const { inlineImages = false, ...wanted } = options;
		const portal = await desk.portal(organization);
		const ticket = await portal.call({
			method: 'GET',
			path: ['tickets', ticketId],
			query: { include: 'contacts' },
			scopes: scopes.readTickets,
		});
		const read = await conversationOf(portal, ticket, { ...wanted, messages: which });
		const files = imageFiles(portal, item);
		if (inlineImages) {
			for (const { message, images, row } of read) {
				const shown: IDataObject[] = [];
				for (const image of images) {
					const field = await files.fieldOf(image, row, ticketId);
					shown.push(field ? { name: image.name, field } : { name: image.name });
				}
				message.images = shown;
			}
		}
		const messages = read.map(({ message }) => message);
		const { ticketNumber, subject, status } = ticket;
		const text = transcript(ticket, messages);
		const json = { ticketId, ticketNumber, subject, status, messageCount: messages.length, text, messages };
		return inlineImages ? { json, binary: files.binary } : json;
	},
});
