import { type IHttpRequestHelper, jsonParse } from 'n8n-workflow';

import { tokenNetworkError } from '../nodes/shared/transport/networkErrors';
import { type TokenAnswer, tokenAnswerOf } from '../nodes/shared/transport/tokenAnswer';
import { tokenError, tokenRefusalOf, type TokenUse } from '../nodes/shared/transport/tokenErrors';
import { ZohoError } from '../nodes/shared/transport/zohoError';

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
				// A redirect would take the client secret along.
				disableFollowRedirect: true,
				returnFullResponse: true,
			})) as { statusCode: number; body: unknown },
	);
	const body = typeof answer.body === 'string' ? jsonParse(answer.body, { fallbackValue: {} }) : answer.body;
	const refusal = tokenRefusalOf(body);
	if (refusal) throw tokenError(refusal, { use, accountsUrl, httpStatus: answer.statusCode });
	return tokenAnswerOf(body, accountsUrl, answer.statusCode);
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
