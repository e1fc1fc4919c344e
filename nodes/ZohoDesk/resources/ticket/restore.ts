import { operation } from '../../../shared/operation';
import { requiredText } from '../../../shared/fields';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { manyTickets, ticketIdLabel } from '../../manyTickets';
import { scopes } from '../../scopes';

const ticketId = requiredText('Ticket ID', {
	placeholder: 'e.g. 1892000000143237',
	description: 'ID of a ticket in the recycle bin; Move to Trash gives it',
});

export default operation<Desk, { organization: typeof organization; ticketId: typeof ticketId }>({
	name: 'Restore',
	action: 'Restore ticket',
	description: 'Bring tickets back from the recycle bin',
	scopes: scopes.updateTickets,
	writes: true,
	fields: { organization, ticketId },
	batch: manyTickets({
		optionsOf: () => ({}),
		send: async (portal, ids) =>
			await portal.call({
				method: 'POST',
				path: ['recycleBin', 'restore'],
				body: { ids },
				labelOf: ticketIdLabel,
				scopes: scopes.updateTickets,
			}),
		done: () => ({ restored: true }),
	}),
});
