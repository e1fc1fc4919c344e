export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** From now on both clocks, Zoho's and n8n's, only move when a test moves them. Timers go on as ever. */
export function stopClocks(now = Date.parse('2026-08-25T10:00:00Z')): void {
	jest.useFakeTimers({
		now,
		doNotFake: [
			...(['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'] as const),
			...(['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const),
		],
	});
}

/** Moves both clocks ahead. */
export const step = (milliseconds: number): void => void jest.setSystemTime(Date.now() + milliseconds);

export const runClocks = (): void => void jest.useRealTimers();
