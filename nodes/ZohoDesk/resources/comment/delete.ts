import { operation } from '../../../shared/operation';
import { commentScopes, commentsOf, deletableFields } from '../../comments';
import type { Desk } from '../../deskApi';
import { commentId } from '../../fields/comment';
import { organization } from '../../fields/organization';

export default operation({
	name: 'Delete',
	action: 'Delete comment',
	description: 'Delete a comment on a ticket, a call, a contact or an account for good',
	scopes: commentScopes('writeScopes'),
	writes: true,
	fields: { organization, ...deletableFields, commentId },
	run: async (desk: Desk, { organization, commentId, ...target }) => {
		const { base, writeScopes } = commentsOf(target);
		const portal = await desk.portal(organization);
		const path = [...base, commentId];
		await portal.call({ method: 'DELETE', path, silent: true, scopes: writeScopes });
		return { id: commentId, deleted: true };
	},
});
