import { choice, collection, limit, limitOf, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { scopes } from '../../scopes';

const filters = {
	status: choice(
		'Approval Status',
		[
			{ name: 'Approved', value: 'Approved' },
			{ name: 'Pending', value: 'Pending' },
			{ name: 'Rejected', value: 'Rejected' },
		],
		{ default: 'Pending', description: 'Only approvals that are in this state' },
	),
};

export default operation({
	name: 'Get Approvals',
	action: 'Get ticket approvals',
	description: 'Get the approvals that were asked for a ticket',
	scopes: scopes.readTickets,
	writes: false,
	gives: 'records',
	fields: {
		organization,
		ticketId: ticket,
		returnAll,
		limit,
		filters: collection('Filters', filters, { addLabel: 'Add filter' }),
	},
	run: async (desk: Desk, { organization, ticketId, filters, ...howMany }) => {
		const portal = await desk.portal(organization);
		return portal.list(
			{
				method: 'GET',
				path: ['tickets', ticketId, 'approvals'],
				query: { status: filters.status },
				scopes: scopes.readTickets,
			},
			limitOf(howMany),
		);
	},
});
