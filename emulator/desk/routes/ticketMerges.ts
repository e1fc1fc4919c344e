import type { Call, World } from '../../service';
import { ticketWritten } from '../formatters';
import { agentOf } from '../organization';
import { idOf, objectOf, refuseExtra } from '../validation';
import { mergedFields } from '../mergedFields';
import type { Ticket } from '../records';
import { notFound, Refused } from '../refusals';
import { type DeskRoute, ok } from '../route';
import { listed, ownTicket, plainBody, refuseValue, ticketOf } from '../ticketOf';

const scopes = (operation: string) => [`Desk.tickets.${operation}`];

/** Keys of `source` in Zoho's Ticket.json, without custom fields and skills. */
const mergeable = [
	...['assigneeId', 'category', 'channel', 'classification', 'contactId', 'description', 'dueDate'],
	...[
		'email',
		'language',
		'phone',
		'priority',
		'productId',
		'resolution',
		'secondaryContacts',
		'status',
		'subCategory',
		'subject',
	],
] as const;

function merge(call: Call, world: World): Ticket {
	const { desk } = world;
	const body = plainBody(call, ['ids', 'source'], ['ids']);
	const master = ticketOf(call, world);
	const others = listed(body, 'ids', ownTicket(call, world));
	if (others.length > 5 || others.includes(master)) refuseValue('ids');
	const source = objectOf(body.source);
	refuseExtra(source, [...mergeable, 'cf', 'customFields']);
	const of = (given: unknown, name: string): Ticket =>
		[master, ...others].find(({ id }) => id === idOf(given)) ?? refuseValue(`source/${name}`);
	const changes: Partial<Ticket> = { cf: mergedFields(source, desk.fields(master.orgId, 'tickets'), of) };
	for (const name of mergeable) {
		if (source[name] === undefined) continue;
		Object.assign(changes, { [name]: of(source[name], name)[name] });
	}
	const by = agentOf(call, world).id;
	desk.change(master, changes, by);
	for (const other of others) {
		for (const part of [...desk.ofTickets.threadsOf(other), ...desk.ofTickets.commentsOf(other)]) {
			part.ticketId = master.id;
		}
		desk.trash(other);
		desk.ofTickets.trashed.delete(other.id);
	}
	desk.ofTickets.happened('TicketMergedMaster', master, by, desk.now());
	return master;
}

function split(call: Call, world: World): Ticket {
	const { desk } = world;
	const parent = ticketOf(call, world);
	const thread = desk.ofTickets.threads.get(call.params.threadId ?? '');
	if (thread?.ticketId !== parent.id) throw new Refused(notFound());
	const { orgId, subject, departmentId, contactId, accountId, email, phone, layoutId, channel } = parent;
	const createdBy = agentOf(call, world).id;
	const child = desk.addTicket({
		...{ orgId, subject, departmentId, contactId, accountId, email, phone, layoutId, channel, createdBy },
		description: thread.content,
	});
	thread.ticketId = child.id;
	desk.ofTickets.happened('TicketSplitParent', parent, createdBy, desk.now());
	desk.ofTickets.happened('TicketSplitChild', child, createdBy, desk.now());
	return child;
}

export const ticketMergeRoutes: DeskRoute[] = [
	{
		method: 'POST',
		path: '/api/v1/tickets/:ticketId/merge',
		summary: 'Merges up to five tickets into one',
		scopes: scopes('UPDATE'),
		handle: (call, world) => ok(ticketWritten(world.desk, merge(call, world))),
	},
	{
		method: 'POST',
		path: '/api/v1/tickets/:ticketId/threads/:threadId/split',
		summary: 'Makes a new ticket of a thread',
		scopes: scopes('CREATE'),
		handle: (call, world) => ok(ticketWritten(world.desk, split(call, world))),
	},
];
