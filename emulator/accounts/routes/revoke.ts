import type { Route } from '../../service';
import type { AccountsStore } from '../store';

export const revokeRoutes = (accounts: AccountsStore): Route[] => [
	{
		method: 'POST',
		path: '/oauth/v2/token/revoke',
		summary: 'Revoke a refresh token and its access tokens',
		query: ['token'],
		accepts: 'form',
		handle: (call) => {
			const form = { ...call.query, ...(call.body as Record<string, string> | undefined) };
			const token = form.token ?? '';
			// Zoho documents the status for a token it does not know, but not the body.
			if (!accounts.hasRefreshToken(token)) return { status: 400, body: { error: 'invalid_code' } };
			accounts.revokeRefreshToken(token);
			return { status: 200, body: { status: 'success' } };
		},
	},
];
