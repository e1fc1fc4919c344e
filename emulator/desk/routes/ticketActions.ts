import type { Call, World } from '../../service';
import { fieldOf } from '../metadata';
import { agentOf, organizationOf } from '../organization';
import { idOf } from '../query';
import type { Ticket } from '../records';
import { invalidData, invalidQuery, Refused } from '../refusals';
import type { DeskRoute } from '../route';
import { flag, listed, ownTicket, plainBody, refuseValue, ticketOf } from '../ticketOf';
import { checkFields, pointer } from '../validation';
import { existsIn } from '../writes';

const scopes = (operation: string) => [`Desk.tickets.${operation}`];
const done = { status: 204 };

/** The status of the ticket's layout that means closed. */
function closedStatus(ticket: Ticket, { desk }: World): string {
	const layout = desk.layout(ticket.layoutId);
	const choices = layout && fieldOf(layout, 'status')?.choices;
	return choices?.find(({ statusType }) => statusType === 'Closed')?.value ?? 'Closed';
}

function updateMany(call: Call, world: World): void {
	const { desk } = world;
	const body = plainBody(call, ['ids', 'fieldName', 'fieldValue', 'isCustomField'], ['ids', 'fieldName']);
	const tickets = listed(body, 'ids', ownTicket(call, world));
	const isCustom = flag(body, 'isCustomField');
	const name = String(body.fieldName);
	if (body.fieldValue !== undefined && typeof body.fieldValue !== 'string') refuseValue('fieldValue');
	const by = agentOf(call, world).id;
	const writes = tickets.map((ticket) => {
		const layout = desk.layout(ticket.layoutId);
		const field = layout && fieldOf(layout, name);
		if (!layout || !field || field.field.isCustomField !== isCustom || field.field.isComputed)
			return refuseValue('fieldName');
		const value = body.fieldValue ?? null;
		const given = isCustom ? { cf: { [name]: value } } : { [name]: value };
		const exists = existsIn(desk, ticket.orgId, ticket.departmentId);
		const { values, cf, errors } = checkFields(given, layout, exists);
		if (errors.length > 0) throw new Refused(invalidData(errors));
		if (value === null && field.isMandatory)
			throw new Refused(invalidData([{ fieldName: pointer(field.field), errorType: 'missing' }]));
		return () => desk.change(ticket, { ...(values as Partial<Ticket>), cf }, by);
	});
	writes.forEach((write) => write());
}

function move(call: Call, world: World): void {
	const { desk } = world;
	plainBody(call, ['departmentId', 'forumId']);
	const ticket = ticketOf(call, world);
	const department = desk.department(idOf(call, 'departmentId') ?? '');
	if (department?.orgId !== ticket.orgId || !department.isEnabled)
		throw new Refused(invalidQuery('departmentId'));
	const layoutId = desk.defaultLayout(ticket.orgId, 'tickets', department.id).id;
	const worker = desk.agent(ticket.assigneeId ?? '');
	const stays = worker?.associatedDepartmentIds.includes(department.id) ?? false;
	const assigneeId = stays ? ticket.assigneeId : null;
	desk.change(ticket, { departmentId: department.id, layoutId, assigneeId }, agentOf(call, world).id);
}

function markSpam(call: Call, world: World): void {
	const known = ['ids', 'isSpam', 'contactSpam', 'handleExistingTickets'];
	const body = plainBody(call, known, ['ids', 'isSpam']);
	const tickets = listed(body, 'ids', ownTicket(call, world));
	const isSpam = flag(body, 'isSpam');
	flag(body, 'contactSpam');
	const contacts = new Set(tickets.map(({ contactId }) => contactId));
	const others = flag(body, 'handleExistingTickets')
		? world.desk.tickets(organizationOf(call, world).id).filter(({ contactId }) => contacts.has(contactId))
		: [];
	for (const ticket of new Set([...tickets, ...others])) {
		world.desk.change(ticket, { isSpam }, agentOf(call, world).id);
	}
}

function trash(call: Call, world: World): void {
	const { desk } = world;
	const tickets = listed(plainBody(call, ['ticketIds'], ['ticketIds']), 'ticketIds', ownTicket(call, world));
	for (const ticket of new Set(tickets)) {
		desk.trash(ticket);
		desk.ofTickets.happened('TicketDeleted', ticket, agentOf(call, world).id, desk.now());
	}
}

/** What is done to tickets as a whole. A call that names a ticket that is not there is refused as a whole. */
export const ticketActionRoutes: DeskRoute[] = [
	{
		method: 'POST',
		path: '/api/v1/closeTickets',
		summary: 'Closes tickets',
		scopes: scopes('UPDATE'),
		handle: (call, world) => {
			const tickets = listed(plainBody(call, ['ids'], ['ids']), 'ids', ownTicket(call, world));
			const by = agentOf(call, world).id;
			for (const ticket of tickets) world.desk.change(ticket, { status: closedStatus(ticket, world) }, by);
			return { status: 200 };
		},
	},
	{
		method: 'POST',
		path: '/api/v1/tickets/updateMany',
		summary: 'Gives one field the same value in several tickets',
		scopes: scopes('UPDATE'),
		credits: () => 25,
		handle: (call, world) => {
			updateMany(call, world);
			return done;
		},
	},
	{
		method: 'POST',
		path: '/api/v1/tickets/moveToTrash',
		summary: 'Moves tickets to the recycle bin',
		scopes: scopes('DELETE'),
		credits: () => 6,
		handle: (call, world) => {
			trash(call, world);
			return done;
		},
	},
	{
		method: 'POST',
		path: '/api/v1/tickets/markSpam',
		summary: 'Marks tickets as spam, or takes the mark away',
		scopes: scopes('UPDATE'),
		handle: (call, world) => {
			markSpam(call, world);
			return { status: 200 };
		},
	},
	{
		method: 'POST',
		path: '/api/v1/tickets/:ticketId/move',
		summary: 'Moves a ticket to another department, which the query names',
		query: ['departmentId'],
		scopes: scopes('UPDATE'),
		handle: (call, world) => {
			move(call, world);
			return { status: 200 };
		},
	},
	{
		method: 'POST',
		path: '/api/v1/tickets/:ticketId/markAsRead',
		summary: 'Marks a ticket as read',
		scopes: scopes('UPDATE'),
		handle: (call, world) => {
			ticketOf(call, world).isRead = true;
			return { status: 200 };
		},
	},
	{
		method: 'POST',
		path: '/api/v1/tickets/:ticketId/markAsUnRead',
		summary: 'Marks a ticket as unread',
		scopes: scopes('UPDATE'),
		handle: (call, world) => {
			ticketOf(call, world).isRead = false;
			return done;
		},
	},
];
