import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { locator } from '../../shared/fields';
import { listWebhooks } from '../webhookList';
import { inPortal } from './inForm';

async function searchWebhooks(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const webhooks = await inPortal(this, listWebhooks);
	const results = webhooks.map(({ id, name, url }) => ({
		name: `${String(name ?? 'Webhook')} (${String(url)})`,
		value: String(id),
	}));
	return { results: results.filter(({ name }) => name.toLowerCase().includes(filter.trim().toLowerCase())) };
}

/** A webhook of the help desk. */
export const webhook = locator('Webhook', {
	searchMethod: 'searchWebhooks',
	search: searchWebhooks,
	description: 'The webhook to delete. A trigger of n8n that is active makes its own again within the hour.',
	byId: { placeholder: 'e.g. 1892000000077001', pattern: '^[0-9]+$', patternHint: 'An ID has digits only' },
});
