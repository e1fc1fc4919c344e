import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get Resolution',
	action: 'Get ticket resolution',
	description: 'Get the resolution notes of a ticket and who wrote them',
	scopes: scopes.readTickets,
	writes: false,
	fields: { organization, ticketId: ticket },
	run: async (desk: Desk, { organization, ticketId }) => {
		const portal = await desk.portal(organization);
		return await portal.call({
			method: 'GET',
			path: ['tickets', ticketId, 'resolution'],
			scopes: scopes.readTickets,
		});
	},
});
