import { sentOf } from './networkErrors';
import { toZohoError } from './nodeError';
import { afterLostAnswer } from './perhapsWritten';
import { creditsAreSpent, duration, LONGEST_WAIT, retryAfter } from './rateLimits';
import { isRepeatable, nameOf } from './requests';
import type { Log, Wrap, ZohoAnswer, ZohoRequest } from './types';
import { ZohoError } from './zohoError';

/** What came of a try: an answer, or the explained error of a call that got none. */
export type Outcome = ZohoAnswer | ZohoError;

const MOST_TRIES = 5;
const FIRST_WAIT = 1_000;

/**
 * Milliseconds to wait before the next try, or undefined when there shall be none.
 *
 * | outcome | repeatable | not repeatable (a create) |
 * |---|---|---|
 * | 429, connection refused | yes | yes: Zoho did not take the call |
 * | 5xx, timeout, reset | yes | no: it may have been carried out |
 * | the day's credits spent, `Retry-After` over a minute | no | no |
 * | anything else | no | no |
 *
 * Waits double from one second, the later half of each at random, so that runs do not come back together.
 * @param attempt how many tries there were, from 1
 * @param mostTries how many there may be, the first one counted
 * @param random from 0 to 1
 */
export function retryDelay(
	request: ZohoRequest,
	outcome: Outcome,
	attempt: number,
	mostTries = MOST_TRIES,
	random = Math.random(),
): number | undefined {
	if (attempt >= mostTries || !mayPass(request, outcome)) return undefined;
	const backOff = FIRST_WAIT * 2 ** (attempt - 1) * (0.5 + random / 2);
	if (outcome instanceof ZohoError) return backOff;
	const asked = retryAfter(outcome);
	if (asked !== undefined && asked > LONGEST_WAIT) return undefined;
	return asked === undefined ? backOff : asked + random * FIRST_WAIT;
}

function mayPass(request: ZohoRequest, outcome: Outcome): boolean {
	if (outcome instanceof ZohoError) {
		const sent = sentOf(outcome);
		return sent === 'no' || (sent === 'perhaps' && isRepeatable(request));
	}
	if (outcome.status === 429) return !creditsAreSpent(outcome);
	return outcome.status >= 500 && isRepeatable(request);
}

/**
 * Sends again what can pass.
 * @param wait waits that many milliseconds, and rejects when the workflow is stopped
 */
export const retry =
	(wait: (milliseconds: number) => Promise<void>, log: Log): Wrap =>
	(send) =>
	async (request) => {
		let lostBefore = false;
		const refused = (refusal: ZohoError) => (lostBefore ? afterLostAnswer(refusal, request) : refusal);
		for (let attempt = 1; ; attempt += 1) {
			const outcome = await outcomeOf(send(request));
			const delay = retryDelay(request, outcome, attempt);
			if (delay === undefined) {
				if (outcome instanceof ZohoError) throw refused(outcome);
				return lostBefore ? { ...outcome, lostBefore: true } : outcome;
			}
			lostBefore ||= isLost(outcome);
			log.info(`${nameOf(request)} got ${nameOfOutcome(outcome)}; try ${attempt + 1} in ${duration(delay)}`);
			await wait(delay).catch((refusal: unknown) => {
				throw refused(toZohoError(refusal));
			});
		}
	};

/** Zoho may have carried the call out, and nobody knows. */
const isLost = (outcome: Outcome): boolean =>
	outcome instanceof ZohoError ? sentOf(outcome) === 'perhaps' : outcome.status >= 500;

/** `send` rejects with a ZohoError only; anything else is a fault of this program and goes on up. */
async function outcomeOf(sending: Promise<ZohoAnswer>): Promise<Outcome> {
	return await sending.catch((refusal: unknown) => {
		if (refusal instanceof ZohoError) return refusal;
		throw refusal;
	});
}

const nameOfOutcome = (outcome: Outcome): string =>
	outcome instanceof ZohoError ? outcome.code : `HTTP ${outcome.status}`;
