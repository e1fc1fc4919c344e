import type { Call, World } from '../../service';
import type { DeskStore } from '../entities';
import { ticketIncludes, ticketRow } from '../formatters';
import { organizationOf } from '../organization';
import { idOf, includesOf, listOf, listReach, listWeight, orderOf, pageOf, sorted } from '../query';
import { receivedSince } from '../spans';
import type { Ticket } from '../records';
import { invalidQuery, notFound, Refused } from '../refusals';
import { type DeskRoute, listReply, ok } from '../route';
import type { Shown } from '../shown';
import type { Tag } from '../tags';
import { plainBody, refuseValue, ticketOf } from '../ticketOf';

const scopes = (operation: string) => [`Desk.tickets.${operation}`];

const tagShown = ({ id, name }: Tag): Shown => ({ id, name, tagType: 'MANUAL' });

const nameOfTag = /^(?!null$)[a-zA-Z0-9_.\-+%\s\u0080-\u{10ffff}]{3,50}$/u;

/** The names of a body's `tags`, one to 51 of them. */
function namesIn(call: Call): string[] {
	const { tags } = plainBody(call, ['tags'], ['tags']);
	const names = Array.isArray(tags) ? (tags as unknown[]) : [];
	const valid = names.filter((name): name is string => typeof name === 'string' && nameOfTag.test(name));
	if (names.length === 0 || names.length > 51 || valid.length < names.length) refuseValue('tags');
	return valid;
}

function departmentOf(call: Call, world: World): { id: string } {
	const department = world.desk.department(idOf(call, 'departmentId') ?? '');
	if (department?.orgId !== organizationOf(call, world).id) throw new Refused(invalidQuery('departmentId'));
	return department;
}

const ticketIncluded = ['contacts', 'products', 'departments', 'team', 'isRead', 'assignee'] as const;

const ticketOrders: Record<string, (ticket: Ticket) => string | null> = {
	createdTime: ({ createdTime }) => createdTime,
	modifiedTime: ({ modifiedTime }) => modifiedTime,
	dueDate: ({ dueDate }) => dueDate,
	recentThread: ({ customerResponseTime }) => customerResponseTime,
	ticketNumber: ({ ticketNumber }) => ticketNumber.padStart(12, '0'),
};

/** Whether a ticket is among the assignees, channels, statuses and priorities that a call names. */
function ticketFilter(call: Call, desk: DeskStore): (ticket: Ticket) => boolean {
	const among = (name: string, ...own: Array<(ticket: Ticket) => string | null>) => {
		const wanted = listOf(call, name, 20).map((value) => value.toLowerCase());
		return (ticket: Ticket) =>
			wanted.length === 0 || own.some((of) => wanted.includes((of(ticket) ?? '').toLowerCase()));
	};
	const since = receivedSince(call, desk);
	const all = [
		among('assignee', ({ assigneeId }) => assigneeId ?? 'Unassigned'),
		among('channel', ({ channel }) => channel),
		among(
			'status',
			({ status }) => status,
			// `${ONHOLD}` is every status of that type.
			(ticket) => `\${${desk.statusType(ticket).replace(' ', '')}}`,
		),
		among('priority', ({ priority }) => priority),
		({ customerResponseTime }: Ticket) => customerResponseTime >= since,
	];
	return (ticket) => all.every((holds) => holds(ticket));
}

/** By Zoho's TicketTag.json; changing a ticket's tags wants the scope that creates tickets. */
export const tagRoutes: DeskRoute[] = [
	{
		method: 'GET',
		path: '/api/v1/tickets/:ticketId/tags',
		summary: 'Tags of a ticket, under `tags`',
		scopes: scopes('READ'),
		handle: (call, world) => ok({ tags: world.desk.tags.of(ticketOf(call, world)).map(tagShown) }),
	},
	{
		method: 'POST',
		path: '/api/v1/tickets/:ticketId/associateTag',
		summary: 'Adds tags to a ticket and answers with all it has',
		scopes: scopes('CREATE'),
		handle: (call, world) => {
			const ticket = ticketOf(call, world);
			for (const name of namesIn(call)) world.desk.tags.add(ticket, name, () => world.nextId());
			return ok({ data: world.desk.tags.of(ticket).map(tagShown) });
		},
	},
	{
		method: 'POST',
		path: '/api/v1/tickets/:ticketId/dissociateTag',
		summary: 'Takes tags off a ticket',
		scopes: scopes('CREATE'),
		handle: (call, world) => {
			const ticket = ticketOf(call, world);
			for (const name of namesIn(call)) world.desk.tags.remove(ticket, name);
			return { status: 200 };
		},
	},
	{
		method: 'GET',
		path: '/api/v1/ticketTags',
		summary: 'Tags of a department, with the number of their tickets',
		query: ['departmentId', 'sortBy', 'from', 'limit'],
		scopes: scopes('READ'),
		credits: listWeight,
		handle: (call, world) => {
			const department = departmentOf(call, world);
			const { by, descending } = orderOf(call, ['createdTime', 'count'], '-createdTime');
			const tags = world.desk.tags.in(department.id);
			if (by === 'count') tags.sort((one, other) => one.ticketIds.size - other.ticketIds.size);
			const ordered = descending ? tags.reverse() : tags;
			const page = pageOf(call, ordered, { first: 0, usual: 10, most: 100, reach: listReach });
			return ok({
				data: page.map((tag) => ({ ...tagShown(tag), ticketCount: String(tag.ticketIds.size) })),
			});
		},
	},
	{
		method: 'GET',
		path: '/api/v1/tags/search',
		summary: 'Tags of a department by a part of their name',
		query: ['departmentId', 'searchVal', 'from', 'limit'],
		scopes: scopes('READ'),
		credits: listWeight,
		handle: (call, world) => {
			const department = departmentOf(call, world);
			const wanted = call.query.searchVal ?? '';
			if (wanted !== '' && !nameOfTag.test(wanted)) throw new Refused(invalidQuery('searchVal'));
			const tags = world.desk.tags
				.in(department.id)
				.filter(({ name }) => name.toLowerCase().includes(wanted.toLowerCase()));
			const page = pageOf(call, tags, { first: 0, usual: 10, most: 100, reach: listReach });
			return listReply(page.map(tagShown));
		},
	},
	{
		method: 'GET',
		path: '/api/v1/tags/:tagId/tickets',
		summary: 'Tickets with a tag; `from` counts from 0',
		query: [
			...['include', 'assignee', 'channel', 'status', 'priority', 'receivedInDays'],
			...['sortBy', 'from', 'limit'],
		],
		scopes: scopes('READ'),
		credits: listWeight,
		handle: (call, world) => {
			const { desk } = world;
			const tag = desk.tags.get(call.params.tagId ?? '');
			const department = desk.department(tag?.departmentId ?? '');
			if (!tag || department?.orgId !== organizationOf(call, world).id) throw new Refused(notFound());
			const include = includesOf(call, [...ticketIncluded]);
			const { by, descending } = orderOf(call, Object.keys(ticketOrders), 'createdTime');
			const isAsked = ticketFilter(call, desk);
			const tickets = [...tag.ticketIds].flatMap((id) => desk.ticket(id) ?? []).filter(isAsked);
			const ordered = sorted(tickets, ticketOrders[by] ?? (() => null), descending);
			const page = pageOf(call, ordered, { first: 0, usual: 10, most: 100, reach: listReach });
			return listReply(
				page.map((ticket) => ({ ...ticketRow(desk, ticket), ...ticketIncludes(desk, ticket, include) })),
			);
		},
	},
];
