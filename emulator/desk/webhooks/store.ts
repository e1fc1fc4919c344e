import type { Clock } from '../../clock';
import { statusOf } from './calling';
import { causeOf } from './cause';
import type { DeliveredEvent, Delivery, Happened, Subscription, Webhook } from './entities';
import type { EventName } from './events';
import { signed } from './signing';

/** Events of one delivery at most. */
const BATCH = 20;

/**
 * The subscriptions of all organizations, and what is sent to them. Events that happen in one go arrive together, as
 * they may in life; a webhook gets its deliveries one after the other. Nothing is sent twice: whether Zoho tries again
 * is not published.
 */
export class Webhooks {
	readonly byId = new Map<string, Webhook>();
	/** Everything that was sent, oldest first. */
	readonly deliveries: Delivery[] = [];
	/** Deliveries in a row that may fail before a webhook is disabled; the number is not published. */
	failuresAllowed = 10;
	private readonly waiting = new Map<string, DeliveredEvent[]>();
	private readonly sending = new Map<string, Promise<void>>();

	constructor(private readonly clock: Clock) {}

	/** Oldest first. */
	of(orgId: string): Webhook[] {
		return [...this.byId.values()].filter((webhook) => webhook.orgId === orgId);
	}

	/** Tells every webhook that asked for it. Call it after the change; it costs nothing where nobody listens. */
	notify(name: EventName, happened: Happened): void {
		for (const webhook of this.of(happened.orgId)) {
			const subscription = webhook.subscriptions[name];
			if (subscription === undefined || !webhook.isEnabled) continue;
			if (!isWanted(subscription, happened) || isLeftOut(webhook)) continue;
			const { payload, prevState, orgId } = happened;
			this.send(webhook, {
				payload: structuredClone(payload),
				...(subscription?.includePrevState ? { prevState: structuredClone(prevState ?? {}) } : {}),
				eventTime: String(this.clock.now()),
				eventType: name,
				orgId,
			});
		}
	}

	/** Resolves when nothing is left to send. */
	async idle(): Promise<void> {
		while (this.sending.size > 0) await Promise.all(this.sending.values());
	}

	private send({ id }: Webhook, event: DeliveredEvent): void {
		this.waiting.set(id, [...(this.waiting.get(id) ?? []), event]);
		if (this.sending.has(id)) return;
		const sent = this.sendAll(id).finally(() => this.sending.delete(id));
		this.sending.set(id, sent);
	}

	private async sendAll(id: string): Promise<void> {
		// What the same call changes is still to come.
		await new Promise(setImmediate);
		for (;;) {
			const webhook = this.byId.get(id);
			const waiting = this.waiting.get(id) ?? [];
			this.waiting.set(id, waiting.slice(BATCH));
			if (!webhook?.isEnabled || waiting.length === 0) return void this.waiting.delete(id);
			await this.deliver(webhook, waiting.slice(0, BATCH));
		}
	}

	/** 410 removes a webhook; too many failures disable it. */
	private async deliver(webhook: Webhook, events: DeliveredEvent[]): Promise<void> {
		const delivery: Delivery = {
			webhookId: webhook.id,
			events,
			jwt: await signed(webhook, this.clock.now()),
		};
		this.deliveries.push(delivery);
		const headers = { 'content-type': 'application/json;charset=UTF-8', 'x-zdesk-jwt': delivery.jwt };
		const request = { method: 'POST', headers, body: JSON.stringify(events) };
		delivery.status = await statusOf(webhook.url, request);
		if (delivery.status === 410) this.byId.delete(webhook.id);
		webhook.failures = delivery.status === 200 ? 0 : webhook.failures + 1;
		if (webhook.failures >= this.failuresAllowed) webhook.isEnabled = false;
	}
}

function isWanted(
	subscription: Subscription | null,
	{ departmentId, direction, changed }: Happened,
): boolean {
	if (!subscription) return true;
	const { departmentIds = [], fields = [] } = subscription;
	return (
		(departmentIds.length === 0 || departmentIds.includes(departmentId ?? '')) &&
		(fields.length === 0 || fields.some((field) => changed?.includes(field))) &&
		(subscription.direction === undefined || subscription.direction === direction)
	);
}

/** Changes by Desk's own automation come only where asked for, those of the webhook's own program not at all. */
function isLeftOut({ includeEventsFrom, ignoreSourceId }: Webhook): boolean {
	const { sourceId, automation } = causeOf();
	return (
		(automation === true && !includeEventsFrom.includes('AUTOMATION')) ||
		(sourceId !== undefined && sourceId === ignoreSourceId)
	);
}
