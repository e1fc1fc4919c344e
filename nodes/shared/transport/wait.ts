import { sleep } from 'n8n-workflow';

import { ZohoError } from './zohoError';

/**
 * Resolves after `ms` milliseconds; rejects with a ZohoError as soon as the workflow is stopped.
 * n8n's own `sleep` takes a signal in newer versions only, so the race is run here.
 */
export async function wait(ms: number, signal?: AbortSignal): Promise<void> {
	if (!signal) return await sleep(ms);
	const { stopped, forget } = whenStopped(signal);
	try {
		await Promise.race([stopped, sleep(ms, signal)]);
	} finally {
		forget();
	}
}

/** A promise that rejects when the workflow is stopped, and the way to stop listening. */
export function whenStopped(signal: AbortSignal): { stopped: Promise<never>; forget(): void } {
	let stop = () => {};
	const stopped = new Promise<never>((_, reject) => {
		stop = () => reject(cancelled());
		signal.addEventListener('abort', stop, { once: true });
		if (signal.aborted) stop();
	});
	return { stopped, forget: () => signal.removeEventListener('abort', stop) };
}

/** @param perhaps what to say of a call that was under way and may have been carried out */
export function cancelled(perhaps?: string): ZohoError {
	return new ZohoError({
		code: 'CANCELLED',
		message: 'The workflow was canceled while Zoho was being called',
		description: perhaps,
		perhapsWritten: perhaps !== undefined,
	});
}
