import type { IDataObject } from 'n8n-workflow';

import type { Portal } from './deskApi';
import { scopes } from './scopes';

/** All webhooks of the help desk, at most twenty; Desk does not page this list. */
export async function listWebhooks(portal: Portal): Promise<IDataObject[]> {
	const { data = [] } = await portal.call({ method: 'GET', path: ['webhooks'], scopes: scopes.readWebhooks });
	return data as IDataObject[];
}
