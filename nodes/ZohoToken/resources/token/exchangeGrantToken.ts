import { collection, requiredText, text } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Accounts } from '../../accountsApi';
import { clientFields, notice, retries, TOKENS_ARE_OUTPUT } from '../../fields';

export default operation({
	name: 'Exchange Grant Token',
	action: 'Exchange grant token',
	description: 'Turn a one-time grant token into a refresh token and an access token',
	scopes: [],
	writes: true,
	// It would have nothing to show but the secrets typed in.
	dryRun: false,
	fields: {
		notice: notice(TOKENS_ARE_OUTPUT),
		...clientFields,
		grantToken: requiredText('Grant Token', {
			password: true,
			description:
				'The code of the API console (Self Client, Generate Code), or of a sign-in. It works once.',
		}),
		options: collection('Options', {
			redirectUri: text('Redirect URI', {
				description: 'Only for the code of a sign-in: the address it was sent to. A Self Client has none.',
			}),
			retries,
		}),
	},
	run: async (accounts: Accounts, { grantToken, ...asker }, item) =>
		await accounts.exchange(asker, grantToken, asker.options.redirectUri, item),
});
