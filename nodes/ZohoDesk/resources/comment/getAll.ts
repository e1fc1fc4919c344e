import { choice, collection, limit, limitOf, multiChoice, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { scopes } from '../../scopes';

const options = {
	include: multiChoice(
		'Include',
		[
			{ name: 'Mentions', value: 'mentions' },
			{ name: 'Plain Text', value: 'plainText' },
		],
		{ description: 'What to return along with each comment' },
	),
	sortBy: choice(
		'Sort By',
		[
			{ name: 'Newest First', value: '-commentedTime' },
			{ name: 'Oldest First', value: 'commentedTime' },
		],
		{ default: 'commentedTime', description: 'The order in which the comments come' },
	),
};

export default operation({
	name: 'Get Many',
	action: 'Get many comments',
	description: 'Get the comments on a ticket',
	scopes: scopes.readTickets,
	writes: false,
	gives: 'records',
	fields: { organization, ticketId: ticket, returnAll, limit, options: collection('Options', options) },
	run: async (desk: Desk, { organization, ticketId, options, ...howMany }) => {
		const portal = await desk.portal(organization);
		return portal.list(
			{
				method: 'GET',
				path: ['tickets', ticketId, 'comments'],
				query: { include: options.include?.join(',') || undefined, sortBy: options.sortBy },
				scopes: scopes.readTickets,
			},
			limitOf(howMany),
		);
	},
});
