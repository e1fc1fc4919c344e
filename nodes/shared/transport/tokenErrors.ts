import { dataCenterOfAccountsUrl, dataCenters } from './dataCenters';
import { ZohoError } from './zohoError';

/** What Zoho was asked for when it refused. */
export type TokenUse = 'grant' | 'refresh' | 'connect';

/** `{ "error": "invalid_code" }`: Zoho sends it with HTTP 200, and with 400 when it is throttling. */
export interface TokenRefusal {
	error: string;
	error_description?: string;
}

interface Told {
	message: string;
	description: string;
	retryable?: boolean;
}

export interface TokenFacts {
	use: TokenUse;
	/** Where the token was asked for; names the data centre in the text. */
	accountsUrl?: string;
	httpStatus?: number;
}

/** Zoho's sentence for a client that asked for more than ten tokens in ten minutes. */
const THROTTLED = /too many requests|^access denied$/i;

const CONSOLE = 'the API console (api-console.zoho.com)';

/** The refusal in a token endpoint's answer, whatever its HTTP status; undefined when there is none. */
export function tokenRefusalOf(body: unknown): TokenRefusal | undefined {
	const { error, error_description } = (body ?? {}) as Record<string, unknown>;
	if (typeof error !== 'string' || error === '') return undefined;
	return { error, error_description: typeof error_description === 'string' ? error_description : undefined };
}

export const isThrottled = ({ error, error_description }: TokenRefusal): boolean =>
	THROTTLED.test(error) || THROTTLED.test(error_description ?? '');

/** A refusal of Zoho's accounts server as an explained error. Its codes are those of Zoho's OAuth pages. */
export function tokenError(refusal: TokenRefusal, facts: TokenFacts): ZohoError {
	const dataCenter = facts.accountsUrl ? dataCenterName(facts.accountsUrl) : 'the chosen data center';
	const explain = isThrottled(refusal) ? throttled : (explanations[refusal.error] ?? unexplained);
	const { message, description, retryable } = explain(facts.use, dataCenter, refusal);
	return new ZohoError({
		code: refusal.error,
		message,
		description: `${description} (Zoho: ${refusal.error})`,
		retryable,
		httpStatus: facts.httpStatus,
		details: refusal,
	});
}

/** `https://accounts.zoho.eu` → `Europe (accounts.zoho.eu)` */
export function dataCenterName(accountsUrl: string): string {
	const host = accountsUrl.replace(/^https?:\/\//, '');
	const name = dataCenterOfAccountsUrl(accountsUrl);
	return name ? `${dataCenters[name].label} (${host})` : host;
}

type Explain = (use: TokenUse, dataCenter: string, refusal: TokenRefusal) => Told;

const invalidCode: Record<TokenUse, (dataCenter: string) => Told> = {
	grant: (dataCenter) => ({
		message: 'Zoho did not accept the grant token',
		description: `A grant token works once, for 3 to 10 minutes, and only in its own data center; here it was used in ${dataCenter}. Make a new one in ${CONSOLE}, check the Data Center, and use it right away.`,
	}),
	refresh: (dataCenter) => ({
		message: 'The refresh token no longer works',
		description: `It was revoked, or replaced: Zoho keeps 20 refresh tokens per user and client, and each new one beyond that removes the oldest. It also works in its own data center only; here it was used in ${dataCenter}. Connect the credential again (a Self Client with a new grant token).`,
	}),
	connect: (dataCenter) => ({
		message: 'Zoho did not accept the sign-in',
		description: `The code of a sign-in works once and for a short time, and only in the data center of the account; here it was used in ${dataCenter}. Check the Data Center of the credential and connect it again.`,
	}),
};

const throttled: Explain = () => ({
	message: 'Zoho gives out no tokens to this client for the moment, because it asked for too many',
	description:
		'Wait 10 minutes before you try again; each try makes the pause longer. Zoho allows 10 new tokens in 10 minutes per refresh token, so let workflows share one credential.',
	retryable: true,
});

const unexplained: Explain = (_use, dataCenter, { error, error_description }) => ({
	message: `Zoho's accounts server refused: ${error_description ?? error}`,
	description: `Check the client ID, the client secret and the Data Center, here ${dataCenter}, and connect the credential again.`,
});

const explanations: Record<string, Explain> = {
	invalid_code: (use, dataCenter) => invalidCode[use](dataCenter),
	invalid_client: (_use, dataCenter) => ({
		message: 'Zoho does not know this client ID',
		description: `Compare it with ${CONSOLE}. A client is known in the data center it was made in, here asked: ${dataCenter}; to use it in another one, switch on Multi DC in the client's settings.`,
	}),
	invalid_client_secret: (_use, dataCenter) => ({
		message: 'The client secret does not belong to the client ID',
		description: `Copy it again from ${CONSOLE}. With Multi DC each data center can have a secret of its own: take the one of ${dataCenter}.`,
	}),
	invalid_scope: () => ({
		message: 'Zoho does not know one of the scopes',
		description:
			'One unknown scope spoils the whole request. Check their spelling, and leave out those of Zoho products that the account does not have.',
	}),
	invalid_redirect_uri: () => ({
		message: 'The redirect URL is not registered for this client',
		description: `Copy the OAuth Redirect URL shown in the credential to the client's Authorized Redirect URIs in ${CONSOLE}; they must be the same to the letter. A Self Client has none: use the Self Client credential for it.`,
	}),
	access_denied: () => ({
		message: 'Access was refused on the consent page',
		description:
			'Connect again and press Accept. If there was no such choice, ask the administrator of the Zoho organization to allow this application.',
	}),
	general_error: (_use, dataCenter) => ({
		message: "Zoho's accounts server could not make sense of the call",
		description: `Most often a value is empty: check the client ID, the client secret and the token, and the Data Center, here ${dataCenter}.`,
	}),
};
