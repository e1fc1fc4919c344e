import type { Route } from '../../../emulator/service';
import { servingRoutes } from './coreService';

const seen: unknown[] = [];
const routes: Route[] = [
	{
		method: 'GET',
		path: '/crm/v8/:module',
		summary: '',
		query: ['fields'],
		scopes: ['ZohoCRM.modules.{module}.READ'],
		handle: ({ params, query, grant }) => ({ status: 200, body: { params, query, who: grant.user.email } }),
	},
	{
		method: 'GET',
		path: '/crm/v8/:module/:id',
		summary: '',
		scopes: ['ZohoCRM.modules.{module}.READ'],
		handle: () => ({ status: 204 }),
	},
	{
		method: 'POST',
		path: '/crm/v8/:module',
		summary: '',
		scopes: ['ZohoCRM.modules.{module}.CREATE'],
		handle: ({ body }) => {
			seen.push(body);
			return { status: 201, body: { body: body ?? 'none' } };
		},
	},
	{
		method: 'POST',
		path: '/form',
		summary: '',
		accepts: 'form',
		handle: ({ body }) => ({ status: 200, body: { body } }),
	},
	{
		method: 'POST',
		path: '/files',
		summary: '',
		accepts: 'multipart',
		handle: ({ body, files }) => ({
			status: 200,
			body: { body, files: files.map(({ content, ...file }) => ({ ...file, content: content.toString() })) },
		}),
	},
	{ method: 'GET', path: '/page', summary: '', handle: () => ({ status: 200, body: '<p>hello' }) },
	{
		method: 'GET',
		path: '/bytes',
		summary: '',
		handle: () => ({
			status: 200,
			body: Buffer.from('%PDF'),
			headers: { 'content-type': 'application/pdf' },
		}),
	},
];

let zoho: Awaited<ReturnType<typeof servingRoutes>>;
beforeAll(async () => {
	const before = ({ headers }: { headers: Record<string, string> }) =>
		headers.orgid === 'wrong' ? { status: 403, body: { why: 'before' } } : undefined;
	zoho = await servingRoutes(routes, { before });
});
beforeEach(() => zoho.world.reset());
afterAll(async () => await zoho.stop());

const all = () => zoho.tokenWith('ZohoCRM.modules.ALL');
const refused = async (...asked: Parameters<typeof zoho.ask>) => (await zoho.ask(...asked)).body;

it('hands the route its path parameters, the query and the person', async () => {
	expect(await zoho.ask('GET /crm/v8/Le%C3%A4ds?fields=a%2Cb', { token: all() })).toMatchObject({
		status: 200,
		body: { params: { module: 'Leäds' }, query: { fields: 'a,b' }, who: 'nadia.osei@marigold.example' },
	});
});

describe('the way of a call', () => {
	it('ends at an unknown path', async () => {
		expect(await refused('GET /crm/v9')).toEqual({ why: 'unknown path' });
		expect(await refused('GET /crm/v8/Leads/1/2', { token: all() })).toEqual({ why: 'unknown path' });
	});

	it('tells a wrong method from an unknown path, before it looks at the token', async () => {
		expect(await refused('PATCH /crm/v8/Leads')).toEqual({ why: 'method' });
		expect(await refused('DELETE /crm/v8/Leads/1')).toEqual({ why: 'method' });
	});

	it.each([[undefined], ['Basic abc'], ['Zoho-oauthtoken']])(
		'asks for a token when it gets %s',
		async (value) => {
			const headers: Record<string, string> = value === undefined ? {} : { authorization: value };
			expect(await refused('GET /crm/v8/Leads', { headers })).toEqual({ why: 'no token' });
		},
	);

	it('refuses a token that is unknown or has ended', async () => {
		const token = all();
		expect(await refused('GET /crm/v8/Leads', { token: '1000.a.b' })).toEqual({ why: 'invalid token' });
		zoho.clock.advance(3_600_000);
		expect(await refused('GET /crm/v8/Leads', { token })).toEqual({ why: 'invalid token' });
	});

	it('names the scope a call lacks, before it looks at the query', async () => {
		const token = zoho.tokenWith('ZohoCRM.modules.leads.ALL');
		const body = await refused('GET /crm/v8/Projects?nonsense=1', { token });
		expect(body).toEqual({ why: 'scope', scopes: ['ZohoCRM.modules.custom.READ'] });
		expect((await zoho.ask('GET /crm/v8/Leads', { token })).status).toBe(200);
	});

	it('refuses a query parameter that the route does not know, before it looks at the body', async () => {
		const body = await refused('POST /crm/v8/Leads?fields=x', { token: all(), body: 'text' });
		expect(body).toEqual({ why: 'query parameter', name: 'fields' });
	});

	it.each([
		['text', 'POST /crm/v8/Leads', 'hello', 'text/plain'],
		['a form where JSON is due', 'POST /crm/v8/Leads', 'a=b', 'application/x-www-form-urlencoded'],
		['JSON where a form is due', 'POST /form', '{}', 'application/json'],
		['JSON where a file is due', 'POST /files', '{}', 'application/json'],
	])('refuses %s', async (_case, what, body, type) => {
		const headers = { 'content-type': type };
		expect(await refused(what, { token: all(), body, headers })).toEqual({ why: 'media type' });
	});

	it('refuses JSON that is none, and does not run the route', async () => {
		const before = seen.length;
		const headers = { 'content-type': 'application/json' };
		const body = await refused('POST /crm/v8/Leads', { token: all(), body: '{"data":[', headers });
		expect(body).toEqual({ why: 'not json' });
		expect(seen).toHaveLength(before);
	});

	it("passes the service's own check last", async () => {
		const headers = { orgid: 'wrong' };
		expect(await refused('GET /crm/v8/Leads?x=1', { token: all(), headers })).toMatchObject({ name: 'x' });
		expect(await refused('GET /crm/v8/Leads', { token: all(), headers })).toEqual({ why: 'before' });
	});

	it('is logged with the reason of a refusal', async () => {
		await zoho.ask('POST /crm/v8/Leads?x=1', { token: all() });
		expect(zoho.world.requests.of('crm')).toMatchObject([
			{ method: 'POST', path: '/crm/v8/Leads', query: { x: '1' }, status: 418, refusal: { name: 'x' } },
		]);
		expect(zoho.world.requests.of('desk')).toEqual([]);
	});
});

