import { limitOf, type Product } from '../../../nodes/shared/transport/editions';
import { setEdition, throttle, whenCrowded } from '../../../nodes/shared/transport/throttle';
import type { ZohoAnswer, ZohoRequest } from '../../../nodes/shared/transport/types';
import { answer, fakeLog, get } from './fakes';

/** A `Send` whose calls stay under way until they are answered, in any order. */
function slow() {
	const underWay: Array<{ request: ZohoRequest; end(outcome: ZohoAnswer | Error): void }> = [];
	const started: ZohoRequest[] = [];
	const send = async (request: ZohoRequest): Promise<ZohoAnswer> => {
		started.push(request);
		return await new Promise((resolve, reject) => {
			const call = {
				request,
				end(outcome: ZohoAnswer | Error) {
					underWay.splice(underWay.indexOf(call), 1);
					if (outcome instanceof Error) reject(outcome);
					else resolve(outcome);
				},
			};
			underWay.push(call);
		});
	};
	return { send, underWay, started };
}

const settled = async () => await new Promise((resolve) => setImmediate(resolve));
const numbered = (count: number, more: Partial<ZohoRequest> = {}): ZohoRequest[] =>
	Array.from({ length: count }, (_, index) => ({ ...get, ...more, path: `/${index}` }));

let count = 0;
const newKey = () => `account ${(count += 1)}`;

describe('the edition’s limit', () => {
	test.each<[Product, string, number | undefined]>([
		['crm', 'free', 5],
		['crm', 'standard', 10],
		['crm', 'Professional', 15],
		['crm', 'ENTERPRISE', 20],
		['crm', 'Zoho One', 20],
		['crm', 'ultimate', 25],
		['crm', 'CRM_PLUS', 25],
		['crm', 'unheard of', undefined],
		['crm', 'constructor', undefined],
		['desk', 'FREE', 5],
		['desk', 'EXPRESS', 10],
		['desk', 'STANDARD', 10],
		['desk', 'PROFESSIONAL', 15],
		['desk', 'ENTERPRISE', 25],
	])('%s %s: %s', (product, edition, limit) => {
		expect(limitOf(product, edition)).toBe(limit);
	});
});

describe('throttle', () => {
	test('keeps five calls under way where the edition is unknown, the others in their order', async () => {
		const { send, underWay, started } = slow();
		const throttled = throttle(newKey(), 'crm', fakeLog())(send);
		const calls = numbered(8).map(throttled);
		await settled();
		expect(started.map(({ path }) => path)).toEqual(['/0', '/1', '/2', '/3', '/4']);
		underWay[2]?.end(answer(200));
		await settled();
		underWay[0]?.end(answer(200));
		await settled();
		expect(started.map(({ path }) => path).slice(5)).toEqual(['/5', '/6']);
		while (underWay.length > 0) {
			underWay[0]?.end(answer(200));
			await settled();
		}
		await expect(Promise.all(calls)).resolves.toHaveLength(8);
	});

	test('gives the place back when a call fails', async () => {
		const { send, underWay, started } = slow();
		const throttled = throttle(newKey(), 'crm', fakeLog())(send);
		const calls = numbered(6).map(throttled);
		await settled();
		underWay[0]?.end(new Error('broken'));
		await expect(calls[0]).rejects.toThrow('broken');
		await settled();
		expect(started).toHaveLength(6);
	});

	test('takes the limit of the edition, also for calls that wait already', async () => {
		const key = newKey();
		const { send, started } = slow();
		const throttled = throttle(key, 'crm', fakeLog())(send);
		void numbered(30).map(throttled);
		await settled();
		setEdition(key, 'crm', 'unheard of');
		expect(started).toHaveLength(5);
		setEdition(key, 'crm', 'enterprise');
		await settled();
		expect(started).toHaveLength(20);
	});

	test('counts each product and each account by itself', async () => {
		const key = newKey();
		const { send, started } = slow();
		setEdition(key, 'desk', 'ENTERPRISE');
		void numbered(30).map(throttle(key, 'crm', fakeLog())(send));
		void numbered(30).map(throttle(key, 'desk', fakeLog())(send));
		void numbered(30).map(throttle(newKey(), 'crm', fakeLog())(send));
		await settled();
		expect(started).toHaveLength(5 + 25 + 5);
	});

	test('shares the limit between the nodes of a process', async () => {
		const key = newKey();
		const { send, started } = slow();
		void numbered(3).map(throttle(key, 'crm', fakeLog())(send));
		void numbered(3).map(throttle(key, 'crm', fakeLog())(send));
		await settled();
		expect(started).toHaveLength(5);
	});

	test('lets ten heavy calls at a time pass, and light ones past those that wait', async () => {
		const key = newKey();
		setEdition(key, 'crm', 'ultimate');
		const { send, underWay, started } = slow();
		const throttled = throttle(key, 'crm', fakeLog())(send);
		void numbered(12, { heavy: true }).map(throttled);
		void numbered(2).map(throttled);
		await settled();
		expect(started.filter(({ heavy }) => heavy)).toHaveLength(10);
		expect(started.filter(({ heavy }) => !heavy)).toHaveLength(2);
		underWay[0]?.end(answer(200));
		await settled();
		expect(started.filter(({ heavy }) => heavy)).toHaveLength(11);
	});

	test('halves an unknown limit once for calls that were under way together, and raises it slowly', async () => {
		const { send, underWay, started } = slow();
		const log = fakeLog();
		const throttled = throttle(newKey(), 'crm', log)(send);
		const endAll = async (status: number) => {
			for (const call of [...underWay]) call.end(answer(status));
			await settled();
		};
		void numbered(200).map(throttled);
		await settled();
		await endAll(429);
		expect(underWay).toHaveLength(2);
		await endAll(429);
		expect(underWay).toHaveLength(1);
		await endAll(429);
		expect(underWay).toHaveLength(1);
		const halved = started.length;
		for (let taken = 0; taken < 19; taken += 1) await endAll(200);
		expect(underWay).toHaveLength(1);
		await endAll(200);
		expect(underWay).toHaveLength(2);
		for (let rounds = 0; rounds < 60 && underWay.length > 0; rounds += 1) {
			expect(underWay.length).toBeLessThanOrEqual(5);
			await endAll(200);
		}
		expect(started.length).toBeGreaterThan(halved);
		expect(log.lines.filter((line) => line.includes('calls at a time now'))).toHaveLength(3);
	});

	test.each<[string, ZohoAnswer]>([
		['the edition is known', answer(429)],
		['the day’s credits are spent', answer(429, { errorCode: 'THRESHOLD_EXCEEDED' })],
	])('leaves the limit alone when %s', async (reason, refused) => {
		const key = newKey();
		if (reason === 'the edition is known') setEdition(key, 'desk', 'FREE');
		const { send, underWay } = slow();
		void numbered(20).map(throttle(key, 'desk', fakeLog())(send));
		await settled();
		for (const call of [...underWay]) call.end(refused);
		await settled();
		expect(underWay).toHaveLength(5);
	});

	test('a call that waits leaves the queue when the workflow is stopped', async () => {
		const key = newKey();
		const { send, underWay, started } = slow();
		void numbered(5).map(throttle(key, 'crm', fakeLog())(send));
		const controller = new AbortController();
		const waiting = throttle(key, 'crm', fakeLog(), controller.signal)(send)({ ...get, path: '/stopped' });
		const behind = throttle(key, 'crm', fakeLog())(send)({ ...get, path: '/behind' });
		await settled();
		controller.abort();
		await expect(waiting).rejects.toMatchObject({ code: 'CANCELLED' });
		underWay[0]?.end(answer(200));
		await settled();
		expect(started.at(-1)?.path).toBe('/behind');
		expect(underWay).toHaveLength(5);
		underWay.at(-1)?.end(answer(200));
		await expect(behind).resolves.toMatchObject({ status: 200 });
	});

	test('a call that is stopped as it is let in gives its place back', async () => {
		const key = newKey();
		const { send, underWay } = slow();
		void numbered(5).map(throttle(key, 'crm', fakeLog())(send));
		const controller = new AbortController();
		const waiting = throttle(key, 'crm', fakeLog(), controller.signal)(send)(get);
		await settled();
		controller.abort();
		setEdition(key, 'crm', 'standard');
		await expect(waiting).rejects.toMatchObject({ code: 'CANCELLED' });
		void numbered(9).map(throttle(key, 'crm', fakeLog())(send));
		await settled();
		expect(underWay).toHaveLength(10);
	});

	test('leaves a line for a call that waits, and none for one that does not', async () => {
		const log = fakeLog();
		const { send } = slow();
		void numbered(6).map(throttle(newKey(), 'crm', log)(send));
		await settled();
		expect(log.lines).toEqual(['Zoho CRM: GET /5 waits for a place: 5 of 5 calls are under way']);
	});
});

