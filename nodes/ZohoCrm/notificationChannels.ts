import type { IDataObject } from 'n8n-workflow';

import { toZohoError } from '../shared/transport/nodeError';
import { ZohoError } from '../shared/transport/zohoError';
import type { Crm } from './crmApi';
import { scopes } from './scopes';

/**
 * The notification channels of the user, one row for each module that a channel watches, without the tokens by which
 * deliveries are known. Zoho answers that nothing is subscribed where there is none.
 */
export async function* notificationChannels(
	crm: Crm,
	query: { module?: string },
	limit: number,
): AsyncGenerator<IDataObject> {
	const call = { method: 'GET' as const, path: ['actions', 'watch'], query, scopes: scopes.readChannels };
	const rows = crm.pages(call, limit, 'watch');
	try {
		for await (const { token: _secret, ...row } of rows) yield row;
	} catch (refusal) {
		if (!(refusal instanceof ZohoError) || refusal.code !== 'NOT_SUBSCRIBED') throw toZohoError(refusal);
	}
}
