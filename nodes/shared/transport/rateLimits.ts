import type { ZohoAnswer } from './types';

/** A longer wait than this is told to the user instead of being sat out. */
export const LONGEST_WAIT = 60_000;

/**
 * How long Zoho asks to wait, in milliseconds; undefined where it does not say.
 * `Retry-After` holds seconds or an HTTP date.
 */
export function retryAfter({ headers }: ZohoAnswer, now = Date.now()): number | undefined {
	const value = headers['retry-after']?.trim();
	if (!value) return undefined;
	if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000;
	const date = Date.parse(value);
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/**
 * Whether a 429 means that the day's API credits are spent, not that too many calls are under way. Desk says so by
 * its code and a `Retry-After`; CRM has one code for both and shows the credits that remain in a header.
 */
export function creditsAreSpent(answer: ZohoAnswer): boolean {
	if (answer.status !== 429) return false;
	const { errorCode } = (answer.body ?? {}) as { errorCode?: unknown };
	const remaining = answer.headers['x-api-credits-remaining'] ?? answer.headers['x-rate-limit-remaining-v3'];
	return (
		errorCode === 'THRESHOLD_EXCEEDED' ||
		(retryAfter(answer) ?? 0) > LONGEST_WAIT ||
		(remaining !== undefined && Number(remaining) <= 0)
	);
}

/** `5400000` → `1 h 30 min` */
export function duration(milliseconds: number): string {
	const seconds = Math.ceil(milliseconds / 1000);
	if (seconds < 120) return `${seconds} s`;
	const minutes = Math.ceil(seconds / 60);
	if (minutes < 60) return `${minutes} min`;
	return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
