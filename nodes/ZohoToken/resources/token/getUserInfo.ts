import { requiredText } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Accounts } from '../../accountsApi';
import { accountsFields, options } from '../../fields';
import { PROFILE_SCOPE } from '../../refusals';

export default operation({
	name: 'Get User Info',
	action: 'Get user info',
	description: 'Get the user, email address and organization an access token belongs to',
	scopes: [PROFILE_SCOPE],
	writes: false,
	fields: {
		...accountsFields,
		accessToken: requiredText('Access Token', {
			password: true,
			description: `It needs the scope ${PROFILE_SCOPE}`,
		}),
		options,
	},
	run: async (accounts: Accounts, { accessToken, ...asker }, item) =>
		await accounts.userInfo(asker, accessToken, item),
});
