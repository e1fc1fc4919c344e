import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { toNodeError } from '../shared/transport/nodeError';
import { triggerValues } from '../shared/triggers/form';
import { zohoNow } from '../ZohoDesk/changes';
import { openDesk } from '../ZohoDesk/deskApi';
import { afterCursor, type Cursor, LAG } from './cursor';
import { fields } from './fields';
import { readingOf } from './reading';

/** Rows of a test in the editor. */
const SAMPLE = 3;

/**
 * Asks Zoho Desk what was created or changed since the last time. The first poll only notes where to begin; a test in
 * the editor shows the latest records and moves nothing; a poll that is refused moves nothing either.
 */
export async function look(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	try {
		const wanted = triggerValues(this, fields);
		const portal = await (await openDesk(this)).portal(wanted.organization);
		const reading = readingOf(wanted);
		if (this.getMode() === 'manual') return items(await reading.latest(portal, SAMPLE));

		const stored = this.getWorkflowStaticData('node') as { cursor?: Cursor };
		const question = JSON.stringify([portal.id, wanted.watch, wanted.event, wanted.options.departmentIds]);
		const cursor = stored.cursor;
		if (cursor?.question !== question) {
			const start = await zohoNow(portal);
			stored.cursor = { question, start, upTo: start, given: {} };
			return null;
		}
		const changes = await reading.since(portal, { from: cursor.upTo - LAG, beyond: cursor.upTo });
		const { fresh, next } = afterCursor(changes, cursor, reading.timeOf);
		stored.cursor = next;
		return items(fresh);
	} catch (caught) {
		throw toNodeError(this.getNode(), caught);
	}
}

const items = (rows: IDataObject[]): INodeExecutionData[][] | null =>
	rows.length > 0 ? [rows.map((json) => ({ json }))] : null;
