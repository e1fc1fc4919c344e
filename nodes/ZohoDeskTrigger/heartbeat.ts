import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import type { Log } from '../shared/transport/types';
import { fetchParked } from '../shared/triggers/parked';
import type { Portal } from '../ZohoDesk/deskApi';
import { catchUp } from './catchUp';
import { itemOf, recordKey } from './items';
import type { Wanted } from './fields';
import { goodUntilOf, portalFor, wantedBy, webhookBodyFor } from './opened';
import {
	isGivenAlready,
	latestRegistration,
	type Memory,
	memoryOf,
	register,
	type Registration,
} from './registration';
import { isEnabled, renewWebhook, standingWebhook, webhookAt, webhookWith } from './webhooks';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Clocks differ, and what was changed just now cannot be searched for yet. */
const LAG = 2 * MINUTE;

/** A poll by hand: what the test's delivery brought. */
export async function testItems(context: IPollFunctions): Promise<INodeExecutionData[] | null> {
	return fetchParked(context) ?? null;
}

/**
 * Keeps the webhook alive: once an hour it looks whether it is still there and enabled, restores it if not, and reads
 * again what happened while nothing could arrive. Every other beat asks Zoho nothing.
 */
export async function heartbeat(context: IPollFunctions): Promise<INodeExecutionData[] | null> {
	const known = latestRegistration(context);
	// On activation n8n may poll before it makes the webhook.
	return !known || known.closed ? null : await beat(context, known);
}

async function beat(context: IPollFunctions, known: Registration): Promise<INodeExecutionData[] | null> {
	const memory = memoryOf(context);
	const wanted = wantedBy(context);
	const now = Date.now();
	const next: Registration = { ...known, beatAt: now, gapFrom: gapOf(known, memory, wanted, now) };
	let opened: Portal | undefined;
	const portal = async () => (opened ??= await portalFor(context, known.orgId));

	if (now - (memory.lookedAt ?? 0) >= HOUR) {
		memory.lookedAt = now;
		await look(context, await portal(), wanted, next);
		// What follows may be refused; what was found and mended is known from now on all the same.
		memory.known = { ...next };
	}
	const items =
		next.gapFrom === undefined ? [] : await readAgain(await portal(), wanted, next, memory, context.logger);
	// Deliveries may have come meanwhile.
	register(context, { ...next, received: latestRegistration(context)?.received });
	Object.assign(memory, { beatAt: now, interval: now - (memory.beatAt ?? now) });
	return items.length > 0 ? items : null;
}

/** Since when deliveries may be missing, as far as that can be told without asking Zoho. */
function gapOf(known: Registration, memory: Memory, { options }: Wanted, now: number): number | undefined {
	const { beatAt, interval = 0, missedAt = 0 } = memory;
	const wasAsleep = beatAt !== undefined && now - beatAt > Math.max(15 * MINUTE, 2.5 * interval);
	const reconcile = (options.reconcileHours ?? 0) * HOUR;
	const starts = [
		known.gapFrom,
		wasAsleep || missedAt >= known.beatAt ? known.beatAt : undefined,
		reconcile > 0 && now - known.reconciledAt >= reconcile ? known.reconciledAt : undefined,
	].filter((start) => start !== undefined);
	return starts.length > 0 ? Math.min(...starts) : undefined;
}

/**
 * Looks at the webhook at Zoho's end, and makes it anew or enables it where needed. What this and a restart of n8n
 * mean for what has arrived is noted in the registration; once a day the webhook's description says that all is well.
 */
async function look(
	context: IPollFunctions,
	portal: Portal,
	wanted: Wanted,
	registration: Registration,
): Promise<void> {
	const { webhookId, url, checkedAt, received, beatAt: now } = registration;
	const webhook = await webhookWith(portal, webhookId);
	const isWell = webhook !== undefined && isEnabled(webhook);
	const saidGood = isWell ? goodUntilOf(webhook) : 0;
	const isFirst = memoryOf(context).beatAt === undefined;
	if (!isWell || isFirst) {
		const good = Math.max(checkedAt, received?.until ?? 0, saidGood);
		registration.gapFrom = Math.min(registration.gapFrom ?? Infinity, good);
	}
	registration.checkedAt = now;

	const isDue = now - saidGood >= DAY && registration.gapFrom === undefined;
	if (isWell && !isDue) return;
	const body = webhookBodyFor(context, wanted, url, registration.gapFrom ?? now);
	if (webhook) await renewWebhook(portal, webhookId, body);
	else registration.webhookId = await standingWebhook(portal, body, await webhookAt(portal, url));
	if (!isWell)
		context.logger.info(`Zoho Desk Trigger: the webhook was ${webhook ? 'disabled' : 'gone'} and is back`);
}

/** The items of a gap that have not been given out, and what is left of the gap noted. */
async function readAgain(
	portal: Portal,
	wanted: Wanted,
	registration: Registration,
	memory: Memory,
	log: Log,
): Promise<INodeExecutionData[]> {
	const { gapFrom = 0, isSecondLook, beatAt, orgId, received } = registration;
	const recent = new Set(received?.recent);
	const { happenings, goOnFrom } = await catchUp(portal, wanted, gapFrom - LAG, gapFrom, log);
	registration.gapFrom = goOnFrom ?? (isSecondLook ? undefined : beatAt);
	registration.isSecondLook = goOnFrom === undefined && !isSecondLook;
	registration.reconciledAt = beatAt;
	// That a record was made, while it is news, tells of its changes as well.
	const news = happenings.flatMap((some) => {
		const isKnown = some.map(recordKey).map((key) => isGivenAlready(memory, key) || recent.has(key));
		return some.find((_, index) => !isKnown[index]) ?? [];
	});
	return news.map((happening) => itemOf(happening, orgId));
}
