import { remember } from '../shared/transport/remember';
import type { EventType } from './form';
import type { Memory, Received } from './memory';

/** Deliveries overtake each other by less than this. */
export const OVERTAKING = 60_000;
/** So many are kept in the static data, which n8n saves with each delivery. */
const KEPT = 200;
/** So many more are known to this process. */
const KNOWN = 10_000;

/** What came, by channel, in this process: polls do not see what deliveries write to the static data. */
const inProcess = new Map<string, { until: number; times: Map<string, number> }>();

export const keyOf = (type: EventType, id: string): string => `${type}:${id}`;

/** Notes that a delivery has come, so that nothing in it comes a second time when a gap is caught up. */
export function noteReceived(memory: Memory, channelId: string, keys: string[], sentAt: number): void {
	const process = knownOf(channelId);
	process.until = Math.max(process.until, sentAt);
	for (const key of keys) remember(process.times, key, sentAt, KNOWN);

	const { until = 0, recent = {} } = memory.received ?? {};
	const times = { ...recent, ...Object.fromEntries(keys.map((key) => [key, sentAt])) };
	const kept = Object.entries(times).filter(([, time]) => time > sentAt - OVERTAKING);
	memory.received = { until: Math.max(until, sentAt), recent: Object.fromEntries(kept.slice(-KEPT)) };
}

/** Notes what was read in a gap, so that it does not come a second time when all is read again. */
export function noteRead(channelId: string, changes: Array<{ key: string; time: number }>): void {
	const { times } = knownOf(channelId);
	for (const { key, time } of changes) remember(times, key, Math.max(time, times.get(key) ?? 0), KNOWN);
}

function knownOf(channelId: string) {
	const known = inProcess.get(channelId) ?? { until: 0, times: new Map<string, number>() };
	remember(inProcess, channelId, known);
	return known;
}

/** What has come, as far as the static data and this process know. */
export function receivedOf({ channel, received }: Memory): Received {
	const process = inProcess.get(channel?.id ?? '');
	return {
		until: Math.max(received?.until ?? 0, process?.until ?? 0),
		recent: { ...received?.recent, ...Object.fromEntries(process?.times ?? []) },
	};
}

/** Forgets what this process knows; for tests, in which n8n is started again. */
export const forgetReceived = (): void => inProcess.clear();
