import type { Call, World } from '../../service';
import type { DeskStore } from '../entities';
import { ticketIncludes, ticketRow, ticketRowOfContact } from '../formatters';
import { organizationOf } from '../organization';
import { flagOf, idOf, includesOf, listOf, listReach, listWeight, orderOf, pageOf, sorted } from '../query';
import type { Ticket } from '../records';
import { notFound, Refused } from '../refusals';
import { type DeskRoute, listReply } from '../route';
import type { Shown } from '../shown';
import { isWithin, spanOf } from '../spans';

const included = ['products', 'departments', 'team', 'assignee', 'isRead'] as const;

const sortKeys: Record<string, (ticket: Ticket) => string> = {
	createdTime: ({ createdTime }) => createdTime,
	modifiedTime: ({ modifiedTime }) => modifiedTime,
};

/** The path's contact or account is this organization's, or the call is refused. */
function refuseUnknown(record: { orgId: string } | undefined, orgId: string): void {
	if (record?.orgId !== orgId) throw new Refused(notFound());
}

function page(
	call: Call,
	world: World,
	isOf: (ticket: Ticket) => boolean,
	includes: readonly ('contacts' | (typeof included)[number])[],
	first: 0 | 1,
	rowOf: (desk: DeskStore, ticket: Ticket) => Shown,
) {
	const include = includesOf(call, includes);
	const departmentId = idOf(call, 'departmentId');
	const isSpam = flagOf(call, 'isSpam') ?? false;
	const { by, descending } = orderOf(call, Object.keys(sortKeys), 'createdTime');
	const tickets = world.desk
		.tickets(organizationOf(call, world).id)
		.filter((ticket) => isOf(ticket) && ticket.isSpam === isSpam)
		.filter((ticket) => departmentId === undefined || ticket.departmentId === departmentId);
	const ordered = sorted(tickets, sortKeys[by] ?? (() => null), descending);
	return listReply(
		pageOf(call, ordered, { first, usual: 25, most: 100, reach: listReach }).map((ticket) => ({
			...rowOf(world.desk, ticket),
			...ticketIncludes(world.desk, ticket, include),
		})),
	);
}

const common = ['include', 'departmentId', 'isSpam', 'sortBy', 'from', 'limit'];

/** By Zoho's Ticket.json `from` counts from 0 for a contact, by its Account.json from 1 for an account. */
export const customerTicketRoutes: DeskRoute[] = [
	{
		method: 'GET',
		path: '/api/v1/contacts/:contactId/tickets',
		summary: 'Tickets of a contact; `from` counts from 0',
		query: common,
		scopes: ['Desk.tickets.READ'],
		alsoScopes: ['Desk.search.READ'],
		credits: listWeight,
		handle: (call, world) => {
			const { contactId = '' } = call.params;
			refuseUnknown(world.desk.contact(contactId), organizationOf(call, world).id);
			return page(call, world, (ticket) => ticket.contactId === contactId, included, 0, ticketRowOfContact);
		},
	},
	{
		method: 'GET',
		path: '/api/v1/accounts/:accountId/tickets',
		summary: 'Tickets of an account; `from` counts from 1',
		query: [...common, 'dueDate'],
		scopes: ['Desk.tickets.READ'],
		alsoScopes: ['Desk.search.READ'],
		credits: listWeight,
		handle: (call, world) => {
			const { accountId = '' } = call.params;
			refuseUnknown(world.desk.account(accountId), organizationOf(call, world).id);
			const spans = listOf(call, 'dueDate').map((name) => spanOf('dueDate', name, world.desk.now()));
			const isOf = (ticket: Ticket) => ticket.accountId === accountId && isWithin(ticket.dueDate, spans);
			return page(call, world, isOf, ['contacts', ...included], 1, ticketRow);
		},
	},
];
