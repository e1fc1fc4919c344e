import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { toZohoError } from '../shared/transport/nodeError';
import { pollTime } from '../shared/triggers/pollTime';
import { type Change, changesSince, deletedSince, type Page } from '../ZohoCrm/changes';
import type { EventType, Wanted } from './form';
import { changedIn } from './history';
import { type Happening, itemsOf, type Opened } from './items';
import type { Gap, Memory } from './memory';
import { keyOf, noteRead, receivedOf } from './received';

/** Items of one poll; what is left of a gap is for the next one. */
const MOST_ITEMS = 2_000;
/** Timelines read side by side; the transport's throttle has the last word. */
const SIDE_BY_SIDE = 5;

/**
 * Reads what changed in the gaps, slice by slice, as far as this poll's time goes. What was read is marked off in the
 * memory only when its items are there, so a refusal on the way loses nothing.
 * @throws ZohoError when not even the first slice can be read
 */
export async function catchUp(
	context: IPollFunctions,
	opened: Opened,
	memory: Memory,
	wanted: Wanted,
): Promise<INodeExecutionData[]> {
	const time = pollTime(context);
	const items: INodeExecutionData[] = [];
	while (memory.gaps?.length && items.length < MOST_ITEMS && (items.length === 0 || time.isLeft())) {
		const [gap, ...others] = memory.gaps;
		if (!gap) break;
		try {
			const slice = await readSlice(opened, memory, wanted, gap);
			items.push(...slice.items);
			memory.gaps = slice.rest ? [slice.rest, ...others] : others;
		} catch (refusal) {
			if (items.length === 0) throw toZohoError(refusal);
			break;
		}
	}
	return items;
}

/** The next changes of a gap, and what is left of it. */
async function readSlice(
	opened: Opened,
	memory: Memory,
	wanted: Wanted,
	gap: Gap,
): Promise<{ items: INodeExecutionData[]; rest?: Gap }> {
	const [type, ...later] = gap.left;
	if (!type) return { items: [] };
	const { changes, after } = await changesOf(opened, wanted, gap, type);
	const { recent } = receivedOf(memory);
	const unknown = changes.filter(({ id, time }) => Date.parse(time) > (recent[keyOf(type, id)] ?? -1));
	const happenings = unknown.map(({ id, time, name }): Happening => {
		return { type, id, time, ...(name ? { name } : {}), caughtUp: true };
	});
	const items = await itemsOf(opened, wanted, await withFields(opened, wanted, gap, happenings));
	const read = unknown.map(({ id, time }) => ({ key: keyOf(type, id), time: Date.parse(time) }));
	noteRead(memory.channel?.id ?? '', read);
	if (after) return { items, rest: { ...gap, after } };
	return { items, ...(later.length > 0 ? { rest: { from: gap.from, to: gap.to, left: later } } : {}) };
}

/** One page of a kind of change, and where the next one begins. */
async function changesOf(
	{ crm }: Opened,
	{ module, events }: Wanted,
	gap: Gap,
	type: EventType,
): Promise<{ changes: Change[]; after?: Gap['after'] }> {
	const { from, to } = gap;
	if (type === 'deleted') {
		const { changes } = await deletedSince(crm, module, from);
		return { changes: changes.filter(({ time }) => Date.parse(time) < to) };
	}
	const by = type === 'created' ? 'Created_Time' : 'Modified_Time';
	const pages = changesSince(crm, { module, by, from, until: to, after: gap.after });
	const { value: page } = (await pages.next()) as { value: Page };
	const last = page.changes.at(-1);
	// A full page has a next one, if only an empty one.
	const isMore = last !== undefined && page.isFull;
	const toldAsCreated = (createdTime = '') => events.includes('created') && Date.parse(createdTime) >= from;
	return {
		changes: page.changes.filter(
			({ time, createdTime }) => type === 'created' || (time !== createdTime && !toldAsCreated(createdTime)),
		),
		...(isMore ? { after: { time: last.time, id: last.id } } : {}),
	};
}

/** With the fields that changed, where an option depends on them. */
async function withFields(
	{ crm }: Opened,
	{ module, options }: Wanted,
	gap: Gap,
	happenings: Happening[],
): Promise<Happening[]> {
	const { changedFields = [], becomesField } = options;
	if (changedFields.length === 0 && !becomesField) return happenings;
	const told: Happening[] = [];
	for (let from = 0; from < happenings.length; from += SIDE_BY_SIDE) {
		const some = happenings.slice(from, from + SIDE_BY_SIDE);
		told.push(
			...(await Promise.all(
				some.map(async (happening) =>
					happening.type === 'updated'
						? { ...happening, ...(await changedIn(crm, module, happening.id, gap).catch(unknownFields)) }
						: happening,
				),
			)),
		);
	}
	return told;
}

/** A timeline that Zoho will never show must not hold up the gap: which fields changed stays unknown. */
function unknownFields(refusal: unknown): Pick<Happening, 'changedFields'> {
	const { httpStatus = 0, retryable } = toZohoError(refusal);
	if (httpStatus >= 400 && httpStatus < 500 && httpStatus !== 401 && !retryable) return {};
	throw toZohoError(refusal);
}
