import type { Portal } from './deskApi';
import { agentIds, idsIn } from './fields/agents';
import { scopes } from './scopes';

const label = 'Agent IDs';

export const followerIds = agentIds(label, 'IDs of agents, joined by commas');

/** Lets agents follow a ticket, or follow it no longer. @returns their ids */
export async function changeFollowers(
	portal: Portal,
	ticketId: string,
	change: 'addFollowers' | 'removeFollowers',
	agents: string,
): Promise<string[]> {
	const ids = idsIn(agents);
	await portal.call({
		method: 'POST',
		path: ['tickets', ticketId, change],
		body: { followerIds: ids },
		repeatable: true,
		labelOf: (apiName) => (apiName === 'followerIds' ? label : undefined),
		scopes: scopes.updateTickets,
	});
	return ids;
}
