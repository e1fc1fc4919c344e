import type { TokenGrant } from './grants';

/** A refresh token gives an access token, ten times in ten minutes. */
export const refreshToken: TokenGrant = (form, client, accounts) => {
	if (!form.refresh_token) return 'general_error';
	const issued = accounts.refresh(form.refresh_token, client.clientId);
	// Zoho says the same of a refresh token as of a code, whether it is wrong, revoked or pushed out.
	return issued === 'unknown' ? 'invalid_code' : issued;
};
