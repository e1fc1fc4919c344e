import { get as httpGet } from 'node:http';
import { startEmulator } from '../../../emulator';
import { usualScopes } from '../../../emulator/accounts/knownScopes';
import { MovableClock } from '../../../emulator/clock';
import type { overview } from '../../../emulator/inspector/overview';
import { summaryOf } from '../../../emulator/summary';

type Overview = ReturnType<typeof overview>;

let zoho: Awaited<ReturnType<typeof startEmulator>>;
beforeAll(async () => {
	zoho = await startEmulator({ clock: new MovableClock() });
});
beforeEach(() => zoho.reset());
afterAll(async () => await zoho.stop());

const at = (path: string) => `${zoho.urls.accounts}/inspector/${path}`;
const look = async <T = Overview>(path = 'overview') => (await (await fetch(at(path))).json()) as T;
const act = async (action: string, given: object, headers = {}) => {
	const sent = { 'content-type': 'application/json', ...headers };
	const answer = await fetch(at(action), { method: 'POST', headers: sent, body: JSON.stringify(given) });
	return { status: answer.status, ...((await answer.json()) as { message?: string }) };
};

function issued() {
	const { accounts } = zoho.world;
	const { clientId } = accounts.clients.find(({ kind }) => kind === 'self client')!;
	const refreshToken = accounts.issueRefreshToken({ clientId, scopes: usualScopes });
	const grantToken = accounts.generateGrantToken({ clientId, scopes: usualScopes });
	return { refreshToken, grantToken, accessToken: accounts.issueAccessToken(refreshToken) };
}

const ask = async (what: string, token: string, body?: unknown) => {
	const [method, path] = what.split(' ');
	const headers = { authorization: `Zoho-oauthtoken ${token}`, 'content-type': 'application/json' };
	return await fetch(`${zoho.urls.crm}${path}`, { method, headers, body: JSON.stringify(body) });
};

