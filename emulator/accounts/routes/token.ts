import type { Reply, Route, Urls } from '../../service';
import type { Clock } from '../../clock';
import { accessDenied, tokenAnswer, tokenRefusal } from '../formatters';
import type { AccountsStore } from '../store';
import { tokenGrantOf } from '../token/grants';

const parameters = ['grant_type', 'client_id', 'client_secret', 'redirect_uri', 'code', 'refresh_token'];

/** The token endpoint: one call for all grants, its parameters in the form or in the query. */
export const tokenRoutes = (accounts: AccountsStore): Route[] => [
	{
		method: 'POST',
		path: '/oauth/v2/token',
		summary: 'Exchange a grant token, refresh an access token',
		query: parameters,
		// Zoho's own SDKs send a multipart form.
		accepts: ['form', 'multipart'],
		handle: (call, { clock, urls }) => {
			const form = { ...call.query, ...(call.body as Record<string, string> | undefined) };
			return issue(form, accounts, clock, urls);
		},
	},
];

function issue(
	form: Record<string, string | undefined>,
	accounts: AccountsStore,
	clock: Clock,
	urls: Urls,
): Reply {
	if (accounts.throttled) return accessDenied;
	const unknownField = Object.keys(form).some((name) => !parameters.includes(name));
	if (unknownField || !form.grant_type || !form.client_id || !form.client_secret)
		return tokenRefusal('general_error');

	const client = accounts.clientOf(form.client_id);
	if (!client) return tokenRefusal('invalid_client');
	if (client.clientSecret !== form.client_secret) return tokenRefusal('invalid_client_secret');

	const tokenGrant = tokenGrantOf(form.grant_type, client);
	if (!tokenGrant) return tokenRefusal('unsupported_grant_type');
	const issued = tokenGrant(form, client, accounts);
	if (issued === 'throttled') return accessDenied;
	return typeof issued === 'string' ? tokenRefusal(issued) : tokenAnswer(issued, clock.now(), urls);
}
