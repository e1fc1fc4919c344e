import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { commentId } from '../../fields/comment';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { scopes } from '../../scopes';

export default operation({
	name: 'Delete',
	action: 'Delete comment',
	description: 'Delete a comment for good',
	scopes: scopes.updateTickets,
	writes: true,
	fields: { organization, ticketId: ticket, commentId },
	run: async (desk: Desk, { organization, ticketId, commentId }) => {
		const portal = await desk.portal(organization);
		await portal.call({
			method: 'DELETE',
			path: ['tickets', ticketId, 'comments', commentId],
			scopes: scopes.updateTickets,
		});
		return { id: commentId, deleted: true };
	},
});