describe('the inspector', () => {
	it('counts records, shows one as it is stored, and finds it by its name', async () => {
		const { id } = zoho.world.crm.add('Leads', { Last_Name: '<img src=x onerror=alert(1)>' });
		const { modules } = await look();
		const count = zoho.world.crm.records('Leads').length;
		expect(modules).toContainEqual({ product: 'CRM', module: 'Leads', count });
		expect(modules).toContainEqual({
			product: 'Desk',
			module: 'tickets',
			count: zoho.world.desk.tickets().length,
		});
		const found = await look<object>('records?product=CRM&module=Leads&search=ONERROR');
		expect(found).toMatchObject({
			total: 1,
			records: [{ id, content: { fields: { Last_Name: expect.stringContaining('<img') } } }],
		});
		expect(await look<object>(`records?product=CRM&module=Leads&search=${id}`)).toMatchObject({ total: 1 });
	});

	it('never shows a token whole, nor what an answer of the accounts server holds', async () => {
		const { refreshToken, grantToken, accessToken } = issued();
		const client = zoho.world.accounts.clients[1]!;
		await fetch(`${zoho.urls.accounts}/oauth/v2/token`, {
			method: 'POST',
			body: new URLSearchParams({
				grant_type: 'refresh_token',
				refresh_token: refreshToken,
				client_id: client.clientId,
				client_secret: client.clientSecret,
			}),
		});
		await ask('GET /crm/v8/users', accessToken);
		const shown = JSON.stringify([await look(), await look('requests')]);
		const { grants } = zoho.world.accounts.given();
		for (const secret of [
			refreshToken,
			grantToken,
			client.clientSecret,
			...grants.map((grant) => grant.accessToken),
		]) {
			expect(shown).not.toContain(secret);
		}
		expect((await look()).accessTokens.map(({ token }) => token)).toContain(
			`${accessToken.slice(0, 9)}…${accessToken.slice(-4)}`,
		);
	});

	it('lists requests with what became of them, but none of its own', async () => {
		const { accessToken } = issued();
		await ask('POST /crm/v8/Leads', accessToken, { data: [{ Last_Name: 'A' }, { Company: 'B' }] });
		await ask('GET /crm/v8/Leads?frob=1', accessToken);
		expect(await look<object>('requests')).toMatchObject([
			{
				method: 'POST',
				status: 207,
				summary: 'data: 1 SUCCESS, 1 MANDATORY_NOT_FOUND',
				body: { data: [{}, {}] },
			},
			{ status: 400, refusal: { why: 'query parameter', name: 'frob' } },
		]);
		expect(zoho.requests.of('accounts')).toEqual([]);
	});

	it('counts all requests, and keeps the latest of them', async () => {
		const { accessToken } = issued();
		const { most } = zoho.requests;
		expect(most).toBe(10_000);
		try {
			zoho.requests.most = 2;
			for (const at of ['1', '2', '3']) await ask(`GET /crm/v8/users?page=${at}`, accessToken);
			expect(zoho.requests.all.map(({ query }) => query.page)).toEqual(['2', '3']);
			expect(await look<object>('requests')).toMatchObject([
				{ number: 2, query: { page: '2' } },
				{ number: 3, query: { page: '3' } },
			]);
			expect((await look()).requests).toBe(3);
			zoho.requests.clear();
			expect((await look()).requests).toBe(0);
		} finally {
			zoho.requests.most = most;
		}
	});

	it('lists channels, webhooks and the credits that were used', async () => {
		const { accessToken } = issued();
		const watch = [{ channel_id: '7', events: ['Leads.all'], notify_url: 'http://127.0.0.1:9/' }];
		await ask('POST /crm/v8/actions/watch', accessToken, { watch });
		const { channels, limits } = await look();
		expect(channels).toMatchObject([{ id: '7', events: ['Leads.all'], url: 'http://127.0.0.1:9/' }]);
		expect(limits).toMatchObject([
			{ product: 'crm', used: [{ credits: 1 }] },
			{ product: 'desk', used: [] },
		]);
	});

	it('adds a fault, which its call meets, and says how one looks where it does not fit', async () => {
		const { accessToken } = issued();
		expect(await act('fault', { fault: 'GET /crm/v8/users=503*2' })).toEqual({ status: 200 });
		expect((await look()).faults).toEqual([{ match: 'GET /crm/v8/users', what: '503', times: 2 }]);
		expect((await ask('GET /crm/v8/users', accessToken)).status).toBe(503);
		expect((await look()).faults).toMatchObject([{ times: 1 }]);
		expect(await look<object>('requests')).toMatchObject([{ status: 503, fault: '503' }]);
		expect(await act('fault', { fault: 'all wrong' })).toMatchObject({
			status: 400,
			message: expect.stringContaining('A fault looks like'),
		});
	});

	it('moves the clock ahead, at which tokens end, and never back', async () => {
		const { accessToken } = issued();
		const before = zoho.clock.now();
		expect(await act('clock', { ahead: 3_600_000 })).toEqual({ status: 200 });
		expect(zoho.clock.now()).toBeGreaterThanOrEqual(before + 3_600_000);
		expect((await ask('GET /crm/v8/users', accessToken)).status).toBe(401);
		expect((await act('clock', { ahead: -1 })).message).toBe(
			'The clock cannot go back: what happened would be yet to come.',
		);
		expect((await act('clock', { moment: 'soon' })).message).toBe(
			'A moment has a time zone: 2027-01-01T00:00Z.',
		);
		expect((await act('clock', { moment: '9999-01-01T00:00Z' })).status).toBe(400);
	});

	it('sets the latency and resets all', async () => {
		zoho.world.crm.add('Leads', { Last_Name: 'Gone' });
		expect(await act('latency', { milliseconds: 5 })).toEqual({ status: 200 });
		expect(zoho.latency).toBe(5);
		expect((await act('latency', { milliseconds: 'x' })).status).toBe(400);
		expect(await act('reset', {})).toEqual({ status: 200 });
		expect(zoho.latency).toBe(0);
		expect(zoho.world.crm.records('Leads').some(({ fields }) => fields.Last_Name === 'Gone')).toBe(false);
		expect((await act('explode', {})).status).toBe(404);
	});

	it('does nothing and tells nothing for web pages of somebody else', async () => {
		zoho.world.crm.add('Leads', { Last_Name: 'Still here' });
		expect((await act('reset', {}, { origin: 'https://somebody.example' })).status).toBe(403);
		// What a form of another page can send without being asked first.
		expect((await act('reset', {}, { 'content-type': 'text/plain' })).status).toBe(403);
		expect(zoho.world.crm.records('Leads').at(-1)?.fields.Last_Name).toBe('Still here');
		const { port } = new URL(zoho.urls.accounts);
		const rebound = { port, path: '/inspector/overview', headers: { host: 'rebound.example' } };
		const status = await new Promise((resolve) =>
			httpGet(rebound, (answer) => resolve(answer.resume().statusCode)),
		);
		expect(status).toBe(403);
	});

	it('serves a page that runs its own scripts alone', async () => {
		const page = await fetch(`${zoho.urls.accounts}/inspector`);
		expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/);
		const html = await page.text();
		expect(html).not.toMatch(/<script(?! type="module" src=)/);
		for (const file of ['style.css', 'dom.js', 'views.js', 'trouble.js', 'page.js']) {
			expect((await fetch(at(file))).status).toBe(200);
		}
	});
});

it.each([
	['', { status: 204 }],
	['2,048 bytes', { status: 200, body: Buffer.alloc(2048) }],
	['a web page', { status: 200, body: '<html>' }],
	['data: 2', { status: 200, body: { data: [{}, {}] } }],
	['errorCode INVALID_DATA, message no', { status: 422, body: { errorCode: 'INVALID_DATA', message: 'no' } }],
	['id 5, subject Help', { status: 200, body: { id: '5', subject: 'Help' } }],
])('sums an answer up as "%s"', (summary, reply) => expect(summaryOf(reply, 'crm')).toBe(summary));
