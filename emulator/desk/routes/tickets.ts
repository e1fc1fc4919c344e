import type { Call } from '../../service';
import type { DeskStore } from '../entities';
import type { Ticket } from '../records';
import { shows, type View } from '../setupRecords';
import { ticketDetail, ticketIncludes, ticketRow, ticketWritten } from '../formatters';
import { agentOf, organizationOf } from '../organization';
import {
	flagOf,
	idOf,
	idsOf,
	includesOf,
	listOf,
	listReach,
	listWeight,
	orderOf,
	pageOf,
	sorted,
} from '../query';
import { invalidQuery, licenseLimited, Refused } from '../refusals';
import { type DeskRoute, listReply, ok } from '../route';
import { editionType } from '../setupFormatters';
import { receivedSince } from '../spans';
import { ticketOf } from '../ticketOf';
import { createTicket, updateTicket } from '../ticketWrites';

const scopes = (operation: string) => [`Desk.tickets.${operation}`];

const sortKeys: Record<string, (ticket: Ticket) => string | null> = {
	createdTime: ({ createdTime }) => createdTime,
	dueDate: ({ dueDate }) => dueDate,
	recentThread: ({ customerResponseTime }) => customerResponseTime,
};

/** Whether a ticket meets every filter of the call. */
function filterOf(call: Call, desk: DeskStore): (ticket: Ticket) => boolean {
	const departmentIds = [...idsOf(call, 'departmentId', 1), ...idsOf(call, 'departmentIds', 20)];
	const assignees = listOf(call, 'assignee');
	if (assignees.some((one) => one !== 'Unassigned' && !/^\d+$/.test(one)))
		throw new Refused(invalidQuery('assignee'));
	const [statuses, priorities, channels] = [
		listOf(call, 'status'),
		listOf(call, 'priority', 20),
		listOf(call, 'channel'),
	];
	const teamIds = idsOf(call, 'teamIds');
	const { edition } = desk.context;
	if (teamIds.length > 0 && edition === 'free')
		throw new Refused(licenseLimited('TEAM', editionType(edition)));
	const view = viewOf(call, desk);
	const since = receivedSince(call, desk);
	const oneOf = (wanted: string[], own: string | null) =>
		wanted.length === 0 || wanted.some((one) => one.toLowerCase() === own?.toLowerCase());
	return (ticket) =>
		oneOf(departmentIds, ticket.departmentId) &&
		oneOf(assignees, ticket.assigneeId ?? 'Unassigned') &&
		oneOf(statuses, ticket.status) &&
		oneOf(priorities, ticket.priority) &&
		oneOf(channels, ticket.channel) &&
		oneOf(teamIds, ticket.teamId) &&
		(view === undefined || shows(view, ticket, desk.statusType(ticket))) &&
		ticket.customerResponseTime >= since;
}

/** The view of tickets a call asks for. */
function viewOf(call: Call, desk: DeskStore): View | undefined {
	const id = idOf(call, 'viewId');
	if (id === undefined) return undefined;
	const view = desk.views.get(id);
	if (view?.module !== 'tickets') throw new Refused(invalidQuery('viewId'));
	return view;
}

/**
 * Zoho's Ticket.json also lists `fields` and `filters` for the list; in life `fields` was refused as unknown, so both
 * are here.
 */
export const ticketRoutes: DeskRoute[] = [
	{
		method: 'GET',
		path: '/api/v1/tickets',
		summary: 'Tickets without description, custom fields and modified time; `from` counts from 0',
		query: [
			'include',
			'departmentId',
			'departmentIds',
			'viewId',
			'assignee',
			'status',
			'priority',
			'channel',
			'teamIds',
			'receivedInDays',
			'sortBy',
			'from',
			'limit',
		],
		scopes: scopes('READ'),
		credits: listWeight,
		handle: (call, world) => {
			const include = includesOf(call, ['contacts', 'products', 'departments', 'team', 'assignee']);
			const { by, descending } = orderOf(call, Object.keys(sortKeys), '-createdTime');
			const tickets = world.desk.tickets(organizationOf(call, world).id).filter(filterOf(call, world.desk));
			const ordered = sorted(tickets, sortKeys[by] ?? (() => null), descending);
			const page = pageOf(call, ordered, { first: 0, usual: 25, most: 100, reach: listReach });
			return listReply(
				page.map((ticket) => ({
					...ticketRow(world.desk, ticket),
					...ticketIncludes(world.desk, ticket, include),
				})),
			);
		},
	},
	{
		method: 'POST',
		path: '/api/v1/tickets',
		summary: 'Creates a ticket by the layout of its department',
		scopes: scopes('CREATE'),
		handle: (call, world) => ok(ticketWritten(world.desk, createTicket(call, world))),
	},
	{
		method: 'GET',
		path: '/api/v1/tickets/:ticketId',
		summary: 'One ticket',
		query: ['include'],
		scopes: scopes('READ'),
		handle: (call, world) => {
			const include = includesOf(call, [
				'contacts',
				'products',
				'departments',
				'team',
				'assignee',
				'contract',
				'isRead',
				'skills',
			]);
			const ticket = ticketOf(call, world);
			const detail = ticketDetail(world.desk, ticket, agentOf(call, world).id);
			return ok({ ...detail, ...ticketIncludes(world.desk, ticket, include) });
		},
	},
	{
		method: 'PATCH',
		path: '/api/v1/tickets/:ticketId',
		summary: 'Changes a ticket',
		query: ['disableClosureNotification'],
		scopes: scopes('UPDATE'),
		handle: (call, world) => {
			flagOf(call, 'disableClosureNotification');
			return ok(ticketWritten(world.desk, updateTicket(call, world)));
		},
	},
];
