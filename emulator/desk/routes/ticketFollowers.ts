import type { Call, World } from '../../service';
import { agentOf, organizationOf } from '../organization';
import type { Agent } from '../records';
import { type DeskRoute, ok } from '../route';
import { listed, plainBody, ticketOf } from '../ticketOf';

const scopes = (operation: string) => [`Desk.tickets.${operation}`];

function agentsIn(call: Call, world: World): Agent[] {
	const { id: orgId } = organizationOf(call, world);
	return listed(plainBody(call, ['followerIds'], ['followerIds']), 'followerIds', (id) => {
		const agent = world.desk.agent(id);
		return agent?.orgId === orgId ? agent : undefined;
	});
}

/** Followers of a ticket itself; those who follow its contact or account are not shown here. */
export const ticketFollowerRoutes: DeskRoute[] = [
	{
		method: 'GET',
		path: '/api/v1/tickets/:ticketId/followers',
		summary: 'Who follows a ticket',
		scopes: scopes('READ'),
		handle: (call, world) => {
			const followers = world.desk.ofTickets.followers.get(ticketOf(call, world).id) ?? new Set();
			const agents = [...followers].flatMap((id) => world.desk.agent(id) ?? []);
			const data = agents.map(({ id, firstName, lastName, emailId }) => ({
				...{ id, firstName, lastName, email: emailId, photoURL: null },
				following: 'tickets',
			}));
			return ok({ data });
		},
	},
	{
		method: 'POST',
		path: '/api/v1/tickets/:ticketId/addFollowers',
		summary: 'Adds followers to a ticket',
		scopes: scopes('UPDATE'),
		handle: (call, world) => {
			const agents = agentsIn(call, world);
			const ticket = ticketOf(call, world);
			const { followers } = world.desk.ofTickets;
			const before = followers.get(ticket.id) ?? [];
			followers.set(ticket.id, new Set([...before, ...agents.map(({ id }) => id)]));
			world.desk.ofTickets.happened('FollowersAdded', ticket, agentOf(call, world).id, world.desk.now());
			return { status: 204 };
		},
	},
	{
		method: 'POST',
		path: '/api/v1/tickets/:ticketId/removeFollowers',
		summary: 'Takes followers from a ticket',
		scopes: scopes('UPDATE'),
		handle: (call, world) => {
			const agents = agentsIn(call, world);
			const ticket = ticketOf(call, world);
			const followers = world.desk.ofTickets.followers.get(ticket.id);
			for (const { id } of agents) followers?.delete(id);
			world.desk.ofTickets.happened('FollowersRemoved', ticket, agentOf(call, world).id, world.desk.now());
			return { status: 204 };
		},
	},
];
