import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { scopes } from '../../scopes';

export default operation({
	name: 'Mark as Read',
	action: 'Mark ticket as read',
	description: 'Mark a ticket as read for the user of the credential',
	scopes: scopes.updateTickets,
	writes: true,
	fields: { organization, ticketId: ticket },
	order: ({ ticketId }) => ticketId,
	run: async (desk: Desk, { organization, ticketId }) => {
		const portal = await desk.portal(organization);
		await portal.call({
			method: 'POST',
			path: ['tickets', ticketId, 'markAsRead'],
			repeatable: true,
			silent: true,
			scopes: scopes.updateTickets,
		});
		return { id: ticketId, isRead: true };
	},
});
