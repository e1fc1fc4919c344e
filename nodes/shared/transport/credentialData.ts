import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import { hashOf, remember } from './remember';

/**
 * What both credentials keep in `oauthTokenData`, which n8n protects and keeps over edits. `n8n_expires_at` is
 * n8n's (OAuth2), `expires_at` the Self Client's own; both are milliseconds since the epoch.
 */
export interface TokenData extends IDataObject {
	access_token?: string;
	refresh_token?: string;
	/** CRM's host for this token. */
	api_domain?: string;
	n8n_expires_at?: string;
	expires_at?: number;
	/** Zoho's refusal of the last token call. Stays there over a later success, so it alone proves nothing. */
	error?: string;
	/** What the sign-in's redirect carried: `location`, `accounts-server`. */
	callbackQueryString?: IDataObject;
}

export const tokenDataOf = ({ oauthTokenData }: ICredentialDataDecryptedObject): TokenData =>
	typeof oauthTokenData === 'object' && oauthTokenData !== null ? (oauthTokenData as TokenData) : {};

/**
 * What caches go by: the client and the refresh token, hashed. Never the credential's id: with n8n's end-user
 * credentials one id stands for many accounts.
 */
export function keyOf(data: ICredentialDataDecryptedObject): string {
	const { clientId, refreshToken, grantToken } = data;
	const secret = tokenDataOf(data).refresh_token ?? (refreshToken || grantToken || '');
	return hashOf(String(clientId ?? ''), String(secret));
}

/** Zoho's access tokens live an hour. */
const LIFETIME = 3_600_000;

/** When this process met a token first, by its hash. */
const firstSeen = new Map<string, number>();

/**
 * When an access token ends, in milliseconds since the epoch. n8n before 2.33 does not keep the time, and some of
 * Zoho's servers once said milliseconds where seconds are meant: no token lives longer than an hour from where it
 * was first met.
 */
export function endOf(accessToken: string, { n8n_expires_at, expires_at }: TokenData): number {
	const hash = hashOf(accessToken);
	const seen = firstSeen.get(hash) ?? Date.now();
	remember(firstSeen, hash, seen);
	const said = Number(n8n_expires_at ?? expires_at);
	return Math.min(said > 0 ? said : Infinity, seen + LIFETIME);
}
