import { choice, collection, limit, limitOf, returnAll, text } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { scopes } from '../../scopes';

const filters = {
	eventFilter: choice(
		'Events Of',
		[
			{ name: 'Comments', value: 'CommentHistory' },
			{ name: 'Ticket', value: 'TicketHistory' },
		],
		{ default: 'TicketHistory', description: 'Which events to return' },
	),
	fieldName: text('Field Name', {
		placeholder: 'e.g. status',
		description: 'Only changes of this field, by its API name',
	}),
};

export default operation({
	name: 'Get History',
	action: 'Get ticket history',
	description: 'Get what happened to a ticket, the latest first',
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
		const { eventFilter, fieldName } = filters;
		return portal.list(
			{
				method: 'GET',
				path: ['tickets', ticketId, 'History'],
				query: { eventFilter, fieldName: fieldName || undefined },
				scopes: scopes.readTickets,
			},
			limitOf(howMany),
			{ pageSize: 50 },
		);
	},
});
