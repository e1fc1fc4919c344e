import type { Portal } from './deskApi';
import { requiredAgents } from './fields/agents';
import { scopes } from './scopes';

const label = 'Agents';

export const followerIds = requiredAgents(label, 'Who follows the ticket, or no longer does');

/** Lets agents follow a ticket, or follow it no longer. */
export async function changeFollowers(
	portal: Portal,
	ticketId: string,
	change: 'addFollowers' | 'removeFollowers',
	ids: string[],
): Promise<void> {
	await portal.call({
		method: 'POST',
		path: ['tickets', ticketId, change],
		body: { followerIds: ids },
		repeatable: true,
		silent: true,
		labelOf: (apiName) => (apiName === 'followerIds' ? label : undefined),
		scopes: scopes.updateTickets,
	});
}
