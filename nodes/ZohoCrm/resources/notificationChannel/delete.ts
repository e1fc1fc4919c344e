import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { notificationChannel } from '../../fields/notificationChannel';
import { scopes } from '../../scopes';

export default operation({
	name: 'Delete',
	action: 'Delete notification channel',
	description:
		'Delete a channel, for example one that a program that is no more left behind; an active trigger opens its own again within the hour',
	scopes: scopes.deleteChannels,
	writes: true,
	fields: { channelId: notificationChannel },
	run: async (crm: Crm, { channelId: id }) => {
		await crm.call({
			method: 'DELETE',
			path: ['actions', 'watch'],
			query: { channel_ids: id },
			scopes: scopes.deleteChannels,
		});
		return { id, deleted: true };
	},
});
