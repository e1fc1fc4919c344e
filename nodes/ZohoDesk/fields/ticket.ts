import { locator } from '../../shared/fields';
import { ticketByNumber } from '../lookups';
import { scopes } from '../scopes';
import { searchRows } from './rows';

/** One ticket, found by its subject or number or given by ID. */
export const ticket = locator('Ticket', {
	searchMethod: 'searchTickets',
	search: searchRows({
		path: ['tickets'],
		query: { sortBy: '-createdTime' },
		scopes: scopes.readTickets,
		nameOf: ({ ticketNumber, subject }) => `#${String(ticketNumber)} ${String(subject ?? '')}`,
		search: (filter) => ({
			path: ['tickets', 'search'],
			query: /^#?\d+$/.test(filter) ? { ticketNumber: filter.replace('#', '') } : { _all: `${filter}*` },
		}),
	}),
	description: 'The ticket to work on. The list searches numbers and words.',
	by: { number: { label: 'By Number', placeholder: 'e.g. 101', find: ticketByNumber } },
	byId: {
		placeholder: 'e.g. 1892000000143237',
		pattern: '^[0-9]+$',
		patternHint: "An ID has digits only; it is in the ticket's address, and is not the ticket's number",
	},
});
