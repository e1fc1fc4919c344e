import { choice, shownWhen } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { agent } from '../../fields/agent';
import { organization } from '../../fields/organization';
import { team } from '../../fields/team';
import { ticket } from '../../fields/ticket';
import { scopes } from '../../scopes';

const assignTo = choice(
	'Assign To',
	[
		{ name: 'Agent', value: 'agent' },
		{ name: 'Nobody', value: 'nobody', description: 'Take the ticket from its agent and its team' },
		{ name: 'Team', value: 'team' },
	],
	{ default: 'agent', description: 'Who works on the ticket from now on' },
);

const labels: Record<string, string> = { assigneeId: 'Agent', teamId: 'Team' };

export default operation({
	name: 'Assign',
	action: 'Assign ticket',
	description: 'Give a ticket to an agent or a team, or to nobody',
	scopes: scopes.updateTickets,
	writes: true,
	gives: 'records',
	fields: {
		organization,
		ticketId: ticket,
		assignTo,
		agentId: shownWhen({ assignTo: ['agent'] }, agent),
		teamId: shownWhen({ assignTo: ['team'] }, team),
	},
	order: ({ ticketId }) => ticketId,
	run: async (desk: Desk, { organization, ticketId, assignTo, agentId, teamId }) => {
		const portal = await desk.portal(organization);
		const bodies = {
			agent: { assigneeId: agentId },
			team: { teamId },
			nobody: { assigneeId: null, teamId: null },
		};
		return await portal.call({
			method: 'PATCH',
			path: ['tickets', ticketId],
			body: bodies[assignTo],
			labelOf: (apiName) => labels[apiName],
			scopes: scopes.updateTickets,
		});
	},
});
