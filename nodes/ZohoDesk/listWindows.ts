import { DateTime } from 'luxon';

import { ZohoError } from '../shared/transport/zohoError';
import { rangeOf, type SearchQuery } from './ticketWindows';

/** The list's filters by their names in a search. */
const searchNames: Record<string, string> = {
	assignee: 'assigneeId',
	channel: 'channel',
	departmentIds: 'departmentId',
	priority: 'priority',
	status: 'status',
};

/** Filters that a search does not have, as the form names them. */
const labels: Record<string, string> = { teamIds: 'Team', viewId: 'View' };

/**
 * What a list of tickets asks for, as a search that can be read in windows of time.
 * @throws ZohoError for a filter or an order that a search does not have
 */
export function asSearch(
	filters: Record<string, string>,
	sortBy: string | undefined,
): { query: SearchQuery; newestFirst: boolean } {
	if (sortBy !== undefined && !sortBy.endsWith('createdTime')) {
		throw cannot('Sort By', `orders by ${sortBy.replace('-', '')}`);
	}
	const query: SearchQuery = {};
	for (const [name, value] of Object.entries(filters)) {
		if (name === 'receivedInDays') {
			const since = DateTime.utc().minus({ days: Number(value) });
			query.customerResponseTimeRange = rangeOf(since.toISO());
			continue;
		}
		const searchName = searchNames[name];
		if (searchName === undefined) throw cannot(labels[name] ?? name, 'is one of the filters');
		if (name === 'assignee' && /unassigned/i.test(value)) throw cannot('Assignee', 'is Unassigned');
		query[searchName] = value;
	}
	return { query, newestFirst: sortBy !== 'createdTime' };
}

function cannot(label: string, what: string): ZohoError {
	return new ZohoError({
		code: 'OFFSET_LIMIT',
		message: `'${label}' ${what}, and more than 5,000 tickets meet the filters: Zoho Desk does not list them all this way`,
		description:
			'Desk lists no further than 5,000 entries, and its search, which reaches further in windows of time, cannot do this. Leave it out, narrow the list down, or set a Limit of at most 5,000.',
		field: { apiName: label, label },
	});
}
