import { sentOf } from '../shared/transport/networkErrors';
import { groupOfScope } from '../shared/transport/scopes';
import { tokenError, tokenRefusalOf, type TokenUse } from '../shared/transport/tokenErrors';
import { ZohoError } from '../shared/transport/zohoError';
import type { Refused } from './ask';

export const PROFILE_SCOPE = 'AaaServer.profile.READ';

/** The token endpoint refuses with HTTP 200 and `{ error }`. A grant token whose answer is lost is as good as used. */
export const tokenRefused =
	(accountsUrl: string, use: TokenUse): Refused =>
	(outcome) => {
		const isAnswer = !(outcome instanceof ZohoError);
		const refusal = isAnswer ? tokenRefusalOf(outcome.body) : undefined;
		if (refusal) return tokenError(refusal, { use, accountsUrl });
		const isLost = isAnswer ? outcome.status >= 500 : sentOf(outcome) === 'perhaps';
		if (use !== 'grant' || !isLost) return undefined;
		return new ZohoError({
			code: 'GRANT_TOKEN_LOST',
			message: 'Zoho Accounts was asked, but its answer did not come',
			description:
				'The grant token may be used up, so it was not sent again. Make a new one in the API console (api-console.zoho.com) and run this again.',
		});
	};

export const revokeRefused =
	(accountsUrl: string): Refused =>
	(outcome) => {
		const refusal = outcome instanceof ZohoError ? undefined : tokenRefusalOf(outcome.body);
		if (!refusal) return undefined;
		if (refusal.error !== 'invalid_code') return tokenError(refusal, { use: 'refresh', accountsUrl });
		return new ZohoError({
			code: refusal.error,
			message: `${accountsUrl} does not know this token`,
			description: `It may have been revoked already, or belong to another data center. (Zoho: ${refusal.error})`,
		});
	};

/** The user's profile is refused with `{ response: 'error', cause: 'INVALID_OAUTHTOKEN' }`. */
export const profileRefused =
	(accountsUrl: string): Refused =>
	(outcome) => {
		if (outcome instanceof ZohoError) return undefined;
		const { response, cause } = (outcome.body ?? {}) as { response?: unknown; cause?: unknown };
		if (response !== 'error' || typeof cause !== 'string') return undefined;
		if (cause === 'INVALID_OAUTHSCOPE') {
			return new ZohoError({
				code: cause,
				message: `The access token lacks the scope ${PROFILE_SCOPE}`,
				description: `Make a grant token with it, or add '${groupOfScope(PROFILE_SCOPE)}' under More Scopes in the credential and connect again. (Zoho: ${cause})`,
				httpStatus: outcome.status,
				scopes: [PROFILE_SCOPE],
			});
		}
		return new ZohoError({
			code: cause,
			message: 'Zoho did not accept the access token',
			description: `It lives for one hour, and in its own data center only; here ${accountsUrl} was asked. Get a new one with Refresh Access Token. (Zoho: ${cause})`,
			httpStatus: outcome.status,
		});
	};
