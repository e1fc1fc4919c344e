import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { badInput } from '../shared/badInput';
import { toZohoError } from '../shared/transport/nodeError';
import { afterCursor, type Cursor, cursorAt } from '../shared/triggers/cursor';
import { triggerValues } from '../shared/triggers/form';
import { pollTime } from '../shared/triggers/pollTime';
import type { Change } from '../ZohoCrm/changes';
import type { EventType } from '../ZohoCrmTrigger/form';
import { type Happening, itemsOf, type Opened, type Shape } from '../ZohoCrmTrigger/items';
import { openTrigger } from '../ZohoCrmTrigger/open';
import { fields, type Wanted } from './form';
import { newest, pagesSince } from './pages';

/** Items of one poll; the rest comes with the next one. */
const MOST_ITEMS = 10_000;

/**
 * What changed since the last poll. The cursor is Zoho's own time, and moves only over changes whose items are
 * there: a refusal loses nothing, and n8n's clock has no part in it.
 * @throws ZohoError when not even the first page can be read
 */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[] | null> {
	const memory = context.getWorkflowStaticData('node') as { cursor?: Cursor };
	const wanted = checked(triggerValues(context, fields));
	const opened = await openTrigger(context);
	memory.cursor ??= await beginning(opened, wanted);

	const time = pollTime(context);
	const items: INodeExecutionData[] = [];
	let settledBefore: number | undefined;
	try {
		for await (const page of pagesSince(opened.crm, wanted, Date.parse(memory.cursor.time))) {
			// What changes while pages are read is for the next poll.
			settledBefore ??= page.zohoTime;
			const cursor: Cursor = memory.cursor;
			const { fresh, next } = afterCursor(page.changes, cursor, settledBefore);
			const happenings = fresh.flatMap((change) => happeningOf(change, wanted, cursor));
			items.push(...(await itemsOf(opened, shapeOf(wanted), happenings)));
			memory.cursor = next;
			if (items.length >= MOST_ITEMS || !time.isLeft()) break;
		}
	} catch (refusal) {
		if (items.length === 0) throw toZohoError(refusal);
	}
	return items.length > 0 ? items : null;
}

/** A poll by hand: the newest record there is. Nothing is marked off. */
export async function sample(context: IPollFunctions): Promise<INodeExecutionData[] | null> {
	const wanted = checked(triggerValues(context, fields));
	const opened = await openTrigger(context);
	const change = await newest(opened.crm, wanted);
	if (!change) return null;
	const { id, time, name } = change;
	const happening = { type: typeOf(change, wanted, cursorAt(0)), id, time, ...(name ? { name } : {}) };
	return await itemsOf(opened, { ...shapeOf(wanted), options: {} }, [happening]);
}

function checked(wanted: Wanted): Wanted {
	if (wanted.which !== 'view' || wanted.view) return wanted;
	throw badInput('Custom View', 'is empty', 'Choose the view whose records start the workflow.');
}

/** Where the first poll begins: where the user says, else now, as Zoho's clock has it. */
async function beginning({ crm }: Opened, wanted: Wanted): Promise<Cursor> {
	const { startFrom } = wanted.options;
	if (startFrom !== undefined) return cursorAt(startFrom);
	for await (const { zohoTime } of pagesSince(crm, wanted, Date.now())) return cursorAt(zohoTime);
	return cursorAt(Date.now());
}

/** What the form asks for of a change, if anything. */
function happeningOf(change: Change, wanted: Wanted, cursor: Cursor): Happening[] {
	const { id, time, createdTime, name } = change;
	if (wanted.event === 'updated' && time === createdTime) return [];
	return [{ type: typeOf(change, wanted, cursor), id, time, ...(name ? { name } : {}) }];
}

/** A record is created once: when it was not there yet where the last poll ended. */
function typeOf({ id, createdTime = '' }: Change, { event }: Wanted, { time, ids }: Cursor): EventType {
	if (event !== 'createdOrUpdated') return event;
	const [created, from] = [Date.parse(createdTime), Date.parse(time)];
	return created > from || (created === from && !ids.includes(id)) ? 'created' : 'updated';
}

const shapeOf = ({ module, output = 'ids', outputFields, options }: Wanted): Shape => ({
	module,
	output,
	outputFields,
	options: { ignoreOwn: options.ignoreOwn },
});
