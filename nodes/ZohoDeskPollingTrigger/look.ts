import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { triggerValues } from '../shared/triggers/form';
import { zohoNow } from '../ZohoDesk/changes';
import { openDesk } from '../ZohoDesk/deskApi';
import { afterCursor, type Cursor, LAG } from './cursor';
import { fields } from './fields';
import { type Reading, readingOf } from './reading';

/** Rows of a test in the editor. */
const SAMPLE = 3;

/** A poll by hand: the latest records. Nothing is marked off. */
export async function sample(context: IPollFunctions): Promise<INodeExecutionData[] | null> {
	const { wanted, portal, reading } = await opened(context);
	const rows = await reading.latest(portal, SAMPLE);
	return itemsOf(rows.map((row) => withEvent(row, reading, wanted.event !== 'updated')));
}

/**
 * Asks Zoho Desk what was created or changed since the last time. The first poll only notes where to begin; a poll
 * that is refused moves nothing.
 */
export async function look(context: IPollFunctions): Promise<INodeExecutionData[] | null> {
	const { wanted, portal, reading } = await opened(context);
	const stored = context.getWorkflowStaticData('node') as { cursor?: Cursor };
	const question = JSON.stringify([portal.id, wanted.watch, wanted.event, wanted.options.departmentIds]);
	const { cursor } = stored;
	if (cursor?.question !== question) {
		const start = await zohoNow(portal);
		stored.cursor = { question, start, upTo: start, given: {} };
		return null;
	}
	const from = cursor.upTo - LAG;
	const changes = await reading.since(portal, { from, beyond: cursor.upTo });
	const { fresh, next } = afterCursor(changes, cursor, reading.timeOf);
	stored.cursor = next;
	// A record is created once: made since the last look, and not given out by it.
	const isNew = (row: IDataObject) => reading.createdAt(row) >= from && !(String(row.id) in cursor.given);
	return itemsOf(fresh.map((row) => withEvent(row, reading, isNew(row))));
}

async function opened(context: IPollFunctions) {
	const wanted = triggerValues(context, fields);
	const portal = await (await openDesk(context)).portal(wanted.organization);
	return { wanted, portal, reading: readingOf(wanted) };
}

const itemsOf = (rows: IDataObject[]): INodeExecutionData[] | null =>
	rows.length > 0 ? rows.map((json) => ({ json })) : null;

/** The row, with what happened to it under `$event`. */
function withEvent(row: IDataObject, { timeOf, createdAt }: Reading, isNew: boolean): IDataObject {
	const time = new Date(timeOf(row) ?? createdAt(row)).toISOString();
	return { ...row, $event: { type: isNew ? 'created' : 'updated', time } };
}
