import { plainText } from '../fields';

/** Clocks may differ by this much; milliseconds. */
const LEEWAY = 60_000;

/**
 * The time a delivery says it is of, in milliseconds since the epoch; this machine's where it says none. A time to
 * come is not believed: all that was missed until then would count as received.
 */
export function toldTime(time: unknown): number {
	const told = Number(plainText(time));
	const now = Date.now();
	return Number.isSafeInteger(told) && told > 0 ? Math.min(told, now + LEEWAY) : now;
}
