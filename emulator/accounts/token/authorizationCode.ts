import type { TokenGrant } from './grants';

/** A code from the consent page becomes tokens; the redirect URI must be the one the code was sent to. */
export const authorizationCode: TokenGrant = (form, client, accounts) => {
	if (!form.code) return 'general_error';
	const grantToken = accounts.grantTokenOf(form.code, client.clientId);
	if (!grantToken) return 'invalid_code';
	if (form.redirect_uri !== grantToken.redirectUri) return 'invalid_redirect_uri';
	return accounts.exchange(form.code, grantToken);
};
