import type { IHookFunctions, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';

import { remember } from '../shared/transport/remember';

export type TriggerFunctions = IHookFunctions | IPollFunctions | IWebhookFunctions;

/**
 * The webhook this node has at Zoho Desk; plain data, for n8n's static data. All times in milliseconds.
 *
 * n8n stores it when the workflow is switched on and off, after a delivery, and when a poll starts the workflow, but
 * not after a poll that brings nothing; and a poll's copy is older than what a delivery has written. What polls learn
 * is therefore kept in this process as well, and the last time all was well also in the webhook's description.
 */
export interface Registration {
	webhookId: string;
	/** The organization it is in. */
	orgId: string;
	/** The address of this n8n that Zoho calls. */
	url: string;
	/** When it was last seen in order at Zoho's end, or switched off. */
	checkedAt: number;
	/** The workflow was switched off; there is no webhook. */
	closed?: boolean;
	/** What has been delivered of late. */
	received?: Received;
	/** The last heartbeat: n8n was up then. */
	beatAt: number;
	/** When the changes were last compared with what arrived. */
	reconciledAt: number;
	/** Nothing that happened since then is sure to have arrived, and it has not been read again yet. */
	gapFrom?: number;
	/** The gap has been read once; its end is looked at once more, since searches lag behind. */
	isSecondLook?: boolean;
}

/** When the last event happened that was delivered, and what stands for the last records. */
export interface Received {
	until: number;
	recent: string[];
}

/** A test in the editor has a webhook of its own beside the active workflow's. */
type Registrations = { production?: Registration; test?: Registration };

const kindOf = (context: TriggerFunctions): keyof Registrations =>
	context.getMode() === 'manual' ? 'test' : 'production';

/** The registration as n8n stored it. */
export const registrationOf = (context: TriggerFunctions): Registration | undefined =>
	(context.getWorkflowStaticData('node') as Registrations)[kindOf(context)];

/** The newest registration that is known here, with all deliveries that are. */
export function latestRegistration(context: TriggerFunctions): Registration | undefined {
	const [stored, { known }] = [registrationOf(context), memoryOf(context)];
	const latest = (known?.beatAt ?? 0) > (stored?.beatAt ?? 0) ? known : stored;
	const [one, other] = [stored?.received, known?.received];
	return latest && { ...latest, received: (other?.until ?? 0) > (one?.until ?? 0) ? other : one };
}

export function register(context: IHookFunctions | IPollFunctions, registration: Registration): void {
	(context.getWorkflowStaticData('node') as Registrations)[kindOf(context)] = registration;
	memoryOf(context).known = registration;
}

/** So many records a delivery keeps in mind beyond a restart. */
const MOST_RECENT = 200;

/**
 * Notes what a delivery brought; n8n stores it with the delivery.
 * @param webhookId the webhook it came from, which a poll may have made since the registration was stored
 */
export function noteReceived(
	context: IWebhookFunctions,
	webhookId: string,
	records: ReadonlyArray<{ key: string; time: number }>,
): void {
	const memory = memoryOf(context);
	for (const { key } of records) isGivenAlready(memory, key);
	const latest = latestRegistration(context);
	if (!latest) return;
	// Before the first heartbeat since a start of n8n, what came while it was down has still to be read.
	const times = memory.beatAt === undefined ? [] : records.map(({ time }) => time);
	const until = Math.max(latest.received?.until ?? 0, ...times);
	const recent = [...(latest.received?.recent ?? []), ...records.map(({ key }) => key)].slice(-MOST_RECENT);
	const noted = { ...latest, webhookId, received: { until, recent } };
	(context.getWorkflowStaticData('node') as Registrations)[kindOf(context)] = noted;
	memory.known = noted;
}

/** What this process knows of a node, beside what is stored. */
export interface Memory {
	/** The registration as it is, stored or not. */
	known?: Registration;
	/** The last heartbeat, and how long after the one before it came. */
	beatAt?: number;
	interval?: number;
	/** The last look at the webhook, whatever came of it. */
	lookedAt?: number;
	/** When a delivery came that could not be verified. */
	missedAt?: number;
	/** Records, as they were when they were given out; so that what is read again does not come twice. */
	given: Map<string, true>;
}

const memories = new Map<string, Memory>();

export function memoryOf(context: TriggerFunctions): Memory {
	const key = `${context.getWorkflow().id}:${context.getNode().id}:${kindOf(context)}`;
	const memory = memories.get(key) ?? { given: new Map() };
	remember(memories, key, memory);
	return memory;
}

const MOST_GIVEN = 20_000;

/** Notes that a record was given out; says whether it had been already. */
export function isGivenAlready({ given }: Memory, record: string): boolean {
	const isKnown = given.has(record);
	remember(given, record, true, MOST_GIVEN);
	return isKnown;
}

/** As after a restart of n8n; for tests. */
export const forgetMemories = (): void => memories.clear();
