import type { IDataObject } from 'n8n-workflow';

import { type Changes, changesSince, latestOf, type Since, timeOf } from './changes';
import type { Portal } from './deskApi';
import { scopes } from './scopes';

/** What is written on tickets, and listed ticket by ticket only. */
export type TicketPart = 'comments' | 'threads';

const partTimes: Record<TicketPart, (part: IDataObject, by: 'created' | 'modified') => number> = {
	comments: ({ commentedTime, modifiedTime }, by) =>
		timeOf((by === 'modified' ? modifiedTime : undefined) ?? commentedTime),
	threads: ({ createdTime }) => timeOf(createdTime),
};

/** When a comment or thread was written or, with `modified`, last changed. Threads do not change. */
export const partTime = (kind: TicketPart, part: IDataObject, by: 'created' | 'modified'): number =>
	partTimes[kind](part, by);

/**
 * Comments or threads that were written or changed from a moment on, no drafts, each with its `ticketId` and `ticketNumber`.
 * Desk lists them by ticket only, so the tickets that changed, or that their customer wrote on, are gone through.
 */
export async function partsSince(portal: Portal, kind: TicketPart, since: Since): Promise<Changes> {
	const changed = await changesSince(portal, 'tickets', 'modifiedTime', since);
	const answered =
		kind === 'threads' ? await changesSince(portal, 'tickets', 'customerResponseTime', since) : changed;
	const tickets = new Map([...changed.rows, ...answered.rows].map((ticket) => [String(ticket.id), ticket]));
	const upTo = Math.min(changed.upTo, answered.upTo);
	const lists = await Promise.all(
		[...tickets.values()].map(async (ticket) => await partsOf(portal, kind, ticket)),
	);
	const rows = lists
		.flat()
		.filter((part) => part.status !== 'DRAFT' && partTime(kind, part, 'modified') >= since.from)
		.sort((one, other) => partTime(kind, one, 'modified') - partTime(kind, other, 'modified'));
	return { rows, upTo, zohoTime: changed.zohoTime };
}

async function partsOf(
	portal: Portal,
	kind: TicketPart,
	{ id, ticketNumber }: IDataObject,
): Promise<IDataObject[]> {
	const parts: IDataObject[] = [];
	const call = { method: 'GET' as const, path: ['tickets', String(id), kind], scopes: scopes.readTickets };
	for await (const part of portal.list(call, Infinity)) parts.push({ ...part, ticketId: id, ticketNumber });
	return parts;
}

/** The comments or threads that were written last, the latest first, of the tickets that changed last. */
export async function latestParts(
	portal: Portal,
	kind: TicketPart,
	filter: Pick<Since, 'departmentIds'>,
	limit: number,
): Promise<IDataObject[]> {
	const tickets = await latestOf(portal, 'tickets', 'modifiedTime', filter, 10);
	const lists = await Promise.all(tickets.map(async (ticket) => await partsOf(portal, kind, ticket)));
	return lists
		.flat()
		.filter(({ status }) => status !== 'DRAFT')
		.sort((one, other) => partTime(kind, other, 'created') - partTime(kind, one, 'created'))
		.slice(0, limit);
}
