import { collection, multiChoice } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { scopes } from '../../scopes';

const include = multiChoice(
	'Include',
	[
		{ name: 'Assignee', value: 'assignee' },
		{ name: 'Contact', value: 'contacts' },
		{ name: 'Contract', value: 'contract' },
		{ name: 'Department', value: 'departments' },
		{ name: 'Product', value: 'products' },
		{ name: 'Read Mark', value: 'isRead' },
		{ name: 'Skills', value: 'skills' },
		{ name: 'Team', value: 'team' },
	],
	{ description: 'What to return along with the ticket, without a further call' },
);

export default operation({
	name: 'Get',
	action: 'Get ticket',
	description: 'Get one ticket with all its fields',
	scopes: scopes.readTickets,
	writes: false,
	gives: 'records',
	fields: { organization, ticketId: ticket, options: collection('Options', { include }) },
	run: async (desk: Desk, { organization, ticketId, options }) => {
		const portal = await desk.portal(organization);
		return await portal.call({
			method: 'GET',
			path: ['tickets', ticketId],
			query: { include: options.include?.join(',') || undefined },
			scopes: scopes.readTickets,
		});
	},
});
