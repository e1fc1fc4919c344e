import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { rowsOf } from '../../crmCalls';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get Current',
	action: 'Get current user',
	description: 'Get the user that the credential belongs to',
	scopes: scopes.readUsers,
	writes: false,
	gives: 'records',
	fields: {},
	run: async (crm: Crm) =>
		rowsOf(
			await crm.call({
				method: 'GET',
				path: ['users'],
				query: { type: 'CurrentUser' },
				scopes: scopes.readUsers,
			}),
			'users',
		),
});
