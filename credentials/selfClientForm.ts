import { type IDataObject, jsonParse } from 'n8n-workflow';

import { addressOf, hostsOf } from '../nodes/shared/transport/dataCenters';
import { hashOf } from '../nodes/shared/transport/remember';
import { ZohoError } from '../nodes/shared/transport/zohoError';

/** An access token and what came with it. */
export interface AccessToken {
	access_token: string;
	/** Milliseconds since the epoch. */
	expires_at: number;
	api_domain?: string;
	/** Scopes as Zoho lists them, separated by spaces. */
	scope?: string;
	/** Fingerprint of the client that asked for it; another client must ask for its own. */
	client_hash: string;
}

/** A refresh token and where it came from, as fingerprints of what stood in the form. */
export interface Origin {
	refresh_token: string;
	/** Of the grant token that has been exchanged, and is never sent again. */
	grant_hash?: string;
	/** Of the typed refresh token that has been taken over. */
	typed_hash?: string;
}

/** What survives of a Self Client connection: the credential's `oauthTokenData`. The transport may add to it. */
export type TokenData = IDataObject & Origin & AccessToken;
export type StoredToken = IDataObject & Origin & Partial<AccessToken>;

/** What the user filled in. */
export interface SelfClientForm {
	accountsUrl: string;
	clientId: string;
	clientSecret: string;
	grantToken: string;
	refreshToken: string;
}

/** A token that was refused, and whether it was Zoho's code that said so or only an HTTP 401 that n8n met. */
export interface Refused {
	access_token: string;
	because: 'token' | 'unknown';
	/** When it was read from n8n: what this process got before is older, or another process's. */
	readAt: number;
}

/** @throws ZohoError when the client is incomplete or its accounts server unknown */
export function formOf(credentials: IDataObject): SelfClientForm {
	const typed = (name: string) => String(credentials[name] ?? '').trim();
	return {
		accountsUrl: addressOf(hostsOf(credentials), 'accounts'),
		clientId: needed(typed('clientId'), 'Client ID'),
		clientSecret: needed(typed('clientSecret'), 'Client Secret'),
		grantToken: typed('grantToken'),
		refreshToken: typed('refreshToken'),
	};
}

/**
 * What an earlier run or test has stored. n8n hands it over in three shapes: to a run as it is; to the test of a
 * saved credential that was opened as `true`, with the hidden password field `tokenDataCopy` filled in beside it;
 * to the test right after a credential was created not at all.
 */
export function storedIn({
	oauthTokenData,
	tokenDataCopy,
}: IDataObject): StoredToken | 'not shown' | undefined {
	if (isStoredToken(oauthTokenData)) return oauthTokenData;
	const copy = jsonParse<unknown>(String(tokenDataCopy || '{}'), { fallbackValue: {} });
	if (isStoredToken(copy)) return copy;
	return oauthTokenData === true ? 'not shown' : undefined;
}

/**
 * The token that must not be used again. Our transport names it in `refusedToken`; where n8n itself met a 401 (in the
 * HTTP Request node, in a test) it comes back with the data it had, access token and all.
 */
export function refusedIn(credentials: IDataObject): Refused | undefined {
	const { refusedToken, refusedAt, accessToken, oauthTokenData } = credentials;
	const readAt = Number(refusedAt ?? 0);
	if (refusedToken) return { access_token: String(refusedToken), because: 'token', readAt };
	if (accessToken && isStoredToken(oauthTokenData)) {
		return { access_token: String(accessToken), because: 'unknown', readAt };
	}
	return undefined;
}

/** A fingerprint, to know a token again without keeping it; undefined for an empty field. */
export function fingerprint(token: string): string | undefined {
	return token === '' ? undefined : hashOf(token);
}

function isStoredToken(data: unknown): data is StoredToken {
	const { refresh_token } = (data ?? {}) as Partial<StoredToken>;
	return typeof refresh_token === 'string' && refresh_token !== '';
}

function needed(value: string, label: string): string {
	if (value !== '') return value;
	throw new ZohoError({
		code: 'INVALID_INPUT',
		message: `The credential has no ${label}`,
		description: 'Copy it from the API console (api-console.zoho.com), Self Client, tab Client Secret.',
	});
}
