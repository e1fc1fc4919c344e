import type { IHookFunctions } from 'n8n-workflow';

import { connect } from '../shared/transport/connection';
import { explained } from '../shared/triggers/explained';
import { publicAddress } from '../shared/triggers/publicAddress';
import { portalFor, wantedBy, webhookBodyFor } from './opened';
import { memoryOf, register, registrationOf } from './registration';
import { deleteWebhook, isEnabled, POLLING_TRIGGER, standingWebhook, webhookWith } from './webhooks';

/** Whether the webhook that was noted calls this very n8n and is in order at Zoho's end. */
export async function checkExists(this: IHookFunctions): Promise<boolean> {
	return await explained(this, async () => {
		const known = registrationOf(this);
		if (!known || known.url !== this.getNodeWebhookUrl('default')) return false;
		const webhook = await webhookWith(await portalFor(this, known.orgId), known.webhookId);
		return webhook !== undefined && isEnabled(webhook) && webhook.url === known.url;
	});
}

/** Makes the webhook, or takes over one that calls this address already. What n8n knew before stays the time to catch up from. */
export async function create(this: IHookFunctions): Promise<boolean> {
	return await explained(this, async () => {
		const { hosts } = await connect(this, 'desk');
		const url = publicAddress(this.getNodeWebhookUrl('default'), hosts.desk, POLLING_TRIGGER);
		const wanted = wantedBy(this);
		const portal = await portalFor(this, wanted.organization);
		const body = webhookBodyFor(this, wanted, url);
		const webhookId = await standingWebhook(portal, body);

		const before = registrationOf(this);
		const now = Date.now();
		const gapFrom = before?.url === url ? (before.gapFrom ?? before.checkedAt) : undefined;
		register(this, {
			...{ webhookId, orgId: portal.id, url, checkedAt: now, beatAt: now, reconciledAt: now },
			...(gapFrom === undefined ? {} : { gapFrom }),
		});
		Object.assign(memoryOf(this), { beatAt: now, lookedAt: now });
		return true;
	});
}

/** Deletes the webhook. One that calls another n8n, whose workflow this is a copy of, is left alone. */
async function remove(this: IHookFunctions): Promise<boolean> {
	return await explained(this, async () => {
		const known = registrationOf(this);
		register(this);
		if (!known || known.url !== this.getNodeWebhookUrl('default')) return true;
		await deleteWebhook(await portalFor(this, known.orgId), known.webhookId);
		return true;
	});
}
export { remove as delete };
