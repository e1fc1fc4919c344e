import type { IDataObject } from 'n8n-workflow';

import { choice, limit, limitOf, returnAll, shownWhen } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { department } from '../../fields/department';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { scopes } from '../../scopes';

const of = choice(
	'Tags Of',
	[
		{ name: 'Department', value: 'department' },
		{ name: 'Ticket', value: 'ticket' },
	],
	{ default: 'ticket', description: 'Whose tags to get: of one ticket, or all of a department' },
);

export default operation({
	name: 'Get Many',
	action: 'Get many tags',
	description: 'Get the tags of a ticket, or of a department with the number of their tickets',
	scopes: scopes.readTickets,
	writes: false,
	gives: 'records',
	fields: {
		organization,
		of,
		ticketId: shownWhen({ of: ['ticket'] }, ticket),
		departmentId: shownWhen(
			{ of: ['department'] },
			{ ...department, property: { ...department.property, description: 'Whose tags to get' } },
		),
		returnAll,
		limit,
	},
	run: async (desk: Desk, { organization, ticketId, departmentId, ...howMany }) => {
		const portal = await desk.portal(organization);
		const call = { method: 'GET' as const, scopes: scopes.readTickets };
		if (ticketId === undefined) {
			return portal.list({ ...call, path: ['ticketTags'], query: { departmentId } }, limitOf(howMany));
		}
		const answer = await portal.call({ ...call, path: ['tickets', ticketId, 'tags'] });
		return ((answer.tags ?? []) as IDataObject[]).slice(0, limitOf(howMany));
	},
});
