import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { badInput } from '../shared/badInput';
import type { Item, ProductApi } from '../shared/operation';
import { accountsUrlOf, addressOf, dataCenterOfAccountsUrl, hostsOf } from '../shared/transport/dataCenters';
import { errorFromAnswer } from '../shared/transport/readErrors';
import { retryDelay } from '../shared/transport/retry';
import { plainSend } from '../shared/transport/send';
import { tokenAnswerOf } from '../shared/transport/tokenAnswer';
import { tokenError, tokenRefusalOf, type TokenUse } from '../shared/transport/tokenErrors';
import type { Send, ZohoAnswer, ZohoRequest } from '../shared/transport/types';
import { wait } from '../shared/transport/wait';
import { ZohoError } from '../shared/transport/zohoError';
import { type Profile, profileError, profileOf } from './profile';
import { type Tokens, tokensOf } from './tokens';

/** Which accounts server is asked, by which client, and how patiently. The values of `clientFields` and `options`. */
export interface Asker {
	authentication: 'credential' | 'fields';
	dataCenter?: string;
	accountsUrl?: string;
	clientId?: string;
	clientSecret?: string;
	options: { retries?: number };
}

/** Zoho's accounts servers as operations see them. */
export interface Accounts extends ProductApi {
	/** @param redirectUri only where the grant token came by a sign-in */
	exchange(asker: Asker, grantToken: string, redirectUri: string | undefined, item: Item): Promise<Tokens>;
	refresh(asker: Asker, refreshToken: string, item: Item): Promise<Tokens>;
	revoke(asker: Asker, refreshToken: string, item: Item): Promise<IDataObject>;
	userInfo(asker: Asker, accessToken: string, item: Item): Promise<Profile>;
}

const CREDENTIAL = 'zohoClientApi';

export async function openAccounts(context: IExecuteFunctions): Promise<Accounts> {
	const usesCredential = context.getNodeParameter('authentication', 0, 'credential') === 'credential';
	const ofCredential = usesCredential
		? addressOf(hostsOf(await context.getCredentials(CREDENTIAL)), 'accounts')
		: undefined;
	const addressFor = ({ dataCenter = '', accountsUrl = '' }: Asker) =>
		ofCredential ?? accountsUrlOf(dataCenter === 'custom' ? accountsUrl : dataCenter);

	const askForTokens = async (asker: Asker, use: TokenUse, grant: IDataObject, { signal }: Item) => {
		const address = addressFor(asker);
		const send = plainSend(context, address, usesCredential ? CREDENTIAL : undefined);
		const { body, status } = await ask(
			send,
			{
				method: 'POST',
				host: 'accounts',
				path: '/oauth/v2/token',
				body: usesCredential ? grant : { ...grant, ...clientOf(asker) },
				// A grant token whose answer was lost is used up; a refresh can be asked for again.
				repeatable: use === 'refresh',
			},
			(answer) => tokenRefused(answer, use, address),
			asker,
			signal,
		);
		return tokensOf(tokenAnswerOf(body, address, status), address);
	};

	return {
		// Zoho counts token calls and holds back who asks often, so they go one after the other.
		concurrency: 1,
		exchange: async (asker, code, redirectUri, item) =>
			await askForTokens(
				asker,
				'grant',
				{ grant_type: 'authorization_code', code, ...(redirectUri ? { redirect_uri: redirectUri } : {}) },
				item,
			),
		refresh: async (asker, refreshToken, item) => ({
			refreshToken,
			...(await askForTokens(
				asker,
				'refresh',
				{ grant_type: 'refresh_token', refresh_token: refreshToken },
				item,
			)),
		}),
		revoke: async (asker, token, { signal }) => {
			const address = addressFor(asker);
			await ask(
				plainSend(context, address),
				{
					method: 'POST',
					host: 'accounts',
					path: '/oauth/v2/token/revoke',
					query: { token },
					repeatable: true,
				},
				(answer) => revokeRefused(answer, address),
				asker,
				signal,
			);
			return { revoked: true, accountsUrl: address, dataCenter: dataCenterOfAccountsUrl(address) };
		},
		userInfo: async (asker, accessToken, { signal }) => {
			const address = addressFor(asker);
			const { body } = await ask(
				plainSend(context, address),
				{
					method: 'GET',
					host: 'accounts',
					path: '/oauth/user/info',
					headers: { authorization: `Zoho-oauthtoken ${accessToken}` },
				},
				(answer) => profileError(answer, address),
				asker,
				signal,
			);
			return profileOf(body);
		},
	};
}

/**
 * Sends, and sends again what can pass, as often as the user wants.
 * @param refused Zoho's own way of saying no at this path, explained
 */
async function ask(
	send: Send,
	request: ZohoRequest,
	refused: (answer: ZohoAnswer) => ZohoError | undefined,
	{ options: { retries = 2 } }: Asker,
	signal: AbortSignal | undefined,
): Promise<ZohoAnswer> {
	for (let attempt = 1; ; attempt += 1) {
		const outcome = await send(request).catch(asZohoError);
		const refusal = outcome instanceof ZohoError ? outcome : refused(outcome);
		// A refusal in Zoho's own words stands; only what could not be answered may pass.
		const mayPass = refusal === outcome || refusal === undefined;
		const delay = mayPass && attempt <= retries ? retryDelay(request, outcome, attempt) : undefined;
		if (delay === undefined) {
			const error = refusal ?? errorFromAnswer(request, outcome as ZohoAnswer);
			if (error) throw error;
			return outcome as ZohoAnswer;
		}
		await wait(delay, signal);
	}
}

function asZohoError(caught: unknown): ZohoError {
	return caught instanceof ZohoError
		? caught
		: new ZohoError({ code: 'UNEXPECTED', message: String((caught as Error).message) });
}

function clientOf({ clientId = '', clientSecret = '' }: Asker): IDataObject {
	return {
		client_id: needed(clientId.trim(), 'Client ID'),
		client_secret: needed(clientSecret.trim(), 'Client Secret'),
	};
}

function needed(value: string, label: string): string {
	if (value !== '') return value;
	throw badInput(label, 'is empty', 'Fill it in, or choose the credential under Authentication.');
}

function tokenRefused(
	{ status, body }: ZohoAnswer,
	use: TokenUse,
	accountsUrl: string,
): ZohoError | undefined {
	const refusal = tokenRefusalOf(body);
	return refusal && tokenError(refusal, { use, accountsUrl, httpStatus: status });
}

function revokeRefused({ status, body }: ZohoAnswer, accountsUrl: string): ZohoError | undefined {
	const refusal = tokenRefusalOf(body);
	if (!refusal) return undefined;
	if (refusal.error !== 'invalid_code') {
		return tokenError(refusal, { use: 'refresh', accountsUrl, httpStatus: status });
	}
	return new ZohoError({
		code: refusal.error,
		message: `${accountsUrl} does not know this token`,
		description: `It may have been revoked already, or belong to another data center. (Zoho: ${refusal.error})`,
		httpStatus: status,
	});
}
