import { limit, limitOf, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { ticketFilters, ticketListOptions } from '../../fields/ticketFilters';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get Many',
	action: 'Get many tickets',
	description: 'Get tickets, page by page up to the limit',
	scopes: scopes.readTickets,
	writes: false,
	fields: { organization, returnAll, limit, filters: ticketFilters, options: ticketListOptions },
	run: async (desk: Desk, { organization, filters, options, ...howMany }) => {
		const portal = await desk.portal(organization);
		const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''));
		const include = options.include?.join(',') || undefined;
		return portal.list(
			{
				method: 'GET',
				path: ['tickets'],
				query: { ...given, include, sortBy: options.sortBy },
				scopes: scopes.readTickets,
			},
			limitOf(howMany),
		);
	},
});
