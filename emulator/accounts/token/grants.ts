import type { Client, Issued } from '../entities';
import type { TokenRefusal } from '../formatters';
import type { AccountsStore } from '../store';
import { authorizationCode } from './authorizationCode';
import { refreshToken } from './refreshToken';
import { selfClient } from './selfClient';

/** One way to come by an access token; the client is known and has shown its secret. */
export type TokenGrant = (
	form: Record<string, string | undefined>,
	client: Client,
	accounts: AccountsStore,
) => Issued | TokenRefusal | 'throttled';

/** The way a call asks for; both kinds of client call theirs `authorization_code`. */
export function tokenGrantOf(grantType: string, client: Client): TokenGrant | undefined {
	if (grantType === 'refresh_token') return refreshToken;
	if (grantType !== 'authorization_code') return undefined;
	return client.kind === 'self client' ? selfClient : authorizationCode;
}
