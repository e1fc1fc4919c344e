import type { Reply } from './service';
import { type LoggedRequest, type Match, matches } from './requests';

/**
 * What goes wrong on demand:
 * - a `Reply`: this answer instead of the real one; the route does not run
 * - `reset before`: the connection breaks, the route does not run
 * - `reset after`: the route runs, then the connection breaks: the write happened, the answer is lost
 * - `cut off`: the route runs, and its answer breaks off in the middle
 * - `reset in answer`: the route runs, and in the middle of its answer the connection is reset
 * - `hang`: no answer ever; the connection stays open until the caller gives up
 * - `hang after`: the route runs, and its answer never comes
 * - `drip`: the route runs; a blank every 50 ms comes in the place of its answer, without an end
 * - `{ after }`: the route runs, and this answer takes the place of its own
 * - `html`: status 200 with a web page, as a wrong host or a proxy gives; the route does not run
 * - `trickle`: the real answer in twenty pieces, 50 ms apart
 */
export type Fault = Reply | { after: Reply } | NamedFault;

export type NamedFault =
	| 'reset before'
	| 'reset after'
	| 'reset in answer'
	| 'cut off'
	| 'hang'
	| 'hang after'
	| 'html'
	| 'trickle'
	| 'drip';

/** Faults that wait for their request. */
export class Faults {
	private waiting: Array<{ match: Match; fault: Fault; times: number }> = [];

	/** The next request (or the next `times`) that matches meets this fault. Earlier ones go first. */
	failNext(match: Match, fault: Fault, times = 1): void {
		this.waiting.push({ match, fault, times });
	}

	/** Those that still wait, in their order. */
	get pending(): ReadonlyArray<Readonly<{ match: Match; fault: Fault; times: number }>> {
		return this.waiting.filter(({ times }) => times > 0);
	}

	/** The fault for this request, which is used up by it. */
	take(request: LoggedRequest): Fault | undefined {
		const found = this.waiting.find(({ match, times }) => times > 0 && matches(match, request));
		if (found) found.times -= 1;
		return found?.fault;
	}
}

/** The answer of the fault `html`. */
export const webPage: Reply = {
	status: 200,
	body: '<!DOCTYPE html><html><head><title>Sign in</title></head><body><h1>Please sign in</h1></body></html>',
};
