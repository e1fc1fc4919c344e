import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { endOf, keyOf, type TokenData, tokenDataOf } from './credentialData';
import { hostsOf, isSameHost } from './dataCenters';
import { tokenNetworkError } from './networkErrors';
import { toZohoError } from './nodeError';
import { remember } from './remember';
import { dataCenterName, isThrottled, tokenError, type TokenRefusal, tokenRefusalOf } from './tokenErrors';
import type { ZohoContext } from './types';
import { ZohoError } from './zohoError';

const TYPE = 'zohoSuiteOAuth2Api';

interface Renewed {
	accessToken: string;
	endsAt: number;
	/** When the refresh was over; milliseconds since the epoch. */
	at: number;
}

/** Refreshes under way, the last one of each, and refusals of late; all by the credential's key. */
const underWay = new Map<string, Promise<Renewed>>();
const renewed = new Map<string, Renewed>();
const refusedLately = new Map<string, { until: number; refusal: ZohoError }>();

/** A token call that was refused is not repeated at once: tries make Zoho's throttling longer. */
const PAUSE_WHEN_THROTTLED = 60_000;
const PAUSE_WHEN_REFUSED = 10_000;

/**
 * The access token of a credential that was connected. @throws ZohoError that says why there is none: the wrong
 * data centre, a refusal of Zoho's, or that nobody has connected it yet
 */
export function connectedToken(data: ICredentialDataDecryptedObject): string {
	const token = tokenDataOf(data);
	if (token.access_token) return token.access_token;
	const { accounts } = hostsOf(data);
	const home = token.callbackQueryString?.['accounts-server'];
	if (typeof home === 'string' && accounts && !isSameHost(home, accounts)) {
		throw new ZohoError({
			code: 'WRONG_DATA_CENTER',
			message: `The Zoho account is in the data center ${dataCenterName(home)}, and the credential is set to ${dataCenterName(accounts)}`,
			description: `Set the Data Center of the credential to ${dataCenterName(home)}, and connect it again. The client must be made there too, or have Multi DC switched on.${token.error ? ` (Zoho: ${token.error})` : ''}`,
			details: { error: token.error, accountsServer: home },
		});
	}
	const refusal = tokenRefusalOf(token);
	if (refusal) throw tokenError(refusal, { use: 'connect', accountsUrl: accounts });
	throw new ZohoError({
		code: 'NOT_CONNECTED',
		message: 'The credential is not connected to a Zoho account yet',
		description: 'Open the credential, press Connect, sign in to Zoho and accept.',
	});
}

/**
 * A renewal of the token that another run of this process has made meanwhile, or is making, or that is made now:
 * however many runs ask at the same time, Zoho is asked once. n8n keeps the new token and signs with it.
 * @param old the token that ends soon, or was refused
 * @param since a renewal that was over before this time does not count
 * @throws ZohoError that says why Zoho gave no new token
 */
export async function renew(
	context: ZohoContext,
	data: ICredentialDataDecryptedObject,
	old: string,
	since: number,
	enough: number,
): Promise<Renewed> {
	const key = keyOf(data);
	const last = renewed.get(key);
	if (last && last.accessToken !== old && last.at >= since && last.endsAt - Date.now() > enough) return last;
	const renewal = underWay.get(key) ?? askOnce(context, data, old, key);
	return await renewal;
}

function askOnce(
	context: ZohoContext,
	data: ICredentialDataDecryptedObject,
	old: string,
	key: string,
): Promise<Renewed> {
	const renewal = ask(context, data, old, key).finally(() => underWay.delete(key));
	underWay.set(key, renewal);
	return renewal;
}

async function ask(
	context: ZohoContext,
	data: ICredentialDataDecryptedObject,
	old: string,
	key: string,
): Promise<Renewed> {
	const lately = refusedLately.get(key);
	if (lately && lately.until > Date.now()) throw lately.refusal;
	if (!tokenDataOf(data).refresh_token) throw noRefreshToken();
	const answer = await newToken(context).catch((caught: unknown) => ({ caught }));
	const refusal = refusalIn(answer, old, hostsOf(data).accounts);
	if (refusal) {
		context.logger.warn(`Zoho: no new access token, ${refusal.code}`);
		const pause = refusal.retryable ? PAUSE_WHEN_THROTTLED : PAUSE_WHEN_REFUSED;
		// A server that could not be reached has refused nothing: the next try may ask it.
		if (isOfZoho(refusal)) remember(refusedLately, key, { until: Date.now() + pause, refusal });
		throw refusal;
	}
	const token = answer as TokenData & { access_token: string };
	const result = {
		accessToken: token.access_token,
		endsAt: endOf(token.access_token, token),
		at: Date.now(),
	};
	remember(renewed, key, result);
	refusedLately.delete(key);
	context.logger.info('Zoho: the access token was renewed');
	return result;
}

/** n8n refreshes by the credential as it is stored now, and stores the result. */
async function newToken(context: ZohoContext): Promise<TokenData> {
	const { refreshOAuth2Token } = context.helpers as {
		refreshOAuth2Token?: (this: ZohoContext, type: string) => Promise<TokenData | undefined>;
	};
	if (!refreshOAuth2Token) throw tooOld();
	return (await refreshOAuth2Token.call(context, TYPE)) ?? {};
}

/**
 * Why the answer brings no new token. Zoho refuses with HTTP 200 and `{ error }`, which n8n merges into the old data:
 * an access token that is the old one is the sign of it. With HTTP 400 n8n throws, with Zoho's body on the error.
 */
function refusalIn(
	answer: TokenData | { caught: unknown },
	old: string,
	accountsUrl: string,
): ZohoError | undefined {
	if (!('caught' in answer)) {
		const { access_token: accessToken } = answer as TokenData;
		if (accessToken && accessToken !== old) return undefined;
		const refusal = tokenRefusalOf(answer) ?? { error: 'no_access_token' };
		return tokenError(refusal, { use: 'refresh', accountsUrl });
	}
	const { caught } = answer;
	const refusal = thrownRefusal(caught);
	if (refusal) return tokenError(refusal, { use: 'refresh', accountsUrl });
	return tokenNetworkError(caught) ?? toZohoError(caught);
}

function thrownRefusal(caught: unknown): TokenRefusal | undefined {
	const { body, message } = (caught ?? {}) as { body?: unknown; message?: unknown };
	const refusal = tokenRefusalOf(body);
	if (refusal) return refusal;
	const said = { error: 'Access Denied', error_description: String(message ?? '') };
	return isThrottled({ error: '', error_description: said.error_description }) ? said : undefined;
}

/** Zoho's refusals carry its answer in `details`. */
const isOfZoho = ({ details }: ZohoError): boolean => details !== undefined;

function noRefreshToken(): ZohoError {
	return new ZohoError({
		code: 'NO_REFRESH_TOKEN',
		message: 'The access token has ended, and Zoho gave the credential no refresh token',
		description: 'Open the credential, press Connect again and accept on the consent page.',
	});
}

function tooOld(): ZohoError {
	return new ZohoError({
		code: 'N8N_TOO_OLD',
		message: 'This version of n8n cannot renew an access token for a node',
		description: 'Update n8n to 1.118 or newer, or use the Self Client credential.',
	});
}

/** Forgets what was renewed and refused; for tests. */
export function forgetTokens(): void {
	for (const map of [underWay, renewed, refusedLately]) map.clear();
}
