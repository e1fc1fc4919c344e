import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { reply, replyFields } from '../../replies';
import { scopes } from '../../scopes';

export default operation({
	name: 'Draft Reply',
	action: 'Draft reply to ticket',
	description: 'Write an answer that an agent can look over before it is sent',
	scopes: scopes.updateTickets,
	writes: true,
	gives: 'records',
	fields: { organization, ticketId: ticket, ...replyFields },
	order: ({ ticketId }) => ticketId,
	run: async (desk: Desk, { organization, ticketId, ...values }, item) => {
		const portal = await desk.portal(organization);
		return await reply(portal, ticketId, { method: 'POST', path: ['draftReply'] }, values, item);
	},
});
