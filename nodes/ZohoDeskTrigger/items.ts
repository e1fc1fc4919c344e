import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { plainText } from '../shared/fields';
import { toErrorJson, toZohoError } from '../shared/transport/nodeError';
import { toldTime } from '../shared/triggers/toldTime';
import type { Portal } from '../ZohoDesk/deskApi';
import { timeOf } from '../ZohoDesk/changes';
import { type EventName, eventOf, isEventName } from './events';

/** One event as the trigger works with it, delivered or read again. */
export interface Happening {
	event: EventName;
	/** Milliseconds since the epoch. */
	time: number;
	record: IDataObject;
	previous?: IDataObject;
	/** It was found by reading again what changed in a gap. */
	caughtUp?: boolean;
	/** Why the record could not be fetched, where it should have been. */
	notFetched?: IDataObject;
}

/**
 * The events of a delivery's body that this node asked for. Desk sends a list; a single event is taken as well, and
 * anything else is none.
 */
export function eventsIn(body: unknown, wanted: readonly EventName[]): Happening[] {
	const entries: unknown[] = Array.isArray(body) ? body : [body];
	return entries.flatMap((entry) => {
		const { eventType, eventTime, payload, prevState } = (entry ?? {}) as IDataObject;
		if (!isEventName(eventType) || !wanted.includes(eventType)) return [];
		return {
			event: eventType,
			time: toldTime(eventTime),
			record: isObject(payload) ? payload : {},
			...(isObject(prevState) ? { previous: prevState } : {}),
		};
	});
}

/** What stands for a record as it is now; the same whether it was delivered or read again. */
export function recordKey({ event, record }: Pick<Happening, 'event' | 'record'>): string {
	const { readAgain } = eventOf(event);
	const version = readAgain?.what === 'updated' ? timeOf(record.modifiedTime) : 'created';
	return `${readAgain?.from ?? event}:${plainText(record.id)}:${version}`;
}

/** The record as Desk has it now in the place of what the event brought; the reason beside it where it is refused. */
export async function fetchedWhole(portal: Portal, happening: Happening): Promise<Happening> {
	const { fetched } = eventOf(happening.event);
	const { id } = happening.record;
	if (!fetched || id === undefined) return happening;
	try {
		const record = await portal.call({ method: 'GET', path: [fetched, plainText(id)] });
		// What the event brought is better than nothing.
		return record.id === undefined ? { ...happening, notFetched: notSaid } : { ...happening, record };
	} catch (caught) {
		return { ...happening, notFetched: toErrorJson(toZohoError(caught)) };
	}
}

const notSaid: IDataObject = {
	code: 'NO_ANSWER',
	message: 'Zoho Desk gave no answer for this record',
	description: 'The record is as the event brought it. Get it again where more of it is needed.',
};

/** The record, with what happened to it under `$event`. */
export function itemOf(
	{ event, time, record, previous, caughtUp, notFetched }: Happening,
	organizationId: string,
): INodeExecutionData {
	const $event = {
		type: event,
		time: new Date(time).toISOString(),
		organizationId,
		...(previous ? { previous, changedFields: changedFields(record, previous) } : {}),
		...(caughtUp ? { caughtUp } : {}),
		...(notFetched ? { notFetched } : {}),
	};
	return { json: { ...record, $event } };
}

/** Names of the fields that differ, custom ones by their API name. */
function changedFields(now: IDataObject, before: IDataObject): string[] {
	const [after, earlier] = [flat(now), flat(before)];
	return Object.keys(earlier).filter(
		(name) => Object.hasOwn(after, name) && JSON.stringify(after[name]) !== JSON.stringify(earlier[name]),
	);
}

/** `customFields` says the same as `cf`, by labels. */
function flat({ cf, customFields: _labels, ...fields }: IDataObject): IDataObject {
	return { ...fields, ...(isObject(cf) ? cf : {}) };
}

const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
