import { setTimeout as pause } from 'node:timers/promises';
import type { Edition, Route } from '../../../emulator/service';
import { servingRoutes } from './coreService';

const hour = 3_600_000;
/** What calls wait for. */
let gate = Promise.resolve();
const routes: Route[] = [
	{
		method: 'GET',
		path: '/leads',
		summary: '',
		query: ['heavy', 'credits', 'orgId'],
		scopes: ['ZohoCRM.modules.leads.READ', 'Desk.tickets.READ'],
		heavy: ({ query }) => query.heavy === 'yes',
		credits: ({ query }) => Number(query.credits ?? 1),
		handle: async () => {
			await gate;
			return { status: 200, body: {} };
		},
	},
	{ method: 'GET', path: '/free', summary: '', handle: () => ({ status: 200, body: {} }) },
];

const running: Array<Awaited<ReturnType<typeof servingRoutes>>> = [];
async function start(options: Parameters<typeof servingRoutes>[1]) {
	const zoho = await servingRoutes(routes, options);
	running.push(zoho);
	return { ...zoho, token: zoho.tokenWith('ZohoCRM.modules.ALL', 'Desk.tickets.ALL') };
}
afterEach(async () => {
	for (const zoho of running.splice(0)) await zoho.stop();
});

type Zoho = Awaited<ReturnType<typeof start>>;

/** Calls that run at the same time: none is let go before all have arrived. Gives how many of each group were refused. */
async function refusedOf(...groups: Array<{ calls: number; of: Zoho; query?: string }>): Promise<number[]> {
	const logs = new Set(groups.map(({ of }) => of.world.requests));
	const arrived = () => [...logs].reduce((sum, log) => sum + log.all.length, 0);
	const expected = arrived() + groups.reduce((sum, { calls }) => sum + calls, 0);
	let letGo = () => {};
	gate = new Promise((resolve) => (letGo = resolve));
	const answers = groups.map(({ calls, of, query = '' }) =>
		Array.from({ length: calls }, async () => await of.ask(`GET /leads${query}`, { token: of.token })),
	);
	while (arrived() < expected) await pause(5);
	letGo();
	const counts = answers.map(async (group) =>
		(await Promise.all(group)).filter(({ body }) => typeof body === 'object' && body.why === 'concurrency'),
	);
	return (await Promise.all(counts)).map(({ length }) => length);
}

describe('calls at the same time', () => {
	it.each<['crm' | 'desk', Edition, number]>([
		['crm', 'free', 5],
		['crm', 'standard', 10],
		['crm', 'professional', 15],
		['crm', 'enterprise', 20],
		['crm', 'ultimate', 25],
		['desk', 'free', 5],
		['desk', 'standard', 10],
		['desk', 'professional', 15],
		['desk', 'enterprise', 25],
		['desk', 'ultimate', 25],
	])('%s %s: %i', async (name, edition, allowed) => {
		const zoho = await start({ name, edition });
		expect(await refusedOf({ calls: allowed + 3, of: zoho })).toEqual([3]);
		expect(await refusedOf({ calls: allowed, of: zoho })).toEqual([0]);
		expect(zoho.world.limits.peak[name]).toBeGreaterThanOrEqual(allowed);
	});

	it('are ten for heavy CRM calls, which leave room for light ones', async () => {
		const zoho = await start({ edition: 'enterprise' });
		const heavy = { calls: 12, of: zoho, query: '?heavy=yes' };
		expect(await refusedOf(heavy, { calls: 10, of: zoho })).toEqual([2, 0]);
	});

	it('are counted for each Desk organisation by itself', async () => {
		const zoho = await start({ name: 'desk', edition: 'free' });
		const first = { calls: 5, of: zoho, query: '?orgId=60000451' };
		const second = { calls: 5, of: zoho, query: '?orgId=60000452' };
		expect(await refusedOf(first, second)).toEqual([0, 0]);
		const firstByDefault = { calls: 1, of: zoho };
		expect((await refusedOf(first, firstByDefault)).reduce((sum, refused) => sum + refused)).toBe(1);
	});

	it('are counted for each CRM application by itself', async () => {
		const zoho = await start({ edition: 'free' });
		const { accounts } = zoho.world;
		const scopes = ['ZohoCRM.modules.ALL'];
		const refreshToken = accounts.issueRefreshToken({ clientId: accounts.clients[1]!.clientId, scopes });
		const other = { ...zoho, token: accounts.issueAccessToken(refreshToken) };
		expect(await refusedOf({ calls: 5, of: zoho }, { calls: 5, of: other })).toEqual([0, 0]);
	});

	it('can be changed and switched off', async () => {
		const zoho = await start({});
		zoho.world.limits.concurrency.crm = 2;
		expect(await refusedOf({ calls: 5, of: zoho })).toEqual([3]);
		zoho.world.limits.enforced = false;
		expect(await refusedOf({ calls: 5, of: zoho })).toEqual([0]);
	});

	it('are as many as wait out the latency', async () => {
		const zoho = await start({ latency: 500 });
		zoho.world.limits.concurrency.crm = 1;
		const ask = async () => (await zoho.ask('GET /leads', { token: zoho.token })).status;
		expect((await Promise.all([ask(), ask()])).sort()).toEqual([200, 418]);
		expect(zoho.world.limits.peak.crm).toBe(2);
	});

	it('are not those that come one after the other', async () => {
		const zoho = await start({});
		for (let nth = 1; nth <= 3; nth++) await zoho.ask('GET /leads', { token: zoho.token });
		expect(zoho.world.limits.peak.crm).toBe(1);
	});

	it('do not matter to routes without a token', async () => {
		const zoho = await start({});
		zoho.world.limits.concurrency.crm = 0;
		expect((await zoho.ask('GET /free')).status).toBe(200);
	});

	it('are free again after a reset, even if some still run', async () => {
		const zoho = await start({});
		zoho.world.options.latency = 500;
		const before = zoho.ask('GET /leads', { token: zoho.token });
		while (zoho.world.requests.all.length === 0) await pause(5);
		zoho.world.reset();
		zoho.world.limits.concurrency.crm = 1;
		const token = zoho.tokenWith('ZohoCRM.modules.ALL');
		expect(await refusedOf({ calls: 1, of: { ...zoho, token } })).toEqual([0]);
		await before;
		expect(await refusedOf({ calls: 2, of: { ...zoho, token } })).toEqual([1]);
	});
});

