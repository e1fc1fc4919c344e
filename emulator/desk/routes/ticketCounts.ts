import type { Call } from '../../service';
import type { DeskStore } from '../entities';
import { isOverDue } from '../formatters';
import { organizationOf } from '../organization';
import { idsOf, listOf } from '../query';
import type { Ticket } from '../records';
import { invalidQuery, Refused } from '../refusals';
import { type DeskRoute, ok } from '../route';
import { rangeOf } from '../search';
import type { Shown } from '../shown';

/** Fields whose values are counted one by one. How a ticket without a priority is told is not known. */
const valuesOf: Record<string, (ticket: Ticket, desk: DeskStore) => string> = {
	status: ({ status }) => status.toLowerCase(),
	statusType: (ticket, desk) => desk.statusType(ticket).toUpperCase().replace(' ', ''),
	priority: ({ priority }) => (priority ?? '-None-').toLowerCase(),
	channel: ({ channel }) => (channel ?? '').toLowerCase(),
};

/** What holds for a ticket or does not: one number. */
const marks: Record<string, (ticket: Ticket, desk: DeskStore) => boolean> = {
	spam: ({ isSpam }) => isSpam,
	overDue: (ticket, desk) => isOverDue(desk, ticket),
	// Nothing here escalates a ticket.
	escalated: () => false,
};

/** Values that are told with a count of 0 too, as Zoho's example does. */
const always: Record<string, string[]> = { statusType: ['OPEN', 'ONHOLD', 'CLOSED'] };

/** The tickets that meet every parameter; of the values of one parameter any will do. */
function asked(call: Call, tickets: Ticket[]): Ticket[] {
	const among = (values: string[], value: string | null) =>
		values.length === 0 || values.includes(value ?? '');
	const within = (name: string) => {
		const given = call.query[name];
		return given === undefined ? () => true : rangeOf(name, given);
	};
	const [departments, contacts] = [idsOf(call, 'departmentId'), idsOf(call, 'contactId')];
	const [accounts, assignees] = [idsOf(call, 'accountId'), idsOf(call, 'assigneeId')];
	const categories = listOf(call, 'category');
	const [created, modified] = [within('createdTimeRange'), within('modifiedTimeRange')];
	return tickets.filter(
		(ticket) =>
			among(departments, ticket.departmentId) &&
			among(contacts, ticket.contactId) &&
			among(accounts, ticket.accountId) &&
			among(assignees, ticket.assigneeId) &&
			among(categories, ticket.category) &&
			created(ticket.createdTime) &&
			modified(ticket.modifiedTime),
	);
}

function countOf(name: string, tickets: Ticket[], desk: DeskStore): unknown {
	const mark = marks[name];
	if (mark) return tickets.filter((ticket) => mark(ticket, desk)).length;
	const counts = new Map((always[name] ?? []).map((value) => [value, 0]));
	for (const ticket of tickets) {
		const value = valuesOf[name]?.(ticket, desk) ?? '';
		counts.set(value, (counts.get(value) ?? 0) + 1);
	}
	return [...counts].map(([value, count]) => ({ value, count: String(count) }));
}

/** By Zoho's TicketCount.json. Its `customField1` … are refused: how their values are written is not said. */
export const ticketCountRoutes: DeskRoute[] = [
	{
		method: 'GET',
		path: '/api/v1/ticketsCountByFieldValues',
		summary: 'Numbers of tickets by the values of fields',
		query: [
			...['field', 'departmentId', 'contactId', 'accountId', 'assigneeId', 'category'],
			...['createdTimeRange', 'modifiedTimeRange'],
		],
		scopes: ['Desk.tickets.READ'],
		alsoScopes: ['Desk.search.READ'],
		handle: (call, world) => {
			const fields = listOf(call, 'field');
			if (fields.length === 0 || fields.some((name) => !valuesOf[name] && !marks[name]))
				throw new Refused(invalidQuery('field'));
			const tickets = asked(call, world.desk.tickets(organizationOf(call, world).id));
			if (tickets.length === 0) return { status: 204 };
			const counts = fields.map((name) => [name, countOf(name, tickets, world.desk)]);
			return ok(Object.fromEntries(counts) as Shown);
		},
	},
];
