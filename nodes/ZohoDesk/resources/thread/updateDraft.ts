import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { threadId } from '../../fields/threadId';
import { ticket } from '../../fields/ticket';
import { reply, replyFields } from '../../replies';
import { scopes } from '../../scopes';

export default operation({
	name: 'Update Draft',
	action: 'Update draft of ticket',
	description: 'Replace a drafted answer with another',
	scopes: scopes.updateTickets,
	writes: true,
	gives: 'records',
	fields: { organization, ticketId: ticket, threadId, ...replyFields },
	order: ({ ticketId }) => ticketId,
	run: async (desk: Desk, { organization, ticketId, threadId, ...values }, item) => {
		const portal = await desk.portal(organization);
		return await reply(portal, ticketId, { method: 'PATCH', path: ['draftReply', threadId] }, values, item);
	},
});
