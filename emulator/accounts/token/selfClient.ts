import type { TokenGrant } from './grants';

/** A grant token that somebody made in the API console becomes a refresh token; no redirect URI is involved. */
export const selfClient: TokenGrant = (form, client, accounts) => {
	if (!form.code) return 'general_error';
	const grantToken = accounts.grantTokenOf(form.code, client.clientId);
	return grantToken ? accounts.exchange(form.code, grantToken) : 'invalid_code';
};
