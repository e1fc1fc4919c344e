import { operation } from '../../../shared/operation';
import { made } from '../../../shared/transport/perhapsWritten';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { threadId } from '../../fields/threadId';
import { ticket } from '../../fields/ticket';
import { scopes } from '../../scopes';

export default operation({
	name: 'Split',
	action: 'Split ticket',
	description: 'Make a new ticket of one thread; threads after it stay in the old ticket',
	scopes: scopes.createTickets,
	writes: true,
	gives: 'records',
	fields: { organization, ticketId: ticket, threadId },
	order: ({ ticketId }) => ticketId,
	run: async (desk: Desk, { organization, ticketId, threadId }) => {
		const portal = await desk.portal(organization);
		return made(
			await portal.call({
				method: 'POST',
				path: ['tickets', ticketId, 'threads', threadId, 'split'],
				scopes: scopes.createTickets,
			}),
		);
	},
});
