import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { changeFollowers, followerIds } from '../../followers';
import { scopes } from '../../scopes';

export default operation({
	name: 'Remove Followers',
	action: 'Remove followers from ticket',
	description: 'Let agents follow a ticket no longer',
	scopes: scopes.updateTickets,
	writes: true,
	fields: {
		organization,
		ticketId: ticket,
		followerIds,
	},
	order: ({ ticketId }) => ticketId,
	run: async (desk: Desk, { organization, ticketId, followerIds }) => {
		const portal = await desk.portal(organization);
		await changeFollowers(portal, ticketId, 'removeFollowers', followerIds);
		return { id: ticketId, followerIds, unfollowed: true };
	},
});
