import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { agent } from '../../fields/agent';
import { agentOptions } from '../../fields/agentInclude';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get',
	action: 'Get agent',
	description: 'Get one agent',
	scopes: scopes.readAgents,
	writes: false,
	gives: 'records',
	fields: { organization, agentId: agent, options: agentOptions },
	run: async (desk: Desk, { organization, agentId, options }) => {
		const portal = await desk.portal(organization);
		return await portal.call({
			method: 'GET',
			path: ['agents', agentId],
			query: { include: options.include?.join(',') || undefined },
			scopes: scopes.readAgents,
		});
	},
});
