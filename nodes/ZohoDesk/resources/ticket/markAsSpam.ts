import { collection, toggle } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { manyTickets, ticketIdLabel } from '../../manyTickets';
import { scopes } from '../../scopes';

const fields = {
	organization,
	ticketId: ticket,
	isSpam: toggle('Spam', {
		default: true,
		description: 'Whether the ticket is spam; switched off, the mark is taken away',
	}),
	options: collection('Options', {
		contactSpam: toggle('Mark Contact', { description: 'Whether its contact is marked as well' }),
		handleExistingTickets: toggle('Mark Other Tickets', {
			description: "Whether the contact's other tickets are marked as well",
		}),
	}),
};

export default operation<Desk, typeof fields>({
	name: 'Mark as Spam',
	action: 'Mark ticket as spam',
	description: 'Mark tickets as spam, or take the mark away',
	scopes: scopes.updateTickets,
	writes: true,
	fields,
	batch: manyTickets({
		optionsOf: ({ isSpam, options }) => ({ isSpam, ...options }),
		send: async (portal, ids, options) =>
			await portal.call({
				method: 'POST',
				path: ['tickets', 'markSpam'],
				body: { ids, ...options },
				repeatable: true,
				labelOf: ticketIdLabel,
				silent: true,
				scopes: scopes.updateTickets,
			}),
		done: ({ isSpam }) => ({ isSpam }),
	}),
});
