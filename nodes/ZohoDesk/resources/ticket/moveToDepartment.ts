import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { department } from '../../fields/department';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { scopes } from '../../scopes';

export default operation({
	name: 'Move to Department',
	action: 'Move ticket to department',
	description: 'Move a ticket to another department',
	scopes: scopes.updateTickets,
	writes: true,
	gives: 'records',
	fields: { organization, ticketId: ticket, departmentId: department },
	order: ({ ticketId }) => ticketId,
	run: async (desk: Desk, { organization, ticketId, departmentId }) => {
		const portal = await desk.portal(organization);
		// By Zoho's Ticket.json the query must name the department, and the body may.
		await portal.call({
			method: 'POST',
			path: ['tickets', ticketId, 'move'],
			query: { departmentId },
			body: { departmentId },
			repeatable: true,
			labelOf: (apiName) => (apiName === 'departmentId' ? 'Department' : undefined),
			silent: true,
			scopes: scopes.updateTickets,
		});
		return { id: ticketId, departmentId };
	},
});
