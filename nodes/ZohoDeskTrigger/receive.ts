import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { toErrorJson, toZohoError } from '../shared/transport/nodeError';
import { park } from '../shared/triggers/parked';
import { eventsIn, fetchedWhole, type Happening, itemOf, recordKey } from './items';
import { publicKeys } from './keys';
import { portalFor, wantedBy } from './opened';
import { isGivenAlready, memoryOf, type Registration, registrationOf } from './registration';
import { isGenuine } from './signature';

/**
 * Takes what Zoho Desk sends. It is answered before anything is fetched: Desk waits five seconds. What is not proved
 * to be Desk's, for this webhook, is refused and starts nothing. Never 410: Desk would remove the webhook.
 */
export async function receive(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	if (this.getWebhookName() === 'setup') return answer(this, 200);
	const jwt = this.getHeaderData()['x-zdesk-jwt'];
	const known = [memoryOf(this).known, registrationOf(this)].filter((one) => one !== undefined);
	// Zoho asks whether somebody listens before there is a webhook, and cannot sign that.
	if (jwt === undefined) return answer(this, known.length === 0 ? 200 : 401);

	const verdict = await verified(this, jwt, known);
	if (typeof verdict === 'number') return answer(this, verdict);
	const wanted = wantedBy(this);
	answer(this, 200);

	const happenings = eventsIn(this.getBodyData(), wanted.events);
	if (happenings.length === 0) return { noWebhookResponse: true };
	const memory = memoryOf(this);
	for (const happening of happenings) isGivenAlready(memory, recordKey(happening));
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
	known: Registration[],
): Promise<Registration | number> {
	try {
		const keyOf = await publicKeys(context);
		for (const registration of known) if (await isGenuine(jwt, registration, keyOf)) return registration;
		return 401;
	} catch (caught) {
		// Without Zoho's keys nothing can be told; the next heartbeat reads again what was not taken.
		memoryOf(context).hasMissed = true;
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
