import type { Route } from '../../service';
import { scopeList, unknownScopes, usualScopes } from '../knownScopes';
import { consolePage } from '../pages/console';
import type { AccountsStore } from '../store';

const minutes = ['3', '5', '7', '10'];

/** The API console: shows the applications and makes grant tokens for the self client. */
export const consoleRoutes = (accounts: AccountsStore): Route[] => [
	{
		method: 'GET',
		path: '/console',
		summary: 'API console: client ids, and grant tokens for the self client',
		handle: (_call, { urls }) => ({
			status: 200,
			body: consolePage({ accounts, urls, minutes, form: { scope: usualScopes.join(','), duration: '10' } }),
		}),
	},
	{
		method: 'POST',
		path: '/console',
		summary: 'Generate a grant token on the API console',
		accepts: 'form',
		handle: ({ body }, { urls }) => {
			const form = (body ?? {}) as Record<string, string>;
			const scopes = scopeList(form.scope ?? '');
			const unknown = unknownScopes(scopes);
			const page = (result: { grantToken?: string; refused?: string }) =>
				consolePage({ accounts, urls, minutes, form, ...result });
			if (scopes.length === 0) return { status: 400, body: page({ refused: 'Enter at least one scope.' }) };
			if (unknown.length > 0) {
				return {
					status: 400,
					body: page({ refused: `Zoho does not know the scope ${unknown.join(', ')}.` }),
				};
			}
			const client = accounts.clients.find(({ kind }) => kind === 'self client');
			const user = accounts.users.find(({ zuid }) => zuid === form.zuid);
			if (!client || !user || !minutes.includes(form.duration ?? '')) {
				return { status: 400, body: page({ refused: 'Choose a person and a duration.' }) };
			}
			const grantToken = accounts.generateGrantToken({
				clientId: client.clientId,
				scopes,
				lifetimeSeconds: Number(form.duration) * 60,
				zuid: user.zuid,
			});
			return { status: 200, body: page({ grantToken }) };
		},
	},
];