describe('latency', () => {
	it('can be changed while it runs, and goes back with a reset', async () => {
		const zoho = await start({});
		zoho.world.options.latency = 150;
		const begin = Date.now();
		await zoho.ask('GET /free');
		expect(Date.now() - begin).toBeGreaterThanOrEqual(145);
		zoho.world.reset();
		expect(zoho.world.options.latency).toBe(0);
	});
});

describe("the day's credits", () => {
	it('are refused when they do not suffice, until the oldest calls are a day old', async () => {
		const zoho = await start({});
		zoho.world.limits.dailyCredits.crm = 10;
		const spend = async (credits: number) =>
			await zoho.ask(`GET /leads?credits=${credits}`, { token: zoho.tokenWith('ZohoCRM.modules.ALL') });
		expect((await spend(4)).status).toBe(200);
		zoho.clock.advance(20 * hour);
		expect((await spend(6)).status).toBe(200);
		const { body } = await spend(1);
		expect(body).toMatchObject({ why: 'credits' });
		const wait = (body as unknown as { retryAfterSeconds: number }).retryAfterSeconds;
		expect(wait).toBeGreaterThan(4 * 3600 - 60);
		expect(wait).toBeLessThanOrEqual(4 * 3600);
		zoho.clock.advance(4 * hour);
		expect((await spend(4)).status).toBe(200);
		expect((await spend(1)).status).toBe(418);
	});

	it('are not taken from a call that is refused', async () => {
		const zoho = await start({});
		zoho.world.limits.dailyCredits.crm = 1;
		await zoho.ask('GET /leads?nonsense=1', { token: zoho.token });
		expect((await zoho.ask('GET /leads', { token: zoho.token })).status).toBe(200);
	});

	it('are told by CRM once half of them are used', async () => {
		const zoho = await start({});
		zoho.world.limits.dailyCredits.crm = 10;
		const remaining = async () =>
			(await zoho.ask('GET /leads?credits=3', { token: zoho.token })).headers.get('x-api-credits-remaining');
		expect([await remaining(), await remaining()]).toEqual([null, '4']);
	});

	it('are told by Desk with every answer', async () => {
		const zoho = await start({ name: 'desk', edition: 'free' });
		const { headers } = await zoho.ask('GET /leads?credits=3', { token: zoho.token });
		expect(headers.get('x-rate-limit-request-weight-v3')).toBe('3');
		expect(headers.get('x-rate-limit-remaining-v3')).toBe('4997');
	});
});
