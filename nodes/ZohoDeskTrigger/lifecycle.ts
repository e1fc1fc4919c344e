import type { IHookFunctions } from 'n8n-workflow';

import { connect } from '../shared/transport/connection';
import { explained } from '../shared/triggers/explained';
import { publicAddress } from '../shared/triggers/publicAddress';
import { goodUntilOf, portalFor, wantedBy, webhookBodyFor } from './opened';
import { latestRegistration, memoryOf, register, registrationOf } from './registration';
import {
	deleteWebhook,
	isEnabled,
	POLLING_TRIGGER,
	standingWebhook,
	webhookAt,
	webhookWith,
} from './webhooks';

/** Whether the webhook that was noted calls this very n8n and is in order at Zoho's end. */
export async function checkExists(this: IHookFunctions): Promise<boolean> {
	return await explained(this, async () => {
		const known = registrationOf(this);
		if (!known || known.closed || known.url !== this.getNodeWebhookUrl('default')) return false;
		const webhook = await webhookWith(await portalFor(this, known.orgId), known.webhookId);
		return webhook !== undefined && isEnabled(webhook) && webhook.url === known.url;
	});
}

/**
 * Makes the webhook, or takes over one that calls this address already. A workflow that the user has just switched
 * on starts fresh; any other goes on where it was.
 */
export async function create(this: IHookFunctions): Promise<boolean> {
	return await explained(this, async () => {
		const { hosts } = await connect(this, 'desk');
		const url = publicAddress(this.getNodeWebhookUrl('default'), hosts.desk, POLLING_TRIGGER);
		const wanted = wantedBy(this);
		const portal = await portalFor(this, wanted.organization);
		const leftOver = await webhookAt(portal, url);

		const now = Date.now();
		const before = latestRegistration(this);
		const startsFresh =
			['activate', 'manual'].includes(this.getActivationMode()) || !before || before.url !== url;
		const good = [before?.checkedAt, before?.received?.until, leftOver && goodUntilOf(leftOver)];
		const gapFrom = startsFresh ? undefined : (before.gapFrom ?? Math.max(...good.map((time) => time ?? 0)));
		const body = webhookBodyFor(this, wanted, url, gapFrom ?? now);
		const webhookId = await standingWebhook(portal, body, leftOver);
		register(this, {
			...{ webhookId, orgId: portal.id, url, checkedAt: now, beatAt: now, reconciledAt: now },
			...(gapFrom === undefined ? {} : { gapFrom, received: before?.received }),
		});
		Object.assign(memoryOf(this), { beatAt: now, lookedAt: now, missedAt: undefined });
		return true;
	});
}

/** Deletes the webhook. One that calls another n8n, whose workflow this is a copy of, is left alone. */
async function remove(this: IHookFunctions): Promise<boolean> {
	return await explained(this, async () => {
		const known = latestRegistration(this);
		if (!known || known.closed) return true;
		const now = Date.now();
		register(this, { ...known, closed: true, beatAt: now, checkedAt: now });
		if (known.url !== this.getNodeWebhookUrl('default')) return true;
		await deleteWebhook(await portalFor(this, known.orgId), known.webhookId);
		return true;
	});
}
export { remove as delete };
