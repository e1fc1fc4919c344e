import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { fetchParked } from '../shared/triggers/parked';
import { triggerValues } from '../shared/triggers/form';
import { catchUp } from './catchUp';
import { openChannel } from './channel';
import { type EventType, fields, type Wanted } from './form';
import { addGap, addReconciliation, goodUntilOf } from './gaps';
import { itemsOf, type Opened } from './items';
import { type Memory, memoryOf } from './memory';
import { openTrigger } from './open';

const HOUR = 3_600_000;
/** Without a heartbeat for so long, n8n was not running, and what Zoho sent went nowhere. */
const PAUSE = 1.5 * HOUR;
/** After a refusal Zoho is asked again this soon, not with every heartbeat. */
const AGAIN = 300_000;

/**
 * What n8n calls poll: once an hour it renews the channel, which shows whether it is still there, and reads what
 * changed while it was not. All other heartbeats ask Zoho nothing.
 */
export async function heartbeat(context: IPollFunctions): Promise<INodeExecutionData[] | null> {
	const memory = memoryOf(context);
	if (!memory.channel || memory.closed) return null;
	const isDue = Math.abs(Date.now() - (memory.checkedAt ?? 0)) >= HOUR;
	const isToCatchUp = memory.gaps?.length && Date.now() >= (memory.refusedUntil ?? 0);
	if (!isDue && !isToCatchUp) return null;

	const wanted = triggerValues(context, fields);
	const opened = await openTrigger(context);
	if (isDue) await renew(opened, memory, memory.channel, wanted);
	memory.refusedUntil = Date.now() + AGAIN;
	const items = await catchUp(context, opened, memory, wanted);
	memory.refusedUntil = 0;
	return items.length > 0 ? items : null;
}

async function renew(
	{ crm }: Opened,
	memory: Memory,
	channel: NonNullable<Memory['channel']>,
	wanted: Wanted,
): Promise<void> {
	const now = Date.now();
	const wasAway = now - (memory.checkedAt ?? 0) > PAUSE;
	memory.checkedAt = now - HOUR + AGAIN;
	const { zohoTime, wasLost } = await openChannel(crm, channel, wanted, goodUntilOf(memory));
	memory.checkedAt = now;
	if (wasLost || wasAway) addGap(memory, wanted, zohoTime);
	memory.goodUntil = zohoTime;

	const { reconcileHours } = wanted.options;
	const since = memory.reconciledUntil ?? 0;
	if (reconcileHours !== undefined && zohoTime - since >= reconcileHours * HOUR) {
		addReconciliation(memory, wanted, zohoTime);
	}
}

/**
 * A poll by hand: the event that the test's webhook has just received. Where there is none, because another process
 * received it, the record that changed last stands in.
 */
export async function testItems(context: IPollFunctions): Promise<INodeExecutionData[] | null> {
	const parked = fetchParked(context);
	if (parked) return parked;
	const wanted = triggerValues(context, fields);
	const opened = await openTrigger(context);
	const { module, events } = wanted;
	const names = ['Created_Time', 'Modified_Time'];
	const type = (events.find((event) => event !== 'deleted') ?? 'updated') as EventType;
	const options = { fields: names, sort_by: 'Modified_Time', sort_order: 'desc' };
	for await (const { id, Modified_Time: time } of opened.crm.list(module, options, 1)) {
		const sample = { ...wanted, options: {} };
		return await itemsOf(opened, sample, [{ type, id: String(id), time: String(time) }]);
	}
	return null;
}
