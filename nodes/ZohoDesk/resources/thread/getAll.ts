import { choice, collection, limit, limitOf, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { scopes } from '../../scopes';

const options = {
	sortBy: choice(
		'Sort By',
		[
			{ name: 'Newest First', value: '-sendDateTime' },
			{ name: 'Oldest First', value: 'sendDateTime' },
		],
		{ default: '-sendDateTime', description: 'The order in which the threads come' },
	),
};

export default operation({
	name: 'Get Many',
	action: 'Get many threads',
	description: 'Get the threads of a ticket, each with a summary; Get gives the whole content',
	scopes: scopes.readTickets,
	writes: false,
	gives: 'records',
	fields: { organization, ticketId: ticket, returnAll, limit, options: collection('Options', options) },
	run: async (desk: Desk, { organization, ticketId, options, ...howMany }) => {
		const portal = await desk.portal(organization);
		return portal.list(
			{
				method: 'GET',
				path: ['tickets', ticketId, 'threads'],
				query: { sortBy: options.sortBy },
				scopes: scopes.readTickets,
			},
			limitOf(howMany),
		);
	},
});
