import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { scopes } from '../../scopes';

export default operation({
	name: 'Mark as Unread',
	action: 'Mark ticket as unread',
	description: 'Mark a ticket as unread for the user of the credential',
	scopes: scopes.updateTickets,
	writes: true,
	fields: { organization, ticketId: ticket },
	order: ({ ticketId }) => ticketId,
	run: async (desk: Desk, { organization, ticketId }) => {
		const portal = await desk.portal(organization);
		await portal.call({
			method: 'POST',
			path: ['tickets', ticketId, 'markAsUnRead'],
			repeatable: true,
			silent: true,
			scopes: scopes.updateTickets,
		});
		return { id: ticketId, isRead: false };
	},
});
