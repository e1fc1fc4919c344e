import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { timeEntryId } from '../../fields/timeEntryId';
import { scopes } from '../../scopes';

/** Zoho publishes no call that deletes a time entry of a task. */
export default operation({
	name: 'Delete',
	action: 'Delete time entry',
	description: 'Delete a time entry of a ticket for good',
	scopes: scopes.updateTickets,
	writes: true,
	fields: { organization, ticketId: ticket, timeEntryId },
	run: async (desk: Desk, { organization, ticketId, timeEntryId }) => {
		const portal = await desk.portal(organization);
		await portal.call({
			method: 'DELETE',
			path: ['tickets', ticketId, 'timeEntry', timeEntryId],
			silent: true,
			scopes: scopes.updateTickets,
		});
		return { id: timeEntryId, deleted: true };
	},
});
