import type { Call } from '../../service';
import { organizationOf } from '../organization';
import { idOf, listReach, listWeight, orderOf, pageOf } from '../query';
import { invalidQuery, Refused } from '../refusals';
import { type DeskRoute, ok } from '../route';
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
			const department = world.desk.department(idOf(call, 'departmentId') ?? '');
			if (department?.orgId !== organizationOf(call, world).id)
				throw new Refused(invalidQuery('departmentId'));
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
];
