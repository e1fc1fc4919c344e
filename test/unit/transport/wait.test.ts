import { wait, whenStopped } from '../../../nodes/shared/transport/wait';

test('waits its time when nobody stops it', async () => {
	const start = performance.now();
	await wait(20, new AbortController().signal);
	expect(performance.now() - start).toBeGreaterThanOrEqual(15);
});

test('ends at once when the workflow is stopped', async () => {
	const controller = new AbortController();
	const waiting = wait(60_000, controller.signal);
	controller.abort();
	await expect(waiting).rejects.toMatchObject({ name: 'ZohoError', code: 'CANCELLED' });
});

test('does not begin when the workflow was stopped before', async () => {
	await expect(wait(60_000, AbortSignal.abort())).rejects.toMatchObject({ code: 'CANCELLED' });
});

test('stops listening', async () => {
	const controller = new AbortController();
	const remove = jest.spyOn(controller.signal, 'removeEventListener');
	const { forget } = whenStopped(controller.signal);
	forget();
	expect(remove).toHaveBeenCalledWith('abort', expect.any(Function));
});
