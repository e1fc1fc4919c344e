import { ZohoError } from './zohoError';

/** What Zoho's token endpoint gives; a refresh brings no refresh token, and perhaps no scope. */
export interface TokenAnswer {
	access_token: string;
	refresh_token?: string;
	/** Scopes separated by spaces. */
	scope?: string;
	api_domain?: string;
	/** Seconds; milliseconds where the server also sends `expires_in_sec`. */
	expires_in?: number;
	expires_in_sec?: number;
}

/**
 * The token in an answer that is no refusal (`tokenRefusalOf`).
 * @throws ZohoError when there is none, such as in a web page
 */
export function tokenAnswerOf(body: unknown, accountsUrl: string, httpStatus: number): TokenAnswer {
	const { access_token } = (body ?? {}) as Partial<TokenAnswer>;
	if (typeof access_token === 'string' && access_token !== '') return body as TokenAnswer;
	throw new ZohoError({
		code: 'NO_TOKEN',
		message: `${accountsUrl} answered without a token`,
		description: `Check the Data Center; for an address of your own, check the Accounts URL. If they are right, try again later. (HTTP ${httpStatus})`,
		httpStatus,
		retryable: httpStatus >= 500,
	});
}

/** How long an access token lives, in milliseconds. */
export function lifetimeOf({ expires_in, expires_in_sec }: TokenAnswer): number {
	return 1000 * Number(expires_in_sec ?? expires_in ?? 3600);
}
