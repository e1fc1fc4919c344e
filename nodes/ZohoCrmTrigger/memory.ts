import type { TriggerContext } from '../shared/triggers/form';
import type { Position } from '../ZohoCrm/changes';
import type { EventType } from './form';

/** A stretch of time whose changes were not received; read slice by slice, poll by poll. */
export interface Gap {
	/** Milliseconds by Zoho's clock, `from` included and `to` not. */
	from: number;
	to: number;
	/** The kinds of change still to be read, in this order. */
	left: EventType[];
	/** How far the first of them has come. */
	after?: Position;
}

/**
 * What a node keeps between calls, in n8n's static data.
 *
 * n8n saves it when the workflow is activated and deactivated, when a poll starts the workflow and after a delivery,
 * but not after a poll that finds nothing; and a poll works on a copy of its own that is older than what a delivery
 * has written. So channel and token stay what they are for as long as the node lives, and all else may be lost
 * without harm: times only move ahead, and how long the channel lives at Zoho tells when it was last renewed.
 */
export interface Memory {
	channel?: { id: string; token: string; url: string };
	/** Deactivated: nothing is watched, polls do nothing. */
	closed?: boolean;
	/** When the channel was last asked about; milliseconds by this machine's clock. */
	checkedAt?: number;
	/** Everything up to here was received or is in `gaps`; milliseconds by Zoho's clock. */
	goodUntil?: number;
	/** What deliveries have come of late; written by deliveries, see received.ts. */
	received?: Received;
	gaps?: Gap[];
	/** Zoho refused to tell of a gap, and is asked again from then on; milliseconds by this machine's clock. */
	refusedUntil?: number;
	/** Everything before is in a gap, or was before the workflow was switched on; milliseconds by Zoho's clock. */
	readUntil?: number;
	/** Everything before has been read again; milliseconds by Zoho's clock. */
	reconciledUntil?: number;
}

export interface Received {
	/** When Zoho sent the last one; milliseconds by Zoho's clock. */
	until: number;
	/** `updated:4150868000000002175` → when Zoho told so. */
	recent: Record<string, number>;
}

/** The node's own part of the static data; what is changed in it is kept. */
export const memoryOf = (context: TriggerContext): Memory => context.getWorkflowStaticData('node') as Memory;
