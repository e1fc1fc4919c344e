import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { agentIds, idsIn } from '../../fields/agents';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { scopes } from '../../scopes';

export default operation({
	name: 'Add Followers',
	action: 'Add followers to ticket',
	description: 'Let agents follow a ticket',
	scopes: scopes.updateTickets,
	writes: true,
	fields: {
		organization,
		ticketId: ticket,
		followerIds: agentIds('Agent IDs', 'IDs of agents, joined by commas'),
	},
	order: ({ ticketId }) => ticketId,
	run: async (desk: Desk, { organization, ticketId, followerIds }) => {
		const portal = await desk.portal(organization);
		const ids = idsIn(followerIds);
		await portal.call({
			method: 'POST',
			path: ['tickets', ticketId, 'addFollowers'],
			body: { followerIds: ids },
			repeatable: true,
			labelOf: (apiName) => (apiName === 'followerIds' ? 'Agent IDs' : undefined),
			scopes: scopes.updateTickets,
		});
		return { id: ticketId, followerIds: ids, followed: true };
	},
});
