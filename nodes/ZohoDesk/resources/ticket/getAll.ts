import { limit, limitOf, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk, DeskCall, Portal } from '../../deskApi';
import { organization } from '../../fields/organization';
import { ticketFilters, ticketListOptions } from '../../fields/ticketFilters';
import { asSearch } from '../../listWindows';
import { scopes } from '../../scopes';
import { ticketsByCreation } from '../../ticketWindows';

/** Where the last page of Desk's list starts, and how many tickets that page may have. */
const LAST_PAGE = { from: 4_999, limit: 100 };

export default operation({
	name: 'Get Many',
	action: 'Get many tickets',
	description: 'Get tickets, page by page up to the limit; past 5,000 they are read in windows of time',
	scopes: scopes.readTickets,
	writes: false,
	gives: 'records',
	fields: { organization, returnAll, limit, filters: ticketFilters, options: ticketListOptions },
	run: async (desk: Desk, { organization, filters, options, ...howMany }, item) => {
		const portal = await desk.portal(organization);
		const wanted = limitOf(howMany);
		const given = Object.fromEntries(
			Object.entries(filters)
				.map(([name, value]) => [name, String(value)] as const)
				.filter(([, value]) => value !== ''),
		);
		const include = options.include?.join(',') || undefined;
		const call: DeskCall = {
			method: 'GET',
			path: ['tickets'],
			query: { ...given, include, sortBy: options.sortBy },
			scopes: scopes.readTickets,
		};
		if (wanted <= LAST_PAGE.from || !(await goesOn(portal, call))) return portal.list(call, wanted);
		const { query, newestFirst } = asSearch(given, options.sortBy);
		item.hint('More than 5,000 tickets: they were searched by their time of creation and have more fields');
		return ticketsByCreation(portal, query, wanted, { newestFirst });
	},
});

/** Whether the list goes on behind the last page that Desk gives. */
async function goesOn(portal: Portal, call: DeskCall): Promise<boolean> {
	const { data } = await portal.call({ ...call, query: { ...call.query, ...LAST_PAGE } });
	return Array.isArray(data) && data.length === LAST_PAGE.limit;
}
