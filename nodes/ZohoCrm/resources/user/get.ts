import { operation } from '../../../shared/operation';
import { ZohoError } from '../../../shared/transport/zohoError';
import type { Crm } from '../../crmApi';
import { rowsOf } from '../../crmCalls';
import { user } from '../../fields/user';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get',
	action: 'Get user',
	description: 'Get one user with role, profile and time zone',
	scopes: scopes.readUsers,
	writes: false,
	gives: 'records',
	fields: { userId: user },
	run: async (crm: Crm, { userId }) => {
		const body = await crm.call({ method: 'GET', path: ['users', userId], scopes: scopes.readUsers });
		const [found] = rowsOf(body, 'users');
		if (found) return found;
		throw new ZohoError({
			code: 'NOT_FOUND',
			message: `There is no user with the ID ${userId}`,
			description: 'Check the ID; Get Many of users lists them.',
			httpStatus: 204,
			field: { apiName: 'userId', label: 'User' },
		});
	},
});
