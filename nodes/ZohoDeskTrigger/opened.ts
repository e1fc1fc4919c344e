import type { IDataObject } from 'n8n-workflow';

import { triggerValues } from '../shared/triggers/form';
import { timeOf } from '../ZohoDesk/changes';
import { openDesk, type Portal } from '../ZohoDesk/deskApi';
import { fields, type Wanted } from './fields';
import type { TriggerFunctions } from './registration';
import { subscriptionsFor } from './subscription';
import type { WebhookBody } from './webhooks';

/** The help desk the form means, or the one of this id. */
export async function portalFor(context: TriggerFunctions, organization: string): Promise<Portal> {
	return await (await openDesk(context)).portal(organization);
}

export const wantedBy = (context: TriggerFunctions): Wanted => triggerValues(context, fields);

/**
 * The webhook the form asks for. Desk takes a few signs only in names and descriptions.
 * @param goodUntil everything up to then has arrived; milliseconds. The description says so, see `goodUntilOf`.
 */
export function webhookBodyFor(
	context: TriggerFunctions,
	wanted: Wanted,
	url: string,
	goodUntil: number,
): WebhookBody {
	const workflow = (context.getWorkflow().name ?? 'workflow').replace(/[^\p{L}\p{N}\s_.,:!?-]/gu, ' ');
	return {
		name: `n8n: ${workflow}`.slice(0, 100),
		description: `Made by the Zoho Desk Trigger of n8n. It goes when the workflow ${workflow.slice(0, 200)} is deactivated. All was well at ${new Date(goodUntil).toISOString()}`,
		url,
		subscriptions: subscriptionsFor(wanted),
		includeEventsFrom: wanted.options.includeAutomation ? ['AUTOMATION'] : [],
	};
}

/** Up to when all was well, as the description of the webhook says; 0 where it does not. */
export function goodUntilOf({ description }: IDataObject): number {
	const [time = ''] = /\d{4}-\d\d-\d\dT[\d:.]+Z$/.exec(String(description ?? '')) ?? [];
	return timeOf(time);
}