describe('bodies', () => {
	const headers = { 'content-type': 'application/json' };

	it('are read as JSON, with ids left as text', async () => {
		const body = JSON.stringify({ data: [{ id: '4900000000001000001' }] });
		await zoho.ask('POST /crm/v8/Leads', { token: all(), headers, body });
		expect(seen.at(-1)).toEqual({ data: [{ id: '4900000000001000001' }] });
	});

	it('may be missing, whatever the header says', async () => {
		const { body } = await zoho.ask('POST /crm/v8/Leads', { token: all(), headers });
		expect(body).toEqual({ body: 'none' });
	});

	it('are read as forms', async () => {
		const { body } = await zoho.ask('POST /form', { body: new URLSearchParams({ a: 'b&c' }) });
		expect(body).toEqual({ body: { a: 'b&c' } });
	});

	it('are read as files with fields', async () => {
		const form = new FormData();
		form.set('title', 'Offer');
		form.set('file', new Blob(['hello'], { type: 'text/csv' }), 'offer.csv');
		expect((await zoho.ask('POST /files', { body: form })).body).toEqual({
			body: { title: 'Offer' },
			files: [{ field: 'file', name: 'offer.csv', type: 'text/csv', content: 'hello' }],
		});
	});
});

describe('answers', () => {
	it('go out as JSON, as a web page, as bytes, or without a body', async () => {
		const asked = await Promise.all([
			zoho.ask('GET /crm/v8/Leads', { token: all() }),
			zoho.ask('GET /page'),
			zoho.ask('GET /bytes'),
			zoho.ask('GET /crm/v8/Leads/1', { token: all() }),
		]);
		expect(asked.map(({ headers }) => headers.get('content-type'))).toEqual([
			'application/json;charset=UTF-8',
			'text/html;charset=UTF-8',
			'application/pdf',
			null,
		]);
		expect(asked.map(({ body }) => body).slice(1)).toEqual(['<p>hello', '%PDF', '']);
	});
});

describe('the Authorization header', () => {
	it('may say Bearer, unless the emulator takes Zoho-oauthtoken only', async () => {
		const strict = await servingRoutes(routes, { zohoOauthTokenOnly: true });
		const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
		expect((await zoho.ask('GET /crm/v8/Leads', bearer(all()))).status).toBe(200);
		const token = strict.tokenWith('ZohoCRM.modules.ALL');
		expect((await strict.ask('GET /crm/v8/Leads', bearer(token))).body).toEqual({ why: 'no token' });
		expect((await strict.ask('GET /crm/v8/Leads', { token })).status).toBe(200);
		await strict.stop();
	});
});

it('gives out ids of 19 digits in order, and begins anew after a reset', () => {
	const [first, second] = [zoho.world.nextId(), zoho.world.nextId()];
	expect(first).toMatch(/^\d{19}$/);
	expect(BigInt(second)).toBe(BigInt(first) + 1n);
	zoho.world.reset();
	expect(zoho.world.nextId()).toBe(first);
});