describe('an edition that is not known', () => {
	test('is found out once, when calls begin to wait, and lets more of them in', async () => {
		const { send, underWay } = slow();
		const key = newKey();
		const ask = jest.fn(async () => await Promise.resolve('PROFESSIONAL'));
		whenCrowded(key, 'desk', ask);
		const throttled = throttle(key, 'desk', fakeLog())(send);
		const calls = numbered(5).map(throttled);
		await settled();
		expect(ask).not.toHaveBeenCalled();
		calls.push(...numbered(15).map(throttled));
		await settled();
		expect(ask).toHaveBeenCalledTimes(1);
		expect(underWay).toHaveLength(15);
		while (underWay.length > 0) {
			underWay[0]?.end(answer(200));
			await settled();
		}
		await Promise.all(calls);
		whenCrowded(key, 'desk', ask);
		await Promise.all(numbered(1).map(throttle(key, 'desk', fakeLog())(async () => answer(200))));
		expect(ask).toHaveBeenCalledTimes(1);
	});

	test('that cannot be found out leaves the limit, and is not asked for at every call', async () => {
		const { send, underWay } = slow();
		const key = newKey();
		const ask = jest.fn(async () => await Promise.reject<string>(new Error('no scope')));
		const calls: Array<Promise<ZohoAnswer>> = [];
		for (const count of [6, 3]) {
			whenCrowded(key, 'desk', ask);
			calls.push(...numbered(count).map(throttle(key, 'desk', fakeLog())(send)));
			await settled();
			expect(underWay).toHaveLength(5);
		}
		expect(ask).toHaveBeenCalledTimes(1);
		while (underWay.length > 0) {
			underWay[0]?.end(answer(200));
			await settled();
		}
		await Promise.all(calls);
	});

	test('is one organization’s: another of the same account has its own limit', async () => {
		const { send, underWay } = slow();
		const key = newKey();
		setEdition(key, 'desk', 'PROFESSIONAL', '1');
		const throttled = throttle(key, 'desk', fakeLog())(send);
		for (const orgId of ['1', '2']) void numbered(20, { headers: { orgId } }).map(throttled);
		await settled();
		const under = (orgId: string) => underWay.filter(({ request }) => request.headers?.orgId === orgId);
		expect(under('1')).toHaveLength(15);
		expect(under('2')).toHaveLength(5);
	});
});
