import type { IDataObject } from 'n8n-workflow';

import { dataCenterOfAccountsUrl } from '../shared/transport/dataCenters';
import { lifetimeOf, type TokenAnswer } from '../shared/transport/tokenAnswer';

/** Tokens as the node gives them out. */
export interface Tokens extends IDataObject {
	accessToken: string;
	refreshToken?: string;
	/** ISO 8601. */
	expiresAt: string;
	/** CRM's host for this token. */
	apiDomain?: string;
	/** Separated by spaces; Zoho leaves it out of some refreshes. */
	scope?: string;
	accountsUrl: string;
	dataCenter?: string;
}

/** Zoho's answer in the node's words. */
export function tokensOf(answer: TokenAnswer, accountsUrl: string): Tokens {
	const { access_token, refresh_token, api_domain, scope } = answer;
	return {
		accessToken: access_token,
		...(refresh_token ? { refreshToken: refresh_token } : {}),
		expiresAt: new Date(Date.now() + lifetimeOf(answer)).toISOString(),
		...(api_domain ? { apiDomain: api_domain } : {}),
		...(scope ? { scope } : {}),
		accountsUrl,
		dataCenter: dataCenterOfAccountsUrl(accountsUrl) ?? 'custom',
	};
}
