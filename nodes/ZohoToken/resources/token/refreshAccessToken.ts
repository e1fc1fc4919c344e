import { requiredText } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Accounts } from '../../accountsApi';
import { clientFields, notice, options, TOKENS_ARE_OUTPUT } from '../../fields';

export default operation({
	name: 'Refresh Access Token',
	action: 'Refresh access token',
	description: 'Get a new access token for a refresh token; Zoho allows ten in ten minutes',
	scopes: [],
	writes: false,
	fields: {
		notice: notice(TOKENS_ARE_OUTPUT),
		...clientFields,
		refreshToken: requiredText('Refresh Token', { password: true }),
		options,
	},
	run: async (accounts: Accounts, { refreshToken, ...asker }, item) =>
		await accounts.refresh(asker, refreshToken, item),
});
