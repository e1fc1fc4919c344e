import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { manyTickets, ticketIdLabel } from '../../manyTickets';
import { scopes } from '../../scopes';

export default operation<Desk, { organization: typeof organization; ticketId: typeof ticket }>({
	name: 'Close Many',
	action: 'Close many tickets',
	description: 'Close the tickets of all items, many in one call',
	scopes: scopes.updateTickets,
	writes: true,
	fields: { organization, ticketId: ticket },
	batch: manyTickets({
		optionsOf: () => ({}),
		send: async (portal, ids) =>
			await portal.call({
				method: 'POST',
				path: ['closeTickets'],
				body: { ids },
				repeatable: true,
				labelOf: ticketIdLabel,
				silent: true,
				scopes: scopes.updateTickets,
			}),
		done: () => ({ closed: true }),
	}),
});
