import type { IDataObject, INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { plainText } from '../shared/fields';
import { triggerValues } from '../shared/triggers/form';
import { park } from '../shared/triggers/parked';
import { sameSecret } from '../shared/triggers/sameSecret';
import { toldTime } from '../shared/triggers/toldTime';
import { type EventType, fields, type Wanted } from './form';
import { type Happening, itemsOf, itemsWithout } from './items';
import { type Memory, memoryOf } from './memory';
import { openTrigger } from './open';
import { keyOf, noteReceived } from './received';

/** Zoho's words, in deliveries and in events. */
const types: Record<string, EventType> = {
	insert: 'created',
	create: 'created',
	update: 'updated',
	edit: 'updated',
	delete: 'deleted',
};

/**
 * Takes a delivery of Zoho's: checks that it is for this node's channel, answers at once, and only then gets the
 * records. When they cannot be had, the IDs start the workflow all the same.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const memory = memoryOf(context);
	const body: unknown = context.getBodyData();
	const refused = refusalOf(body, memory);
	if (refused) return answer(context, refused.status, refused.message);
	answer(context, 200, 'received');

	const wanted = triggerValues(context, fields);
	const happenings = happeningsIn(body as IDataObject, wanted);
	if (happenings.length === 0) return { noWebhookResponse: true };
	const items = await startingItems(context, wanted, happenings);
	if (context.getMode() === 'manual') park(context, items);
	else noteAll(memory, body as IDataObject, happenings);
	return { noWebhookResponse: true, ...(items.length > 0 ? { workflowData: [items] } : {}) };
}

/** Why a delivery is not taken. The token is all that tells Zoho's from others'. */
function refusalOf(
	body: unknown,
	{ channel, closed }: Memory,
): { status: number; message: string } | undefined {
	const { token, channel_id: id } = (typeof body === 'object' && body !== null ? body : {}) as IDataObject;
	if (!sameSecret(token, channel?.token))
		return { status: 401, message: 'the token is not the one of this channel' };
	if (closed || plainText(id) !== channel?.id) return { status: 404, message: 'the channel is not known' };
	return undefined;
}

function answer(context: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}

/** What a delivery tells, as far as the form asks for it; each record once. */
function happeningsIn(body: IDataObject, { module, events }: Wanted): Happening[] {
	const type = types[plainText(body.operation).toLowerCase()];
	if (!type || !events.includes(type) || body.module !== module || !Array.isArray(body.ids)) return [];
	const ids = new Set((body.ids as unknown[]).map(plainText).filter((id) => /^\d{1,19}$/.test(id)));
	const time = new Date(toldTime(body.server_time)).toISOString();
	const changed = changesIn(body);
	return [...ids].map((id) => ({ type, id, time, ...changed.get(id) }));
}

/** `affected_fields` and `affected_values`, by record. */
function changesIn({ affected_fields: named, affected_values: given }: IDataObject) {
	const changes = new Map<string, Pick<Happening, 'changedFields' | 'newValues'>>();
	for (const [id, names] of objectsOf(named).flatMap((entry) => Object.entries(entry))) {
		if (Array.isArray(names)) changes.set(id, { changedFields: names.map(plainText) });
	}
	for (const { record_id: recordId, values } of objectsOf(given)) {
		const id = plainText(recordId);
		if (typeof values === 'object' && values !== null) {
			changes.set(id, { ...changes.get(id), newValues: values as IDataObject });
		}
	}
	return changes;
}

const objectsOf = (list: unknown): IDataObject[] =>
	(Array.isArray(list) ? list : []).filter((entry) => typeof entry === 'object' && entry !== null);

async function startingItems(
	context: IWebhookFunctions,
	wanted: Wanted,
	happenings: Happening[],
): Promise<INodeExecutionData[]> {
	try {
		return await itemsOf(await openTrigger(context), wanted, happenings);
	} catch (caught) {
		context.logger.warn(
			`Zoho CRM Trigger: the records of a delivery could not be had; their IDs are given on`,
		);
		return itemsWithout(wanted.module, happenings, caught);
	}
}

function noteAll(memory: Memory, body: IDataObject, happenings: Happening[]): void {
	const keys = happenings.map(({ type, id }) => keyOf(type, id));
	noteReceived(memory, plainText(body.channel_id), keys, toldTime(body.server_time));
}
