import { operation } from '../../../shared/operation';
import { commentedFields, commentScopes, commentsOf } from '../../comments';
import type { Desk } from '../../deskApi';
import { commentContent, commentId, labelOfComment } from '../../fields/comment';
import { organization } from '../../fields/organization';

export default operation({
	name: 'Update',
	action: 'Update comment',
	description: "Change a comment's text; whether it is public stays as it is",
	scopes: commentScopes('writeScopes'),
	writes: true,
	gives: 'records',
	fields: { organization, ...commentedFields, commentId, content: commentContent },
	order: ({ commentId }) => commentId,
	run: async (desk: Desk, { organization, commentId, content, ...target }) => {
		const { base, writeScopes } = commentsOf(target);
		const portal = await desk.portal(organization);
		return await portal.call({
			// Zoho's files have PATCH for comments on tickets, and PUT for all the others.
			method: target.on === 'ticket' ? 'PATCH' : 'PUT',
			path: [...base, commentId],
			body: { content },
			labelOf: labelOfComment,
			scopes: writeScopes,
		});
	},
});
