import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { webhook } from '../../fields/webhook';
import { scopes } from '../../scopes';

export default operation({
	name: 'Delete',
	action: 'Delete webhook',
	description: 'Delete a webhook for good, for example one that a program that is no more left behind',
	scopes: scopes.deleteWebhooks,
	writes: true,
	fields: { organization, webhookId: webhook },
	run: async (desk: Desk, { organization, webhookId }) => {
		const portal = await desk.portal(organization);
		await portal.call({
			method: 'DELETE',
			path: ['webhooks', webhookId],
			silent: true,
			scopes: scopes.deleteWebhooks,
		});
		return { id: webhookId, deleted: true };
	},
});
