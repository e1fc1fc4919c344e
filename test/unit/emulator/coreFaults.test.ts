import type { Route } from '../../../emulator/service';
import { servingRoutes } from './coreService';

let written = 0;
const routes: Route[] = [
	{
		method: 'POST',
		path: '/leads',
		summary: '',
		handle: () => {
			written += 1;
			return { status: 201, body: { data: ['x'.repeat(1000)] } };
		},
	},
	{ method: 'GET', path: '/leads', summary: '', query: ['page'], handle: () => ({ status: 200, body: {} }) },
];

let zoho: Awaited<ReturnType<typeof servingRoutes>>;
beforeAll(async () => {
	zoho = await servingRoutes(routes);
});
beforeEach(() => {
	written = 0;
	zoho.world.reset();
});
afterAll(async () => await zoho.stop());

const post = async () => await zoho.ask('POST /leads');
const failNext: typeof zoho.world.faults.failNext = (...fault) => zoho.world.faults.failNext(...fault);

describe('a fault on demand', () => {
	it('answers in place of the route, once', async () => {
		failNext('POST /leads', {
			status: 429,
			body: { code: 'TOO_MANY_REQUESTS' },
			headers: { 'retry-after': '3' },
		});
		const failed = await post();
		expect([failed.status, failed.headers.get('retry-after'), written]).toEqual([429, '3', 0]);
		expect((await post()).status).toBe(201);
		expect(zoho.world.requests.all.map(({ status }) => status)).toEqual([429, 201]);
	});

	it('meets only the requests it is meant for, as often as was said', async () => {
		failNext('POST /leads', { status: 500 }, 2);
		failNext(({ query }) => query.page === '2', { status: 503 });
		const statuses = [];
		for (const what of ['GET /leads', 'POST /leads', 'GET /leads?page=2', 'POST /leads', 'POST /leads']) {
			statuses.push((await zoho.ask(what)).status);
		}
		expect(statuses).toEqual([200, 500, 503, 500, 201]);
	});

	it('is forgotten by a reset', async () => {
		failNext('POST /leads', { status: 500 });
		zoho.world.reset();
		expect((await post()).status).toBe(201);
	});

	it('breaks the connection before the write', async () => {
		failNext('POST /leads', 'reset before');
		await expect(post()).rejects.toThrow('fetch failed');
		expect(written).toBe(0);
	});

	it('breaks the connection after the write', async () => {
		failNext('POST /leads', 'reset after');
		await expect(post()).rejects.toThrow('fetch failed');
		expect(written).toBe(1);
		expect(zoho.world.requests.all[0]).not.toHaveProperty('status');
	});

	it('cuts the answer off in the middle', async () => {
		failNext('POST /leads', 'cut off');
		const response = await fetch(`${zoho.url}/leads`, { method: 'POST' });
		expect(response.status).toBe(201);
		await expect(response.json()).rejects.toThrow('terminated');
		expect(written).toBe(1);
	});

	it('sends a web page where JSON is expected', async () => {
		failNext('POST /leads', 'html');
		const { status, headers, body } = await post();
		expect([status, headers.get('content-type'), written]).toEqual([200, 'text/html;charset=UTF-8', 0]);
		expect(body).toMatch(/^<!DOCTYPE html>/);
	});

	it('trickles', async () => {
		failNext('POST /leads', 'trickle');
		const start = Date.now();
		const { status, body } = await post();
		expect([status, body]).toEqual([201, { data: ['x'.repeat(1000)] }]);
		expect(Date.now() - start).toBeGreaterThan(900);
	});

	it('hangs until the caller gives up', async () => {
		failNext('POST /leads', 'hang');
		const signal = AbortSignal.timeout(100);
		await expect(fetch(`${zoho.url}/leads`, { method: 'POST', signal })).rejects.toThrow('timeout');
		expect(written).toBe(0);
	});

	it('resets the connection in the middle of the answer', async () => {
		failNext('POST /leads', 'reset in answer');
		const response = await fetch(`${zoho.url}/leads`, { method: 'POST' });
		expect(response.status).toBe(201);
		await expect(response.json()).rejects.toThrow('terminated');
		expect(written).toBe(1);
	});

	it('writes and does not answer until the caller gives up', async () => {
		failNext('POST /leads', 'hang after');
		const signal = AbortSignal.timeout(200);
		await expect(fetch(`${zoho.url}/leads`, { method: 'POST', signal })).rejects.toThrow('timeout');
		expect(written).toBe(1);
	});

	it('drips without an end until the caller gives up', async () => {
		failNext('POST /leads', 'drip');
		const response = await fetch(`${zoho.url}/leads`, {
			method: 'POST',
			signal: AbortSignal.timeout(500),
		});
		expect(response.status).toBe(201);
		await expect(response.text()).rejects.toThrow('timeout');
		expect(written).toBe(1);
	});

	it('writes and gives another answer than its own', async () => {
		failNext('POST /leads', { after: { status: 502, body: 'Bad Gateway' } });
		const { status, body } = await post();
		expect([status, body, written]).toEqual([502, 'Bad Gateway', 1]);
	});

	it('hangs until the emulator stops', async () => {
		const stopping = await servingRoutes(routes);
		stopping.world.faults.failNext('GET /leads', 'hang');
		const hanging = expect(stopping.ask('GET /leads')).rejects.toThrow('fetch failed');
		await new Promise((resolve) => setTimeout(resolve, 50));
		await stopping.stop();
		await hanging;
	});
});
