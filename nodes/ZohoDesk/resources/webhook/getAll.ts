import { limit, limitOf, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';
import { listWebhooks } from '../../webhookList';

export default operation({
	name: 'Get Many',
	action: 'Get many webhooks',
	description: 'Get the webhooks of the help desk: whom Zoho Desk tells of which events',
	scopes: scopes.readWebhooks,
	writes: false,
	gives: 'records',
	fields: { organization, returnAll, limit },
	run: async (desk: Desk, { organization, ...howMany }) => {
		const webhooks = await listWebhooks(await desk.portal(organization));
		return webhooks.slice(0, limitOf(howMany));
	},
});
