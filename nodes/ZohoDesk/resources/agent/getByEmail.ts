import { badInput } from '../../../shared/badInput';
import { requiredText } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get by Email',
	action: 'Get agent by email',
	description: 'Get the agent an email address belongs to',
	scopes: scopes.readAgents,
	writes: false,
	gives: 'records',
	fields: { organization, email: requiredText('Email', { placeholder: 'e.g. nadia@example.com' }) },
	run: async (desk: Desk, { organization, email }) => {
		const portal = await desk.portal(organization);
		const agent = await portal.call({
			method: 'GET',
			path: ['agents', 'email', email],
			scopes: scopes.readAgents,
		});
		// Desk answers 204 without a body where no agent has the address.
		if (agent.id === undefined) {
			throw badInput('Email', `is "${email}", which no agent has`, 'Check the address, or list the agents.');
		}
		return agent;
	},
});
