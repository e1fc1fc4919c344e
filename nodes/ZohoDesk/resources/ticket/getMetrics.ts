import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get Metrics',
	action: 'Get ticket metrics',
	description: 'Get how long answers and the resolution took, and who handled the ticket',
	scopes: scopes.readTickets,
	writes: false,
	fields: { organization, ticketId: ticket },
	run: async (desk: Desk, { organization, ticketId }) => {
		const portal = await desk.portal(organization);
		return await portal.call({
			method: 'GET',
			path: ['tickets', ticketId, 'metrics'],
			scopes: scopes.readTickets,
		});
	},
});
