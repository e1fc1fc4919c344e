import type { INodeExecutionData, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';

import { remember } from '../transport/remember';

/**
 * A trigger with both a webhook and polling is polled by n8n when it is tested by hand, even when the test was
 * started by a delivery to its webhook. What the delivery brought waits here for that poll, so that the editor shows
 * the very event that came.
 */
const waiting = new Map<string, { until: number; items: INodeExecutionData[] }>();

/** The poll comes at once; what nobody fetched must not show up in a later test. */
const FETCHED_WITHIN = 60_000;

/** Puts down what a test delivery brought. */
export function park(context: IWebhookFunctions, items: INodeExecutionData[]): void {
	remember(waiting, keyOf(context), { until: Date.now() + FETCHED_WITHIN, items });
}

/** What a test delivery has brought for this node, once; undefined when the test was not started by one. */
export function fetchParked(context: IPollFunctions): INodeExecutionData[] | undefined {
	const key = keyOf(context);
	const found = waiting.get(key);
	waiting.delete(key);
	return found && found.until > Date.now() ? found.items : undefined;
}

const keyOf = (context: IWebhookFunctions | IPollFunctions): string =>
	`${context.getWorkflow().id}:${context.getNode().id}`;
