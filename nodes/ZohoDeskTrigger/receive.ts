import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { toErrorJson, toZohoError } from '../shared/transport/nodeError';
import { park } from '../shared/triggers/parked';
import { eventsIn, fetchedWhole, type Happening, itemOf, recordKey } from './items';
import { publicKeys } from './keys';
import { portalFor, wantedBy } from './opened';
import { latestRegistration, memoryOf, noteReceived, type Registration } from './registration';
import { audienceOf } from './signature';
import { webhookWith } from './webhooks';

/**
 * Takes what Zoho Desk sends. It is answered before anything is fetched: Desk waits five seconds. What is not proved
 * to be Desk's, for this webhook, is refused and starts nothing. Never 410: Desk would remove the webhook.
 */
export async function receive(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	if (this.getWebhookName() === 'setup') return answer(this, 200);
	const jwt = this.getHeaderData()['x-zdesk-jwt'];
	const known = latestRegistration(this);
	// Zoho asks whether somebody listens before there is a webhook, and cannot sign that.
	if (jwt === undefined) return answer(this, !known || known.closed ? 200 : 401);

	const verdict = known && !known.closed ? await verified(this, jwt, known) : 401;
	if (typeof verdict === 'number') return answer(this, verdict);
	const wanted = wantedBy(this);
	answer(this, 200);

	const happenings = eventsIn(this.getBodyData(), wanted.events);
	if (happenings.length === 0) return { noWebhookResponse: true };
	const records = happenings.map((happening) => ({ key: recordKey(happening), time: happening.time }));
	noteReceived(this, verdict.webhookId, records);
	const whole = wanted.options.fetchRecord ? await fetchedAll(this, verdict.orgId, happenings) : happenings;
	const items = whole.map((happening) => itemOf(happening, verdict.orgId));
	if (this.getMode() === 'manual') park(this, items);
	return { noWebhookResponse: true, workflowData: [items] };
}

/** A delivery that was answered is never lost: where nothing can be fetched, the events come with the reason. */
async function fetchedAll(
	context: IWebhookFunctions,
	orgId: string,
	some: Happening[],
): Promise<Happening[]> {
	try {
		const portal = await portalFor(context, orgId);
		return await Promise.all(some.map(async (happening) => await fetchedWhole(portal, happening)));
	} catch (caught) {
		const notFetched = toErrorJson(toZohoError(caught));
		return some.map((happening) => ({ ...happening, notFetched }));
	}
}

/** The webhook a token was made for, or the status of the answer where it proves nothing. */
async function verified(
	context: IWebhookFunctions,
	jwt: unknown,
	{ orgId, webhookId, url }: Registration,
): Promise<{ orgId: string; webhookId: string } | number> {
	try {
		const audience = await audienceOf(jwt, orgId, await publicKeys(context));
		if (audience === undefined) return 401;
		if (audience === webhookId) return { orgId, webhookId };
		// A poll in another process of n8n may have made the webhook anew.
		const webhook = await webhookWith(await portalFor(context, orgId), audience);
		return webhook?.url === url ? { orgId, webhookId: audience } : 401;
	} catch (caught) {
		// Nothing can be told; the next heartbeat reads again what was not taken.
		memoryOf(context).missedAt = Date.now();
		context.logger.warn(
			`Zoho Desk Trigger: a delivery could not be verified. ${toZohoError(caught).message}`,
		);
		return 503;
	}
}

function answer(context: IWebhookFunctions, status: number): IWebhookResponseData {
	context
		.getResponseObject()
		.status(status)
		.json({ received: status === 200 });
	return { noWebhookResponse: true };
}
