import { type IHttpRequestHelper, jsonParse } from 'n8n-workflow';

import { tokenNetworkError } from '../nodes/shared/transport/networkErrors';
import { tokenError, tokenRefusalOf, type TokenUse } from '../nodes/shared/transport/tokenErrors';
import { ZohoError } from '../nodes/shared/transport/zohoError';

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

const TIME_LIMIT = 30_000;

/**
 * Asks the token endpoint. Zoho reports refusals with HTTP 200, so the status says nothing: what counts is whether
 * there is a token in the answer.
 * @throws ZohoError, explained
 */
export async function askForToken(
	{ helpers }: IHttpRequestHelper,
	accountsUrl: string,
	use: TokenUse,
	form: Record<string, string>,
): Promise<TokenAnswer> {
	const answer = await answerOf(
		async () =>
			(await helpers.httpRequest({
				method: 'POST',
				url: `${accountsUrl}/oauth/v2/token`,
				body: new URLSearchParams(form),
				timeout: TIME_LIMIT,
				ignoreHttpStatusErrors: true,
				returnFullResponse: true,
			})) as { statusCode: number; body: unknown },
	);
	const body = typeof answer.body === 'string' ? jsonParse(answer.body, { fallbackValue: {} }) : answer.body;
	const refusal = tokenRefusalOf(body);
	if (refusal) throw tokenError(refusal, { use, accountsUrl, httpStatus: answer.statusCode });
	if (hasToken(body)) return body;
	throw noToken(accountsUrl, answer.statusCode);
}

/** How long an access token lives, in milliseconds. */
export function lifetimeOf({ expires_in, expires_in_sec }: TokenAnswer): number {
	return 1000 * Number(expires_in_sec ?? expires_in ?? 3600);
}

async function answerOf<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
	try {
		return await ask();
	} catch (caught) {
		throw unanswered(caught);
	}
}

function unanswered(caught: unknown): ZohoError {
	return (
		tokenNetworkError(caught) ??
		new ZohoError({
			code: 'NO_TOKEN_CALL',
			message: `Zoho Accounts could not be asked for a token: ${(caught as Error).message}`,
			description:
				"Check the Data Center, and the credential's Allowed HTTP Request Domains if they are limited.",
		})
	);
}

function hasToken(body: unknown): body is TokenAnswer {
	const { access_token } = (body ?? {}) as Partial<TokenAnswer>;
	return typeof access_token === 'string' && access_token !== '';
}

function noToken(accountsUrl: string, httpStatus: number): ZohoError {
	return new ZohoError({
		code: 'NO_TOKEN',
		message: `${accountsUrl} answered without a token (HTTP ${httpStatus})`,
		description:
			'Check the Data Center; for Custom, check the Accounts URL. If they are right, try again later.',
		httpStatus,
		retryable: httpStatus >= 500,
	});
}
