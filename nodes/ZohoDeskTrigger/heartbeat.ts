import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { explained } from '../shared/triggers/explained';
import { fetchParked } from '../shared/triggers/parked';
import type { Portal } from '../ZohoDesk/deskApi';
import { catchUp } from './catchUp';
import { itemOf, recordKey } from './items';
import { portalFor, wantedBy, webhookBodyFor } from './opened';
import type { Wanted } from './fields';
import {
	isGivenAlready,
	latestRegistration,
	type Memory,
	memoryOf,
	register,
	type Registration,
} from './registration';
import { isEnabled, renewWebhook, standingWebhook, webhookWith } from './webhooks';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Clocks differ, and what was changed just now cannot be searched for yet. */
const LAG = 2 * MINUTE;

/**
 * Keeps the webhook alive: once an hour it looks whether it is still there and enabled, restores it if not, and reads
 * again what happened while nothing could arrive. Every other beat asks Zoho nothing. In a test it gives what the
 * delivery brought.
 */
export async function heartbeat(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	if (this.getMode() === 'manual') {
		const parked = fetchParked(this);
		return parked ? [parked] : null;
	}
	const known = latestRegistration(this);
	// On activation n8n may poll before it makes the webhook.
	if (!known) return null;
	return await explained(this, async () => await beat(this, known));
}

async function beat(context: IPollFunctions, known: Registration): Promise<INodeExecutionData[][] | null> {
	const memory = memoryOf(context);
	const wanted = wantedBy(context);
	const now = Date.now();
	const next: Registration = { ...known, beatAt: now, gapFrom: gapOf(known, memory, wanted, now) };
	let opened: Portal | undefined;
	const portal = async () => (opened ??= await portalFor(context, known.orgId));

	if (now - (memory.lookedAt ?? 0) >= HOUR) {
		memory.lookedAt = now;
		const wasGone = await restored(context, await portal(), wanted, next);
		if (wasGone) next.gapFrom = Math.min(next.gapFrom ?? Infinity, known.checkedAt);
		next.checkedAt = now;
		// What follows may be refused; the webhook is there from now on all the same.
		if (wasGone) register(context, { ...next, checkedAt: known.checkedAt });
	}
	const items = next.gapFrom === undefined ? [] : await readAgain(await portal(), wanted, next, memory);
	register(context, next);
	Object.assign(memory, { beatAt: now, interval: now - (memory.beatAt ?? now), hasMissed: false });
	return items.length > 0 ? [items] : null;
}

/** Since when deliveries may be missing: n8n was not running, something went by unverified, or it is time to reconcile. */
function gapOf(known: Registration, memory: Memory, { options }: Wanted, now: number): number | undefined {
	const { beatAt, interval = 0, hasMissed } = memory;
	const wasDown = beatAt === undefined || now - beatAt > Math.max(15 * MINUTE, 2.5 * interval);
	const reconcile = (options.reconcileHours ?? 0) * HOUR;
	const starts = [
		known.gapFrom,
		wasDown || hasMissed ? known.beatAt : undefined,
		reconcile > 0 && now - known.reconciledAt >= reconcile ? known.reconciledAt : undefined,
	].filter((start) => start !== undefined);
	return starts.length > 0 ? Math.min(...starts) : undefined;
}

/** Makes the webhook anew, or enables it again. Says whether that was needed. */
async function restored(
	context: IPollFunctions,
	portal: Portal,
	wanted: Wanted,
	registration: Registration,
): Promise<boolean> {
	const { webhookId, url } = registration;
	const webhook = await webhookWith(portal, webhookId);
	if (webhook && isEnabled(webhook)) return false;
	const body = webhookBodyFor(context, wanted, url);
	if (webhook) await renewWebhook(portal, webhookId, body);
	else registration.webhookId = await standingWebhook(portal, body);
	context.logger.info(`Zoho Desk Trigger: the webhook was ${webhook ? 'disabled' : 'gone'} and is back`);
	return true;
}

/** The items of a gap that have not been given out, and what is left of the gap noted. */
async function readAgain(
	portal: Portal,
	wanted: Wanted,
	registration: Registration,
	memory: Memory,
): Promise<INodeExecutionData[]> {
	const { gapFrom = 0, isSecondLook, beatAt, orgId } = registration;
	const { happenings, goOnFrom } = await catchUp(portal, wanted, gapFrom - LAG);
	registration.gapFrom = goOnFrom ?? (isSecondLook ? undefined : beatAt);
	registration.isSecondLook = goOnFrom === undefined && !isSecondLook;
	registration.reconciledAt = beatAt;
	return happenings
		.filter((happening) => !isGivenAlready(memory, recordKey(happening)))
		.map((happening) => itemOf(happening, orgId));
}
