import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { attachmentId } from '../../fields/attachmentId';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { scopes } from '../../scopes';

export default operation({
	name: 'Delete',
	action: 'Delete attachment',
	description: 'Delete an attachment of a ticket for good',
	scopes: scopes.updateTickets,
	writes: true,
	fields: { organization, ticketId: ticket, attachmentId },
	run: async (desk: Desk, { organization, ticketId, attachmentId }) => {
		const portal = await desk.portal(organization);
		await portal.call({
			method: 'DELETE',
			path: ['tickets', ticketId, 'attachments', attachmentId],
			silent: true,
			scopes: scopes.updateTickets,
		});
		return { id: attachmentId, deleted: true };
	},
});
