import type { IHookFunctions } from 'n8n-workflow';

import { triggerValues } from '../shared/triggers/form';
import { publicAddress } from '../shared/triggers/publicAddress';
import { channelAtZoho, closeChannel, openChannel, ownChannel } from './channel';
import { fields } from './form';
import { addGap, goodUntilOf } from './gaps';
import { memoryOf } from './memory';
import { openTrigger } from './open';

/**
 * n8n has started, or taken a workflow over: is the channel still there, and the right one? Whatever Zoho sent
 * meanwhile went nowhere, so it is to be caught up.
 */
export async function channelExists(context: IHookFunctions): Promise<boolean> {
	const memory = memoryOf(context);
	const { channel, closed } = memory;
	if (context.getMode() === 'manual' || !channel || closed) return false;
	const url = context.getNodeWebhookUrl('default') ?? '';
	if (ownChannel(context, memory, url).id !== channel.id) return false;
	const wanted = triggerValues(context, fields);
	const { crm } = await openTrigger(context);
	const known = await channelAtZoho(crm, { ...channel, url }, wanted);
	if (!known) return false;
	memory.goodUntil = Math.max(memory.goodUntil ?? 0, known.goodUntil);
	if (!known.isRight) return false;
	addGap(memory, wanted, known.zohoTime);
	memory.checkedAt = Date.now();
	return true;
}

/**
 * Opens the channel. A workflow that the user has just switched on starts fresh; any other goes on where it was.
 * @throws ZohoError when Zoho cannot reach this n8n, or does not open the channel
 */
export async function createChannel(context: IHookFunctions): Promise<boolean> {
	const memory = memoryOf(context);
	const wanted = triggerValues(context, fields);
	const { crm, crmHost } = await openTrigger(context);
	const url = publicAddress(context.getNodeWebhookUrl('default'), crmHost, 'Zoho CRM Polling Trigger');
	const channel = ownChannel(context, memory, url);
	const startsFresh =
		['activate', 'manual'].includes(context.getActivationMode()) ||
		memory.goodUntil === undefined ||
		memory.channel?.id !== channel.id;
	if (startsFresh) for (const key of ['gaps', 'received', 'goodUntil'] as const) delete memory[key];

	const goodUntil = startsFresh ? Date.now() : goodUntilOf(memory);
	const { zohoTime } = await openChannel(crm, channel, wanted, goodUntil);
	if (startsFresh) {
		Object.assign(memory, { goodUntil: zohoTime, readUntil: zohoTime, reconciledUntil: zohoTime });
	} else addGap(memory, wanted, zohoTime);
	Object.assign(memory, { channel, closed: false, checkedAt: Date.now() });
	return true;
}

/** Closes the channel. What was received up to now is known to be good. */
export async function deleteChannel(context: IHookFunctions): Promise<boolean> {
	const memory = memoryOf(context);
	if (!memory.channel || memory.closed) return true;
	memory.closed = true;
	const { crm } = await openTrigger(context);
	const closedAt = await closeChannel(crm, memory.channel.id);
	memory.goodUntil = Math.max(memory.goodUntil ?? 0, closedAt ?? 0);
	return true;
}
