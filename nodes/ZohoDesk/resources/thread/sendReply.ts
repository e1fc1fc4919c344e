import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { reply, replyFields } from '../../replies';
import { scopes } from '../../scopes';

export default operation({
	name: 'Send Reply',
	action: 'Send reply to ticket',
	description: 'Answer a ticket by email, with files from the item attached',
	scopes: scopes.updateTickets,
	writes: true,
	gives: 'records',
	fields: { organization, ticketId: ticket, ...replyFields },
	order: ({ ticketId }) => ticketId,
	run: async (desk: Desk, { organization, ticketId, ...values }, item) => {
		const portal = await desk.portal(organization);
		return await reply(portal, ticketId, { method: 'POST', path: ['sendReply'] }, values, item);
	},
});
