import type { ICredentialDataDecryptedObject, ICredentialsDecrypted } from 'n8n-workflow';

import { endOf, tokenDataOf } from './credentialData';
import { connectedToken, renew } from './oauth2Tokens';
import type { AuthenticationType, ZohoContext } from './types';

/** A token that ends sooner than this is renewed before a call. */
export const ENOUGH = 120_000;

/** A credential that a call can be made with. */
export interface FreshCredential {
	/** As n8n stores it. */
	data: ICredentialDataDecryptedObject;
	/** What the call will carry; empty when it is only fetched with the call (Self Client). */
	accessToken: string;
	/** Until when it can be used without another look; milliseconds since the epoch. */
	goodUntil: number;
	/** When it was read from n8n; milliseconds since the epoch. */
	readAt: number;
	/** For n8n's request function: makes it run the Self Client's sign-in. */
	credentialsDecrypted?: ICredentialsDecrypted;
}

/**
 * The credential with an access token that lives for at least two more minutes.
 * @param refused the credential whose token Zoho has just refused; another token is got in its place
 * @throws ZohoError that says why there is no token
 */
export async function freshCredential(
	context: ZohoContext,
	type: AuthenticationType,
	refused?: FreshCredential,
): Promise<FreshCredential> {
	const readAt = Date.now();
	const data = await context.getCredentials(type);
	return type === 'zohoSuiteOAuth2Api'
		? await freshOAuth2(context, data, readAt, refused)
		: freshSelfClient(context, data, readAt, refused);
}

async function freshOAuth2(
	context: ZohoContext,
	data: ICredentialDataDecryptedObject,
	readAt: number,
	refused?: FreshCredential,
): Promise<FreshCredential> {
	const accessToken = connectedToken(data);
	const token = tokenDataOf(data);
	const endsAt = endOf(accessToken, token);
	const isGood = refused ? accessToken !== refused.accessToken : endsAt - Date.now() > ENOUGH;
	// Without a refresh token the rest of its life is all there is.
	if (isGood || (!refused && !token.refresh_token && endsAt > Date.now())) {
		return { data, accessToken, goodUntil: endsAt - ENOUGH, readAt };
	}
	// What was read before another run renewed the token is out of date; after a refusal, only what came since counts.
	const since = refused ? readAt : 0;
	const renewed = await renew(context, data, accessToken, since, ENOUGH);
	return { data, accessToken: renewed.accessToken, goodUntil: renewed.endsAt - ENOUGH, readAt };
}

/**
 * The Self Client's `preAuthentication` gets its tokens, one call at a time. n8n runs it before a request when the
 * access token is empty, and keeps what it returns; `refusedToken` tells it not to give that one again, nor one that
 * was got before `refusedAt`, when the refused one was read.
 */
function freshSelfClient(
	context: ZohoContext,
	data: ICredentialDataDecryptedObject,
	readAt: number,
	refused?: FreshCredential,
): FreshCredential {
	const accessToken = String(data.accessToken ?? '');
	const endsAt = accessToken ? endOf(accessToken, tokenDataOf(data)) : 0;
	const isGood = refused ? accessToken !== '' && isAnother(data, refused) : endsAt - Date.now() > ENOUGH;
	if (isGood) return { data, accessToken, goodUntil: endsAt - ENOUGH, readAt };

	context.logger.info('Zoho: the Self Client gets a new access token');
	const type = 'zohoSelfClientApi';
	const { id, name } = context.getNode().credentials?.[type] ?? { id: null, name: type };
	return {
		data,
		accessToken: '',
		goodUntil: 0,
		readAt,
		credentialsDecrypted: {
			id: id ?? '',
			name,
			type,
			data: {
				...data,
				accessToken: '',
				...(refused ? { refusedToken: accessToken, refusedAt: refused.readAt } : {}),
			},
		},
	};
}

/**
 * Whether the stored token is another one than was refused. The token of a first call is not known here; it went to
 * the right host unless its `api_domain`, which came with it, says otherwise (a sandbox).
 */
function isAnother(data: ICredentialDataDecryptedObject, refused: FreshCredential): boolean {
	if (refused.accessToken !== '') return data.accessToken !== refused.accessToken;
	return tokenDataOf(data).api_domain !== tokenDataOf(refused.data).api_domain;
}
