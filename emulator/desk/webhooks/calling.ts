/** A receiver that takes longer has not received, by Zoho's page on webhooks. */
const DEADLINE = 5_000;

/** The status of the answer to a call of a webhook's URL; undefined where none came in time. */
export async function statusOf(url: string, request: RequestInit = {}): Promise<number | undefined> {
	try {
		const { status, body } = await fetch(url, { ...request, signal: AbortSignal.timeout(DEADLINE) });
		await body?.cancel();
		return status;
	} catch {
		return undefined;
	}
}

/** Whether somebody listens: a GET is answered with 200 or, failing that, a POST. */
export async function isListening(url: string): Promise<boolean> {
	if ((await statusOf(url)) === 200) return true;
	return (await statusOf(url, { method: 'POST' })) === 200;
}
