import type { IHookFunctions, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';

import { remember } from '../shared/transport/remember';

export type TriggerFunctions = IHookFunctions | IPollFunctions | IWebhookFunctions;

/** The webhook this node has at Zoho Desk; plain data, for n8n's static data. All times in milliseconds. */
export interface Registration {
	webhookId: string;
	/** The organization it is in. */
	orgId: string;
	/** The address of this n8n that Zoho calls. */
	url: string;
	/** When it was last seen in order at Zoho's end. */
	checkedAt: number;
	/** The last heartbeat: n8n was up then. */
	beatAt: number;
	/** When the changes were last compared with what arrived. */
	reconciledAt: number;
	/** Nothing that happened since then is sure to have arrived, and it has not been read again yet. */
	gapFrom?: number;
	/** The gap has been read once; its end is looked at once more, since searches lag behind. */
	isSecondLook?: boolean;
}

/** A test in the editor has a webhook of its own beside the active workflow's. */
type Registrations = { production?: Registration; test?: Registration };

const kindOf = (context: TriggerFunctions): keyof Registrations =>
	context.getMode() === 'manual' ? 'test' : 'production';

/** The registration as n8n stored it; a webhook's delivery only ever reads it. */
export const registrationOf = (context: TriggerFunctions): Registration | undefined =>
	(context.getWorkflowStaticData('node') as Registrations)[kindOf(context)];

/** The newest registration that this process knows of: n8n does not store what a poll noted that then failed. */
export function latestRegistration(context: TriggerFunctions): Registration | undefined {
	const [stored, { known }] = [registrationOf(context), memoryOf(context)];
	return (known?.beatAt ?? 0) > (stored?.beatAt ?? 0) ? known : stored;
}

/** Stores a registration, or forgets it. */
export function register(context: IHookFunctions | IPollFunctions, registration?: Registration): void {
	const stored = context.getWorkflowStaticData('node') as Registrations;
	const kind = kindOf(context);
	if (registration) stored[kind] = registration;
	else delete stored[kind];
	memoryOf(context).known = registration;
}

/** What this process knows of a node, beside what is stored. */
export interface Memory {
	/** The registration; older versions of n8n store it late. */
	known?: Registration;
	/** The last heartbeat, and how long after the one before it came. */
	beatAt?: number;
	interval?: number;
	/** The last look at the webhook, whatever came of it. */
	lookedAt?: number;
	/** A delivery came that could not be verified. */
	hasMissed?: boolean;
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
