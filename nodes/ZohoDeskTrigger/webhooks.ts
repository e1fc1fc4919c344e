import type { IDataObject } from 'n8n-workflow';

import { made } from '../shared/transport/perhapsWritten';
import { ZohoError } from '../shared/transport/zohoError';
import type { Portal } from '../ZohoDesk/deskApi';
import { scopes } from '../ZohoDesk/scopes';
import { listWebhooks } from '../ZohoDesk/webhookList';

export const POLLING_TRIGGER = 'Zoho Desk Polling Trigger';

/** What a webhook is made with; see Zoho's Webhook.json. */
export interface WebhookBody extends IDataObject {
	name: string;
	description: string;
	url: string;
	subscriptions: IDataObject;
	includeEventsFrom: string[];
}

/** Makes a webhook, or takes over one that calls the same address already. Gives its id. */
export async function standingWebhook(
	portal: Portal,
	body: WebhookBody,
	leftOver?: IDataObject,
): Promise<string> {
	if (!leftOver) return await createWebhook(portal, body);
	await renewWebhook(portal, String(leftOver.id), body);
	return String(leftOver.id);
}

/** Makes a webhook, once Zoho has called its address and was answered. Gives its id. */
async function createWebhook(portal: Portal, body: WebhookBody): Promise<string> {
	const answer = await portal
		.call({ method: 'POST', path: ['webhooks'], body, scopes: scopes.createWebhooks })
		.catch((refusal: unknown) => {
			throw explained(refusal, body.url);
		});
	const id = String(made(answer).id);
	if (isEnabled(answer)) return id;
	// Beyond what the edition enables, Desk may keep a webhook that never calls.
	await deleteWebhook(portal, id);
	throw usedUp();
}

/** Gives a webhook what it should listen to, and enables it. */
export async function renewWebhook(portal: Portal, id: string, body: WebhookBody): Promise<void> {
	const { subscriptions, includeEventsFrom, name, description } = body;
	const renewed = await portal
		.call({
			method: 'PATCH',
			path: ['webhooks', id],
			body: { subscriptions, includeEventsFrom, name, description, isEnabled: true },
			scopes: scopes.updateWebhooks,
		})
		.catch((refusal: unknown) => {
			throw explained(refusal, body.url);
		});
	if (!isEnabled(renewed)) throw usedUp();
}

/** The webhook; undefined where Desk has none with this id. */
export async function webhookWith(portal: Portal, id: string): Promise<IDataObject | undefined> {
	const call = { method: 'GET' as const, path: ['webhooks', id], scopes: scopes.readWebhooks };
	return await portal.call(call).catch(ifGone);
}

/** The webhook that calls an address, if there is one: left over from a run that ended before it was noted. */
export async function webhookAt(portal: Portal, url: string): Promise<IDataObject | undefined> {
	const webhooks = await listWebhooks(portal).catch((refusal: unknown) => {
		throw explained(refusal, url);
	});
	return webhooks.find((webhook) => webhook.url === url);
}

/** One that is gone already is no matter. */
export async function deleteWebhook(portal: Portal, id: string): Promise<void> {
	await portal
		.call({ method: 'DELETE', path: ['webhooks', id], silent: true, scopes: scopes.deleteWebhooks })
		.catch(ifGone);
}

/** Some examples of Zoho's show truth values as text. */
export const isEnabled = (webhook: IDataObject): boolean => String(webhook.isEnabled) !== 'false';

function ifGone(refusal: unknown): undefined {
	if (refusal instanceof ZohoError && refusal.httpStatus === 404) return undefined;
	throw refusal;
}

/** The refusal in words that say how to go on without a webhook, where that is the way. */
function explained(refusal: unknown, url: string): unknown {
	if (!(refusal instanceof ZohoError)) return refusal;
	const { code, httpStatus, details } = refusal;
	const facts = { code, httpStatus, details };
	switch (code) {
		case 'LICENSE_ACCESS_LIMITED':
			return limited(refusal);
		case 'FORBIDDEN':
			return new ZohoError({
				...facts,
				message: 'The user of the credential may not work with webhooks in Zoho Desk',
				description: `Ask an administrator to switch on the permission Webhook for the user's profile (Setup → Users and Control → Profiles), or use the ${POLLING_TRIGGER}, which needs none.`,
			});
		case 'INVALID_DATA':
			if (!JSON.stringify(details ?? '').includes('/url')) return refusal;
			return new ZohoError({
				...facts,
				message: `Zoho Desk called ${url} and was not answered`,
				description: `Before it makes a webhook, Zoho Desk calls its address and waits some seconds for an answer. Check that the address of this n8n (its setting WEBHOOK_URL) can be reached from the Internet and that nothing in front of n8n holds calls back. Without such an address, use the ${POLLING_TRIGGER}.`,
			});
		default:
			return refusal;
	}
}

function limited({ code, httpStatus, details }: ZohoError): ZohoError {
	const { maxAllowedEntity, editionType } = (details ?? {}) as IDataObject;
	const edition = editionType ? ` ${String(editionType)}` : '';
	if (Number(maxAllowedEntity) > 0) return usedUp(` (${String(maxAllowedEntity)})`);
	return new ZohoError({
		code,
		httpStatus,
		details,
		message: `The edition${edition} of this Zoho Desk has no webhooks`,
		description: `Zoho Desk has them from the Professional edition on. Use the ${POLLING_TRIGGER}: it asks Zoho at regular intervals and works in every edition.`,
	});
}

function usedUp(number = ''): ZohoError {
	return new ZohoError({
		code: 'LICENSE_ACCESS_LIMITED',
		message: `All webhooks${number} that this edition of Zoho Desk allows are in use`,
		description: `Delete one that is no longer needed (Zoho Desk node: Webhook → Get Many, Delete), or use the ${POLLING_TRIGGER}, which needs none.`,
	});
}
