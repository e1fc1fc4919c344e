import { errorFromAnswer } from '../shared/transport/readErrors';
import { type Outcome, retryDelay } from '../shared/transport/retry';
import type { Send, ZohoAnswer, ZohoRequest } from '../shared/transport/types';
import { wait } from '../shared/transport/wait';
import { ZohoError } from '../shared/transport/zohoError';

/** Zoho's own way of saying no at a path, explained; undefined when it is none. */
export type Refused = (outcome: Outcome) => ZohoError | undefined;

/**
 * Sends, and sends again what can pass. A refusal in Zoho's own words is never tried again.
 * @param retries how often to send again at most
 */
export async function ask(
	send: Send,
	request: ZohoRequest,
	{ refused, retries, signal }: { refused: Refused; retries: number; signal?: AbortSignal },
): Promise<ZohoAnswer> {
	for (let attempt = 1; ; attempt += 1) {
		const outcome = await send(request).catch(asZohoError);
		const refusal = refused(outcome);
		if (refusal) throw refusal;
		const delay = retryDelay(request, outcome, attempt, retries + 1);
		if (delay === undefined) return answerIn(request, outcome);
		await wait(delay, signal);
	}
}

function answerIn(request: ZohoRequest, outcome: Outcome): ZohoAnswer {
	if (outcome instanceof ZohoError) throw outcome;
	const unread = errorFromAnswer(request, outcome);
	if (unread) throw unread;
	return outcome;
}

/** `send` rejects with a ZohoError only. */
function asZohoError(caught: unknown): ZohoError {
	if (caught instanceof ZohoError) return caught;
	return new ZohoError({ code: 'UNEXPECTED', message: String((caught as Error).message) });
}
