import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { badInput } from '../shared/badInput';
import type { Item, ProductApi } from '../shared/operation';
import { accountsUrlOf, addressOf, dataCenterOfAccountsUrl, hostsOf } from '../shared/transport/dataCenters';
import { plainSend } from '../shared/transport/send';
import { tokenAnswerOf } from '../shared/transport/tokenAnswer';
import type { TokenUse } from '../shared/transport/tokenErrors';
import { ask } from './ask';
import { type Profile, profileOf } from './profile';
import { profileRefused, revokeRefused, tokenRefused } from './refusals';
import { type Tokens, tokensOf } from './tokens';

/** Which accounts server is asked, by which client, and how patiently: the values of `clientFields` and `options`. */
export interface Asker {
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
const USUAL_RETRIES = 2;

export async function openAccounts(context: IExecuteFunctions): Promise<Accounts> {
	const usesCredential = context.getNodeParameter('authentication', 0) === 'credential';
	const ofCredential = usesCredential
		? addressOf(hostsOf(await context.getCredentials(CREDENTIAL)), 'accounts')
		: undefined;
	const addressFor = ({ dataCenter = '', accountsUrl = '' }: Asker) =>
		ofCredential ?? accountsUrlOf(dataCenter === 'custom' ? accountsUrl : dataCenter);
	const patience = ({ options: { retries = USUAL_RETRIES } }: Asker, { signal }: Item) => ({
		retries,
		signal,
	});

	async function tokens(use: TokenUse, grant: IDataObject, asker: Asker, item: Item): Promise<Tokens> {
		const address = addressFor(asker);
		const { body, status } = await ask(
			plainSend(context, address, usesCredential ? CREDENTIAL : undefined),
			{
				method: 'POST',
				host: 'accounts',
				path: '/oauth/v2/token',
				// n8n adds the credential's client to the body.
				body: usesCredential ? grant : { ...grant, ...clientOf(asker) },
				// A grant token works once; a refresh can be asked for again.
				repeatable: use === 'refresh',
			},
			{ refused: tokenRefused(address, use), ...patience(asker, item) },
		);
		return tokensOf(tokenAnswerOf(body, address, status), address);
	}

	return {
		// Zoho counts token calls and holds back who asks often, so they go one after the other.
		concurrency: 1,

		async exchange(asker, code, redirectUri, item) {
			const grant = { grant_type: 'authorization_code', code };
			return await tokens(
				'grant',
				redirectUri ? { ...grant, redirect_uri: redirectUri } : grant,
				asker,
				item,
			);
		},

		async refresh(asker, refreshToken, item) {
			const grant = { grant_type: 'refresh_token', refresh_token: refreshToken };
			return { refreshToken, ...(await tokens('refresh', grant, asker, item)) };
		},

		async revoke(asker, token, item) {
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
				{ refused: revokeRefused(address), ...patience(asker, item) },
			);
			return {
				revoked: true,
				accountsUrl: address,
				dataCenter: dataCenterOfAccountsUrl(address) ?? 'custom',
			};
		},

		async userInfo(asker, accessToken, item) {
			const address = addressFor(asker);
			const { body } = await ask(
				plainSend(context, address),
				{
					method: 'GET',
					host: 'accounts',
					path: '/oauth/user/info',
					headers: { authorization: `Zoho-oauthtoken ${accessToken}` },
				},
				{ refused: profileRefused(address), ...patience(asker, item) },
			);
			return profileOf(body);
		},
	};
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
