import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { manyTickets, ticketIdLabel } from '../../manyTickets';
import { scopes } from '../../scopes';

export default operation<Desk, { organization: typeof organization; ticketId: typeof ticket }>({
	name: 'Move to Trash',
	action: 'Move ticket to trash',
	description: 'Move tickets to the recycle bin, where they stay for 60 days',
	scopes: scopes.deleteTickets,
	writes: true,
	fields: { organization, ticketId: ticket },
	batch: manyTickets({
		optionsOf: () => ({}),
		send: async (portal, ticketIds) =>
			await portal.call({
				method: 'POST',
				path: ['tickets', 'moveToTrash'],
				body: { ticketIds },
				labelOf: ticketIdLabel,
				silent: true,
				scopes: scopes.deleteTickets,
			}),
		done: () => ({ trashed: true }),
	}),
});
