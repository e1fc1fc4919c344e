import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { tags } from '../../fields/tags';
import { ticket } from '../../fields/ticket';
import { scopes } from '../../scopes';

export default operation({
	name: 'Remove',
	action: 'Remove tags from ticket',
	description: 'Take tags off a ticket',
	scopes: scopes.createTickets,
	writes: true,
	fields: { organization, ticketId: ticket, tags },
	order: ({ ticketId }) => ticketId,
	run: async (desk: Desk, { organization, ticketId, tags }) => {
		const portal = await desk.portal(organization);
		await portal.call({
			method: 'POST',
			path: ['tickets', ticketId, 'dissociateTag'],
			body: { tags },
			labelOf: (apiName) => (apiName === 'tags' ? 'Tags' : undefined),
			silent: true,
			scopes: scopes.createTickets,
		});
		return { ticketId, removed: tags };
	},
});
