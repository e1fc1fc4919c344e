import { toZohoError } from './nodeError';
import type { Host, Wrap, ZohoRequest } from './types';
import { ZohoError } from './zohoError';

/**
 * A call that a dry run did not send. It goes the way of a refusal, so that whatever an operation would do after the
 * call is not done either; `run` makes an output of it.
 */
export class HeldCall extends ZohoError {
	constructor(
		readonly request: ZohoRequest,
		/** Where it would have gone, without the query. */
		readonly url: string,
	) {
		super({ code: 'DRY_RUN', message: 'A dry run does not send this call' });
	}
}

/** Lets through what only reads; throws a HeldCall in the place of any other call. */
export const holdWrites =
	(addressOf: (host: Host) => string): Wrap =>
	(send) =>
	async (request) => {
		if (request.method === 'GET' || request.reads === true) return await send(request);
		throw new HeldCall(request, `${addressOf(request.host)}${request.path}`);
	};

/**
 * For a call that needs the id of a file uploaded just before: in a dry run the upload is held back and the call shown
 * all the same, with this in the place of the id. `upload.catch(idOfHeld(name))`
 */
export const idOfHeld =
	(name: string) =>
	(refusal: unknown): string => {
		if (refusal instanceof HeldCall) return `<ID of ${name}>`;
		throw toZohoError(refusal);
	};
