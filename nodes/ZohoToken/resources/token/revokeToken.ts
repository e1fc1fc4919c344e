import { requiredText } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Accounts } from '../../accountsApi';
import { accountsFields, options } from '../../fields';

export default operation({
	name: 'Revoke Token',
	action: 'Revoke token',
	description: 'End a refresh token and all access tokens that came of it',
	scopes: [],
	writes: true,
	dryRun: false,
	fields: {
		...accountsFields,
		refreshToken: requiredText('Refresh Token', {
			password: true,
			description: 'Credentials that use it have to be connected again',
		}),
		options,
	},
	run: async (accounts: Accounts, { refreshToken, ...asker }, item) =>
		await accounts.revoke(asker, refreshToken, item),
});
