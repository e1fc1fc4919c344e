import type { IDataObject, IHttpRequestHelper } from 'n8n-workflow';

import { hashOf, remember } from '../nodes/shared/transport/remember';
import { lifetimeOf, type TokenAnswer } from '../nodes/shared/transport/tokenAnswer';
import { isThrottled } from '../nodes/shared/transport/tokenErrors';
import { ZohoError } from '../nodes/shared/transport/zohoError';
import {
	type AccessToken,
	fingerprint,
	formOf,
	type Origin,
	type Refused,
	refusedIn,
	type SelfClientForm,
	type StoredToken,
	storedIn,
	type TokenData,
} from './selfClientForm';
import { askForToken } from './tokenEndpoint';

/** A token with less left than this is not used any more. */
const RENEW_BEFORE = 120_000;
/** A token this young that met a 401 was refused for another reason, such as a missing scope: a new one will not help. */
const YOUNG = 60_000;
const LIFETIME = 3_600_000;
/** n8n takes this long, at most, to store a token that was got; who reads meanwhile still reads the one before. */
const STORING = 2_000;
/** Each try makes Zoho's throttling longer, so that its refusal stands for a while. */
const PAUSE = 60_000;

/** What this process knows: what became of grant tokens, the newest token of each refresh token, calls under way. */
const exchanged = new Map<string, TokenData>();
const newest = new Map<string, { token: AccessToken; gotAt: number }>();
const underWay = new Map<string, Promise<unknown>>();
const throttled = new Map<string, { refusal: ZohoError; until: number }>();

/**
 * A usable token for the data of a Self Client credential, with as few calls as can be.
 *
 * A value in the form is new when its fingerprint differs from the stored one. A new grant token is exchanged; else a
 * new refresh token is taken over; else what is stored is used. A test does not always get to see what is stored
 * (`storedIn`): then the memory of this process must know the grant token, or nothing is sent, because a grant token
 * works once. docs/decisions/0003-self-client-memory.md has the reasoning.
 * @throws ZohoError, explained; nothing is stored then, so an earlier connection lives on
 */
export async function tokenFor(helper: IHttpRequestHelper, credentials: IDataObject): Promise<TokenData> {
	const form = formOf(credentials);
	const stored = storedIn(credentials);
	const seen = stored === 'not shown' ? undefined : stored;
	const refused = refusedIn(credentials);
	const grant_hash = fingerprint(form.grantToken);
	const typed_hash = fingerprint(form.refreshToken);

	if (grant_hash && grant_hash !== seen?.grant_hash) {
		const earlier = exchanged.get(grant_hash);
		if (earlier) return await usable(helper, form, earlier, refused);
		if (stored === 'not shown') throw notShown();
		return await once(grant_hash, async () => await exchange(helper, form, { grant_hash, typed_hash }));
	}
	if (typed_hash && typed_hash !== seen?.typed_hash) {
		const typed = { refresh_token: form.refreshToken, grant_hash, typed_hash };
		return await usable(helper, form, typed, refused);
	}
	if (seen) return await usable(helper, form, seen, refused);
	throw stored === 'not shown' ? notShown() : nothingToConnectWith();
}

async function exchange(
	helper: IHttpRequestHelper,
	form: SelfClientForm,
	origin: Omit<Origin, 'refresh_token'> & { grant_hash: string },
): Promise<TokenData> {
	const answer = await askForToken(helper, form.accountsUrl, 'grant', {
		grant_type: 'authorization_code',
		client_id: form.clientId,
		client_secret: form.clientSecret,
		code: form.grantToken,
	});
	if (!answer.refresh_token) throw noRefreshToken();
	const accessToken = accessTokenOf(answer, form);
	const token = { ...origin, refresh_token: answer.refresh_token, ...accessToken };
	remember(newest, hashOf(token.refresh_token), { token: accessToken, gotAt: Date.now() });
	remember(exchanged, origin.grant_hash, token);
	return token;
}

