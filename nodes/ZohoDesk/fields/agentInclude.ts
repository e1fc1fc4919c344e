import { collection, multiChoice } from '../../shared/fields';

/** What one agent can be returned with, by Zoho's Agent.json. */
export const agentOptions = collection('Options', {
	include: multiChoice(
		'Include',
		[
			{ name: 'Chat Departments', value: 'associatedChatDepartments' },
			{ name: 'Departments', value: 'associatedDepartments' },
			{ name: 'Profile', value: 'profile' },
			{ name: 'Role', value: 'role' },
		],
		{ description: 'What to return along with the agent, without a further call' },
	),
});
