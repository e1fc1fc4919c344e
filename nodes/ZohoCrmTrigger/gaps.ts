import type { Wanted } from './form';
import type { Memory } from './memory';
import { OVERTAKING, receivedOf } from './received';

/** In this order, so that a record that was created in a gap is not told as updated as well. */
const order = ['created', 'updated', 'deleted'] as const;

/** Up to when all changes were received, as far as is known; milliseconds by Zoho's clock. */
export const goodUntilOf = (memory: Memory): number =>
	memory.gaps?.[0]?.from ?? Math.max(memory.goodUntil ?? 0, receivedOf(memory).until);

/** Nothing was received between the last moment that is known to be good and now. */
export function addGap(memory: Memory, { events }: Wanted, zohoTime: number): void {
	const good = Math.max(memory.goodUntil ?? 0, receivedOf(memory).until);
	add(memory, events, Math.max(good - OVERTAKING, memory.readUntil ?? 0), zohoTime);
	memory.goodUntil = zohoTime;
}

/** The changes since they were last read again are to be read again. */
export function addReconciliation(memory: Memory, { events }: Wanted, zohoTime: number): void {
	add(memory, events, memory.reconciledUntil ?? zohoTime, zohoTime);
	memory.reconciledUntil = memory.readUntil;
}

/** Zoho's times have whole seconds: the one under way belongs to the gap. */
function add(memory: Memory, events: string[], from: number, zohoTime: number): void {
	const to = zohoTime + 1_000;
	const left = order.filter((type) => events.includes(type));
	memory.gaps = [...(memory.gaps ?? []), { from, to, left }];
	memory.readUntil = to;
}
