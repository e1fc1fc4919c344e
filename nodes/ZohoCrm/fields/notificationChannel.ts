import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { locator } from '../../shared/fields';
import { notificationChannels } from '../notificationChannels';
import { inForm } from './inForm';

async function searchNotificationChannels(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const names = new Map<string, string>();
	await inForm(this, async (crm) => {
		for await (const { channel_id: id, events, notify_url: url } of notificationChannels(crm, {}, Infinity)) {
			names.set(String(id), `${String(events)} → ${String(url)}`);
		}
	});
	const results = [...names]
		.map(([value, name]) => ({ name, value }))
		.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(filter.toLowerCase()));
	return { results };
}

/** One of the user's notification channels. Gives its ID. */
export const notificationChannel = locator('Channel', {
	searchMethod: 'searchNotificationChannels',
	search: searchNotificationChannels,
	description: 'The channel, by what it watches and whom it tells',
	byId: {
		placeholder: 'e.g. 1000000068001',
		pattern: '^[0-9]+$',
		patternHint: 'The ID of a channel has digits only',
	},
});
