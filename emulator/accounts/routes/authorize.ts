import type { Route } from '../../service';
import type { Client } from '../entities';
import { redirectTo } from '../formatters';
import { scopeList, unknownScopes } from '../knownScopes';
import { consentPage, consentRefused } from '../pages/consent';
import type { AccountsStore } from '../store';

const parameters = ['response_type', 'client_id', 'scope', 'redirect_uri', 'access_type', 'prompt', 'state'];

/** A consent that may be shown. */
export interface ConsentRequest {
	client: Client;
	scopes: string[];
	redirectUri: string;
}

/** The consent page; its form comes back with the same parameters, the person and the decision. */
export const authorizeRoutes = (accounts: AccountsStore): Route[] => [
	{
		method: 'GET',
		path: '/oauth/v2/auth',
		summary: 'Consent page',
		query: parameters,
		handle: ({ query }) => {
			const consent = consentOf(query, accounts);
			return typeof consent === 'string'
				? consentRefused(consent, query)
				: { status: 200, body: consentPage(consent, query, accounts.users) };
		},
	},
	{
		method: 'POST',
		path: '/oauth/v2/auth',
		summary: 'Accept or reject on the consent page',
		accepts: 'form',
		handle: ({ body }, { options, urls }) => {
			const form = (body ?? {}) as Record<string, string | undefined>;
			const consent = consentOf(form, accounts);
			if (typeof consent === 'string') return consentRefused(consent, form);
			const { client, scopes, redirectUri } = consent;
			const back = { state: form.state, location: options.dataCenter, 'accounts-server': urls.accounts };
			const zuid = accounts.users.find((user) => user.zuid === form.zuid)?.zuid;
			if (form.decision !== 'accept' || zuid === undefined) {
				return redirectTo(redirectUri, { ...back, error: 'access_denied' });
			}
			const offline = form.access_type === 'offline';
			const prompted = form.prompt === 'consent';
			const code = accounts.consent({
				clientId: client.clientId,
				zuid,
				scopes,
				redirectUri,
				offline,
				prompted,
			});
			return redirectTo(redirectUri, { ...back, code });
		},
	},
];

/** Why a consent cannot be asked for. None of these goes back to the application: Zoho shows a page of its own. */
export type ConsentRefusal = 'general_error' | 'invalid_client' | 'invalid_redirect_uri' | 'invalid_scope';

/** What is asked of the person, or why it cannot be asked. One unknown scope spoils all of them. */
function consentOf(
	asked: Record<string, string | undefined>,
	accounts: AccountsStore,
): ConsentRequest | ConsentRefusal {
	if (asked.response_type !== 'code' || !asked.client_id || !asked.redirect_uri) return 'general_error';
	const client = accounts.clientOf(asked.client_id);
	if (client?.kind !== 'server') return 'invalid_client';
	if (!isRegistered(asked.redirect_uri, client)) return 'invalid_redirect_uri';
	const scopes = scopeList(asked.scope ?? '');
	if (scopes.length === 0 || unknownScopes(scopes).length > 0) return 'invalid_scope';
	return { client, scopes, redirectUri: asked.redirect_uri };
}

/** Any n8n on this machine may come without being registered; everybody else must match a registered URI. */
function isRegistered(redirectUri: string, client: Client): boolean {
	const n8nOnThisMachine =
		/^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/[^?#]*)?\/rest\/oauth2-credential\/callback$/;
	return client.redirectUris.includes(redirectUri) || n8nOnThisMachine.test(redirectUri);
}