/** The newest of the given token and the one this process got, while it is fresh, or else a new one. */
async function usable(
	helper: IHttpRequestHelper,
	form: SelfClientForm,
	stored: StoredToken,
	refused: Refused | undefined,
): Promise<TokenData> {
	const key = hashOf(stored.refresh_token);
	const mine = newest.get(key);
	const gotSince = !refused || (mine?.gotAt ?? 0) > refused.readAt - STORING;
	const known = [gotSince ? mine?.token : undefined, stored]
		.filter((token) => isFresh(token, clientHash(form), refused))
		.sort((one, other) => other.expires_at - one.expires_at)[0];
	const accessToken =
		known ?? (await once(hashOf(key, clientHash(form)), async () => await refresh(helper, form, stored)));
	return { ...stored, ...accessToken };
}

async function refresh(
	helper: IHttpRequestHelper,
	form: SelfClientForm,
	{ refresh_token, scope, api_domain }: StoredToken,
): Promise<AccessToken> {
	const answer = await askForToken(helper, form.accountsUrl, 'refresh', {
		grant_type: 'refresh_token',
		client_id: form.clientId,
		client_secret: form.clientSecret,
		refresh_token,
	});
	const accessToken = accessTokenOf({ scope, api_domain, ...answer }, form);
	remember(newest, hashOf(refresh_token), { token: accessToken, gotAt: Date.now() });
	return accessToken;
}

function isFresh(
	token: Partial<AccessToken> | undefined,
	client_hash: string,
	refused: Refused | undefined,
): token is AccessToken {
	if (!token?.access_token || !token.expires_at || token.client_hash !== client_hash) return false;
	const left = token.expires_at - Date.now();
	if (left < RENEW_BEFORE) return false;
	if (token.access_token !== refused?.access_token) return true;
	return refused?.because === 'unknown' && left > LIFETIME - YOUNG;
}

function accessTokenOf(answer: TokenAnswer, form: SelfClientForm): AccessToken {
	const { access_token, api_domain, scope } = answer;
	const expires_at = Date.now() + lifetimeOf(answer);
	return { access_token, expires_at, api_domain, scope, client_hash: clientHash(form) };
}

const clientHash = ({ accountsUrl, clientId, clientSecret }: SelfClientForm): string =>
	hashOf(accountsUrl, clientId, clientSecret);

/** Callers that ask for the same thing while it is under way share one call, and for a while Zoho's throttling. */
async function once<Value>(key: string, ask: () => Promise<Value>): Promise<Value> {
	const running = underWay.get(key) as Promise<Value> | undefined;
	if (running) return await running;
	const { refusal, until = 0 } = throttled.get(key) ?? {};
	if (refusal && until > Date.now()) throw refusal;
	const started = ask().finally(() => underWay.delete(key));
	underWay.set(key, started);
	started.catch((caught: unknown) => {
		if (caught instanceof ZohoError && isThrottled({ error: caught.code })) {
			remember(throttled, key, { refusal: caught, until: Date.now() + PAUSE });
		}
	});
	return await started;
}

function notShown(): ZohoError {
	return new ZohoError({
		code: 'STORED_TOKEN_NOT_SHOWN',
		message: 'This credential is connected, but n8n does not show the test with which grant token',
		description:
			'Nothing was sent, because a grant token works only once. Workflows that use the credential go on working. To test it, run a workflow with it once and open it again; to connect it anew, paste the refresh token, or make a new credential with a new grant token.',
	});
}

function nothingToConnectWith(): ZohoError {
	return new ZohoError({
		code: 'NOT_CONNECTED',
		message: 'The credential has neither a grant token nor a refresh token',
		description:
			'In the API console (api-console.zoho.com), Self Client, tab Generate Code, make a grant token and paste it into the credential within its lifetime; or paste a refresh token you already have.',
	});
}

function noRefreshToken(): ZohoError {
	return new ZohoError({
		code: 'NO_REFRESH_TOKEN',
		message: 'Zoho gave a token for one hour only, without a refresh token',
		description:
			'The grant token came from a sign-in without offline access. Make one in the API console (api-console.zoho.com), Self Client, tab Generate Code.',
	});
}
