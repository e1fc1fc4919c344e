import { collection, text, toggle } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { commentContent, commentContentType, labelOfComment } from '../../fields/comment';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { scopes } from '../../scopes';
import { uploadFiles } from '../../uploads';

const options = {
	attachments: text('Attachments', {
		placeholder: 'e.g. data',
		description: "Names of the item's binary fields to attach, joined by commas",
	}),
	mentions: text('Mention Agents', {
		placeholder: 'e.g. 1234567890',
		description: 'ZUIDs of Zoho users, joined by commas, who are mentioned at the beginning',
	}),
};

export default operation({
	name: 'Add',
	action: 'Add comment to ticket',
	description: 'Comment on a ticket, for agents only or for the customer to see',
	scopes: scopes.updateTickets,
	writes: true,
	fields: {
		organization,
		ticketId: ticket,
		content: commentContent,
		contentType: commentContentType,
		isPublic: toggle('Public', {
			description: 'Whether the customer sees the comment; this cannot be changed later',
		}),
		options: collection('Options', options),
	},
	order: ({ ticketId }) => ticketId,
	run: async (desk: Desk, { organization, ticketId, content, contentType, isPublic, options }, item) => {
		const portal = await desk.portal(organization);
		const attachmentIds = await uploadFiles(portal, item, options.attachments ?? '');
		const mentions = (options.mentions ?? '')
			.split(',')
			.map((zuid) => zuid.trim())
			.filter((zuid) => zuid !== '')
			.map((zuid) => `zsu[@user:${zuid}]zsu `);
		return await portal.call({
			method: 'POST',
			path: ['tickets', ticketId, 'comments'],
			body: {
				content: mentions.join('') + content,
				contentType,
				isPublic,
				...(attachmentIds.length > 0 ? { attachmentIds } : {}),
			},
			labelOf: labelOfComment,
			scopes: scopes.updateTickets,
		});
	},
});
