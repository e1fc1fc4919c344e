import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { agentOptions } from '../../fields/agentInclude';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get Me',
	action: 'Get own agent',
	description: 'Get the agent the credential signs in as',
	scopes: scopes.readAgents,
	writes: false,
	gives: 'records',
	fields: { organization, options: agentOptions },
	run: async (desk: Desk, { organization, options }) => {
		const portal = await desk.portal(organization);
		return await portal.call({
			method: 'GET',
			path: ['myinfo'],
			query: { include: options.include?.join(',') || undefined },
			scopes: scopes.readAgents,
		});
	},
});
