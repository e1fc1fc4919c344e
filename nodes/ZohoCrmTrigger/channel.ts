import { createHash, randomBytes } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';

import { badInput } from '../shared/badInput';
import type { TriggerContext } from '../shared/triggers/form';
import { zohoTimeOf } from '../shared/triggers/zohoTime';
import { ZohoError } from '../shared/transport/zohoError';
import type { Crm } from '../ZohoCrm/crmApi';
import { rowsOf } from '../ZohoCrm/crmCalls';
import { scopes } from '../ZohoCrm/scopes';
import type { EventType, Wanted } from './form';
import type { Memory } from './memory';

type Channel = NonNullable<Memory['channel']>;

const DAY = 86_400_000;
/** Zoho takes a week at most (CRM v8, notifications); a day less is right even where the clocks differ. */
const LIFETIME = 6 * DAY;
/** Fields of one condition (CRM v8, notifications). */
const MOST_FIELDS = 10;
const PATH = ['actions', 'watch'];
/** How Zoho refuses modules that cannot be watched, or are not there. */
const UNWATCHED = new Set(['NOT_SUPPORTED', 'INVALID_MODULE']);

const zohosWords: Record<EventType, string> = { created: 'create', updated: 'edit', deleted: 'delete' };

/**
 * The channel of this node: the same for as long as the node lives, another one for a test, for a copy of the
 * workflow and for another n8n. Zoho takes a number of up to 63 bits.
 */
export function ownChannel(context: TriggerContext, { channel }: Memory, url: string): Channel {
	const isTest = context.getMode() === 'manual';
	const names = [context.getInstanceId(), context.getWorkflow().id, context.getNode().id, isTest];
	const hash = createHash('sha256').update(names.join('\n')).digest();
	const id = String(hash.readBigUInt64BE() >> 1n);
	const token = channel?.id === id ? channel.token : randomBytes(24).toString('base64url');
	return { id, token, url };
}

/**
 * Opens the channel, or renews it and puts right whatever about it differs. All or nothing: a channel that Zoho made
 * only in part is closed again.
 * @param goodUntil up to when all changes were received. A channel that was not there lives its whole life from then
 * on, so that its end still tells it when n8n breaks off before it has caught up.
 * @returns Zoho's time, and whether the channel was not there
 * @throws ZohoError when Zoho does not open it
 */
export async function openChannel(
	crm: Crm,
	channel: Channel,
	wanted: Wanted,
	goodUntil: number,
): Promise<{ zohoTime: number; wasLost: boolean }> {
	const watch = (from: number) => ({
		path: PATH,
		body: { watch: [entryOf(channel, wanted, Math.max(from + LIFETIME, Date.now() + DAY))] },
	});
	const renewed = await ifSubscribed(
		async () => await crm.answer({ method: 'PUT', ...watch(Date.now()), scopes: scopes.updateChannels }),
	);
	if (renewed) return { zohoTime: zohoTimeOf(renewed), wasLost: false };
	try {
		const opened = await crm.answer({
			method: 'POST',
			...watch(goodUntil),
			repeatable: true,
			scopes: scopes.createChannels,
		});
		checkWhole(opened.body, wanted);
		return { zohoTime: zohoTimeOf(opened), wasLost: true };
	} catch (refusal) {
		await closeChannel(crm, channel.id).catch(() => undefined);
		throw explained(refusal, wanted);
	}
}

/** Closes a channel. @returns Zoho's time when it was there until now, undefined when it was not */
export async function closeChannel(crm: Crm, id: string): Promise<number | undefined> {
	const closed = await ifSubscribed(
		async () =>
			await crm.answer({
				method: 'DELETE',
				path: PATH,
				query: { channel_ids: id },
				scopes: scopes.deleteChannels,
			}),
	);
	return closed && zohoTimeOf(closed);
}

/** The channel as Zoho knows it, or undefined when it does not. */
export async function channelAtZoho(
	crm: Crm,
	{ id, url }: Channel,
	wanted: Wanted,
): Promise<{ isRight: boolean; goodUntil: number; zohoTime: number } | undefined> {
	const answer = await ifSubscribed(
		async () =>
			await crm.answer({
				method: 'GET',
				path: PATH,
				query: { channel_id: id },
				scopes: scopes.readChannels,
			}),
	);
	const [row] = rowsOf(answer?.body, 'watch');
	if (!answer || !row) return undefined;
	const end = Date.parse(String(row.channel_expiry));
	const events = Array.isArray(row.events) ? row.events : [];
	const isSame = row.notify_url === url && eventsOf(wanted).every((event) => events.includes(event));
	const zohoTime = zohoTimeOf(answer);
	return { isRight: isSame && end - zohoTime > DAY, goodUntil: end - LIFETIME, zohoTime };
}

/** What the call gives, or undefined when Zoho does not know the channel. */
async function ifSubscribed<Answer>(call: () => Promise<Answer>): Promise<Answer | undefined> {
	return await call().catch((refusal: unknown) => {
		if (refusal instanceof ZohoError && refusal.code === 'NOT_SUBSCRIBED') return undefined;
		throw refusal;
	});
}

function entryOf({ id, token, url }: Channel, wanted: Wanted, end: number): IDataObject {
	return {
		channel_id: id,
		events: eventsOf(wanted),
		channel_expiry: new Date(end).toISOString().replace(/\.\d+Z$/, '+00:00'),
		token,
		notify_url: url,
		notify_on_related_action: false,
		return_affected_field_values: true,
		...conditionOf(wanted),
	};
}

function eventsOf({ module, events }: Wanted): string[] {
	if (events.length === 0) throw badInput('Events', 'is empty', 'Choose at least one event.');
	return events.map((event) => `${module}.${zohosWords[event as EventType]}`);
}

/** The fields whose change is told; a change of any of them is. */
function conditionOf({ module, events, options }: Wanted): IDataObject {
	const { changedFields = [], becomesField } = options;
	const fields = becomesField && changedFields.length === 0 ? [becomesField] : changedFields;
	if (fields.length === 0 || !events.includes('updated')) return {};
	if (fields.length > MOST_FIELDS) {
		const todo = `Zoho CRM takes ${MOST_FIELDS} at most. Choose the most telling ones, or none and filter in the workflow.`;
		throw badInput('Only When These Fields Change', `names ${fields.length} fields`, todo);
	}
	const group = fields.map((name) => ({ field: { api_name: name } }));
	const selection = { group_operator: 'or', group };
	return {
		notification_condition: [
			{ type: 'field_selection', module: { api_name: module }, field_selection: selection },
		],
	};
}

/** A channel that does not watch the module would be silent for ever. */
function checkWhole(body: unknown, { module }: Wanted): void {
	const [result] = rowsOf(body, 'watch');
	const { events = [] } = (result?.details ?? {}) as { events?: IDataObject[] };
	if (events.some(({ resource_name: name }) => name === module)) return;
	throw new ZohoError({
		code: 'NOT_SUBSCRIBED',
		message: `Zoho CRM does not say that it watches ${module}`,
		description: 'Nothing was left behind at Zoho. Activate the workflow again.',
		details: body,
	});
}

function explained(refusal: unknown, { module }: Wanted): unknown {
	if (!(refusal instanceof ZohoError) || !UNWATCHED.has(refusal.code)) return refusal;
	return new ZohoError({
		...refusal,
		code: refusal.code,
		message: `Zoho CRM cannot watch the module ${module}`,
		description: 'Choose another module, or use the Zoho CRM Polling Trigger, which works with any.',
	});
}
