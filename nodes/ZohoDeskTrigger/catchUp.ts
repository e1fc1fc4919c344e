import type { Log } from '../shared/transport/types';
import { ZohoError } from '../shared/transport/zohoError';
import { type Changes, changesSince, type SearchedModule, type Since, timeOf } from '../ZohoDesk/changes';
import type { Portal } from '../ZohoDesk/deskApi';
import { partsSince, partTime, type TicketPart } from '../ZohoDesk/ticketParts';
import { type EventName, eventOf } from './events';
import type { Wanted } from './fields';
import type { Happening } from './items';

type Source = SearchedModule | TicketPart;
const isPart = (source: Source): source is TicketPart => source === 'comments' || source === 'threads';

/** What may have happened in a gap, record by record, oldest first, as far as it can be told afterwards. */
export interface CaughtUp {
	happenings: Happening[][];
	/** Where to go on, in milliseconds, when the gap holds more than one go reads; undefined when it is closed. */
	goOnFrom?: number;
}

/**
 * Reads again what was created or changed since a gap began. Desk lists tickets, contacts, accounts, activities, comments
 * and threads by time; what was deleted, and everything else, it does not.
 * @param beyond how far it has been read already, with all but what searches find late
 */
export async function catchUp(
	portal: Portal,
	wanted: Wanted,
	from: number,
	beyond: number,
	log: Log,
): Promise<CaughtUp> {
	const sources = new Set(wanted.events.flatMap((name) => eventOf(name).readAgain?.from ?? []));
	const happenings: Happening[][] = [];
	let goOnFrom: number | undefined;
	for (const source of sources) {
		const changes = await read(portal, source, wanted, { from, beyond }).catch((refusal: unknown) => {
			if (!isWithoutScope(source, refusal)) throw refusal;
			log.warn(`Zoho Desk Trigger: ${source} of a gap are not caught up. ${(refusal as ZohoError).message}`);
			return undefined;
		});
		if (!changes) continue;
		happenings.push(...happeningsIn(source, changes, wanted, from));
		if (changes.upTo < changes.zohoTime) goOnFrom = Math.min(goOnFrom ?? Infinity, changes.upTo);
	}
	const timeOfLast = (some: Happening[]) => some.at(-1)?.time ?? 0;
	happenings.sort((one, other) => timeOfLast(one) - timeOfLast(other));
	return { happenings, goOnFrom };
}

/** The scopes of calls and events are in none of the credential's sets; without them they are delivered all the same. */
const isWithoutScope = (source: Source, refusal: unknown): boolean =>
	(source === 'calls' || source === 'events') &&
	refusal instanceof ZohoError &&
	refusal.code === 'SCOPE_MISMATCH';

async function read(portal: Portal, source: Source, wanted: Wanted, since: Since): Promise<Changes> {
	const narrowed = { ...since, ...departments(source, wanted) };
	if (isPart(source)) return await partsSince(portal, source, narrowed);
	return await changesSince(portal, source, 'modifiedTime', narrowed);
}

/** Contacts and accounts belong to no department. */
const departments = (source: Source, { options: { departmentIds } }: Wanted) =>
	source === 'contacts' || source === 'accounts' ? {} : { departmentIds };

/**
 * What may have happened to each record: it was made, or changed, or both. A record that was made in the gap is one
 * event where both are asked for: it comes as it is now.
 */
function happeningsIn(
	source: Source,
	{ rows }: Changes,
	{ events, options }: Wanted,
	from: number,
): Happening[][] {
	const eventFor = (what: 'created' | 'updated'): EventName | undefined =>
		events.find((name) => {
			const { readAgain } = eventOf(name);
			return readAgain?.from === source && readAgain.what === what;
		});
	const [created, updated] = [eventFor('created'), eventFor('updated')];
	const wanted = rows.filter(
		({ direction }) => source !== 'threads' || !isOther(direction, options.direction),
	);
	return wanted.map((record) => {
		const times = isPart(source)
			? [partTime(source, record, 'created'), partTime(source, record, 'modified')]
			: [timeOf(record.createdTime), timeOf(record.modifiedTime)];
		const [madeAt = 0, changedAt = 0] = times;
		const happened = { record, caughtUp: true };
		return [
			...(created && madeAt >= from ? [{ ...happened, event: created, time: madeAt }] : []),
			...(updated && changedAt > madeAt ? [{ ...happened, event: updated, time: changedAt }] : []),
		];
	});
}

const isOther = (direction: unknown, wanted: Wanted['options']['direction'] = 'both'): boolean =>
	wanted !== 'both' && direction !== wanted;
