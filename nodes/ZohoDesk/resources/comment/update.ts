import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { commentContent, commentId, labelOfComment } from '../../fields/comment';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { scopes } from '../../scopes';

export default operation({
	name: 'Update',
	action: 'Update comment',
	description: "Change a comment's text; whether it is public stays as it is",
	scopes: scopes.updateTickets,
	writes: true,
	fields: { organization, ticketId: ticket, commentId, content: commentContent },
	order: ({ commentId }) => commentId,
	run: async (desk: Desk, { organization, ticketId, commentId, content }) => {
		const portal = await desk.portal(organization);
		return await portal.call({
			method: 'PATCH',
			path: ['tickets', ticketId, 'comments', commentId],
			body: { content },
			labelOf: labelOfComment,
			scopes: scopes.updateTickets,
		});
	},
});
