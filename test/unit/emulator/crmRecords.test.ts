import { servingCrm } from './crmServing';

let zoho: Awaited<ReturnType<typeof servingCrm>>;
beforeAll(async () => {
	zoho = await servingCrm();
});
beforeEach(() => zoho.reset());
afterAll(async () => await zoho.stop());

const day = 24 * 60 * 60 * 1000;
const leads = () => zoho.crm.records('Leads');
const ids = (body: { data: Array<{ id: string }> }) => body.data.map(({ id }) => id);

describe('listing records', () => {
	it('gives the asked fields and the id, newest first, with what Zoho says about the page', async () => {
		const { status, body } = await zoho.call(
			'GET /Leads?fields=Last_Name,Owner,Created_Time,Legacy_Number&per_page=5',
		);
		const newest = leads().slice(-1)[0];
		expect(status).toBe(200);
		expect(body.data).toHaveLength(5);
		expect(body.data[0]).toEqual({
			Last_Name: newest?.fields.Last_Name,
			Owner: { name: 'Nadia Osei', id: '4900000000000201001', email: 'nadia.osei@marigold.example' },
			Created_Time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d-0[45]:00$/),
			Legacy_Number: 'L-12499',
			id: newest?.id,
		});
		expect(Object.keys(body.info).sort()).toEqual(
			[
				...[
					'call',
					'count',
					'email',
					'more_records',
					'next_page_token',
					'page',
					'page_token_expiry',
					'per_page',
				],
				...['previous_page_token', 'sort_by', 'sort_order'],
			].sort(),
		);
		expect(body.info).toMatchObject({
			count: 5,
			page: 1,
			per_page: 5,
			more_records: true,
			previous_page_token: null,
		});
	});

	it('refuses what it cannot understand, in the published words', async () => {
		const refused = async (query: string) => {
			const { status, body } = await zoho.call(`GET /Leads${query}`);
			expect([status, body.status]).toEqual([400, 'error']);
			return [body.code, body.message, body.details];
		};
		expect(await refused('')).toEqual([
			'REQUIRED_PARAM_MISSING',
			'required param is missing',
			{ param_name: 'fields' },
		]);
		const many = Array.from({ length: 51 }, () => 'Email').join(',');
		expect(await refused(`?fields=${many}`)).toEqual([
			'LIMIT_EXCEEDED',
			'limit exceeded',
			{ limit: 50, param_name: 'fields' },
		]);
		for (const query of [
			'fields=Emial',
			'fields=id&per_page=201',
			'fields=id&page=0',
			'fields=id&sort_by=Email',
			'fields=id&cvid=1',
			'fields=id&ids=abc',
		]) {
			const [code, message] = await refused(`?${query}`);
			expect([code, message]).toEqual(['INVALID_DATA', 'invalid data']);
		}
		expect((await refused('?fields=id&foo=bar'))[2]).toEqual({ param_name: 'foo' });
		expect((await refused('?fields=id&page=1&page_token=x'))[0]).toBe('AMBIGUITY_DURING_PROCESSING');
		expect((await refused('?fields=id&cvid=1&sort_by=id'))[2]).toEqual({
			ambiguity_due_to: [{ param_name: 'cvid' }, { param_name: 'sort_by' }],
		});
	});

	it('knows no module that is unknown or has no API, and no records of its own in Activities and subforms', async () => {
		for (const module of ['Nothing', 'Home']) {
			expect(await zoho.call(`GET /${module}?fields=id`)).toMatchObject({
				status: 400,
				body: { code: 'INVALID_MODULE', details: { resource_path_index: 0 } },
			});
		}
		for (const module of ['Activities', 'Quoted_Items']) {
			expect((await zoho.call(`GET /${module}?fields=id`)).body).toMatchObject({
				code: 'NOT_SUPPORTED',
				details: { module },
			});
		}
	});

	it('cuts rich text at 500 characters and leaves subforms and linked records out', async () => {
		const fields = 'Name,Story,Opening_Hours,Partner_Vendors';
		const { body } = await zoho.call(`GET /Showrooms?fields=${fields}&per_page=1`);
		expect(body.data[0].Story).toHaveLength(500);
		expect(Object.keys(body.data[0]).sort()).toEqual(['Name', 'Story', 'id']);
		const { body: full } = await zoho.call(`GET /Showrooms/${body.data[0].id}/actions/fetch_full_data`);
		expect(full.data[0].Story.length).toBeGreaterThan(500);
		expect(Object.keys(full.data[0]).sort()).toEqual(['Story', 'id']);
	});

	it('sorts by creation and by change, both ways', async () => {
		const [first, second] = leads();
		zoho.crm.change(second!, { City: 'Here' });
		expect(
			ids((await zoho.call('GET /Leads?fields=id&per_page=1&sort_by=Created_Time&sort_order=asc')).body),
		).toEqual([first?.id]);
		expect(ids((await zoho.call('GET /Leads?fields=id&per_page=1&sort_by=Modified_Time')).body)).toEqual([
			second?.id,
		]);
	});

	it('filters by view, ids, conversion and time of change', async () => {
		const [first, second, third] = leads();
		const view = zoho.crm.module('Leads')?.views.find(({ name }) => name === 'Big Budgets');
		const { body } = await zoho.call(`GET /Leads?fields=Budget&cvid=${view?.id}`);
		expect(Math.min(...body.data.map(({ Budget }: { Budget: number }) => Budget))).toBeGreaterThanOrEqual(
			50_000,
		);
		const mine = zoho.crm.module('Leads')?.views.find(({ systemName }) => systemName === 'MYVIEWS');
		const owners = (await zoho.call(`GET /Leads?fields=Owner&cvid=${mine?.id}`)).body.data;
		expect(new Set(owners.map(({ Owner }: { Owner: { name: string } }) => Owner.name))).toEqual(
			new Set(['Nadia Osei']),
		);

		const some = await zoho.call(`GET /Leads?fields=id&ids=${first?.id},${third?.id},4900000000000999999`);
		expect(ids(some.body)).toEqual([third?.id, first?.id]);

		second!.converted = true;
		expect(ids((await zoho.call('GET /Leads?fields=id&converted=true')).body)).toEqual([second?.id]);
		expect((await zoho.call('GET /Contacts?fields=id&converted=true')).status).toBe(204);

		const since = new Date(zoho.clock.now()).toISOString();
		zoho.clock.advance(60_000);
		expect((await zoho.call('GET /Leads?fields=id', undefined, { 'if-modified-since': since })).status).toBe(
			304,
		);
		zoho.crm.change(first!, { City: 'Here' });
		expect(
			ids((await zoho.call('GET /Leads?fields=id', undefined, { 'if-modified-since': since })).body),
		).toEqual([first?.id]);
	});

	it('answers 204 without a body when there is nothing', async () => {
		zoho.crm.records('Price_Books').forEach((record) => zoho.crm.remove(record));
		expect(await zoho.call('GET /Price_Books?fields=id')).toMatchObject({ status: 204, body: undefined });
	});
});

describe('paging', () => {
	/** Every page of Leads by token, from the first one on. */
	async function pages(query = 'fields=id&per_page=200'): Promise<string[][]> {
		const all: string[][] = [];
		let token = '';
		for (;;) {
			const { body } = await zoho.call(`GET /Leads?${query}${token}`);
			all.push(ids(body));
			if (!body.info.more_records) return all;
			token = `&page_token=${body.info.next_page_token}`;
		}
	}

	it('reaches 2,500 leads in 13 pages by token, each once', async () => {
		const all = await pages();
		expect(all).toHaveLength(13);
		expect(new Set(all.flat()).size).toBe(2500);
	});

	it('reaches only the first 2,000 by page', async () => {
		expect((await zoho.call('GET /Leads?fields=id&page=10')).body.info).toMatchObject({
			page: 10,
			more_records: true,
		});
		expect((await zoho.call('GET /Leads?fields=id&page=11')).body).toEqual({
			code: 'DISCRETE_PAGINATION_LIMIT_EXCEEDED',
			details: { limit: 2000 },
			message: 'You can only get the first 2000 records without using page_token param',
			status: 'error',
		});
	});

	it('goes on after the last record it gave, though others come and go', async () => {
		const first = await zoho.call('GET /Leads?fields=id&per_page=200');
		zoho.crm.add('Leads', { Last_Name: 'Newcomer' });
		const gone = zoho.crm.record('Leads', ids(first.body)[100] ?? '');
		zoho.crm.remove(gone!);
		const second = await zoho.call(
			`GET /Leads?fields=id&per_page=200&page_token=${first.body.info.next_page_token}`,
		);
		expect(ids(second.body)).toEqual(
			leads()
				.reverse()
				.slice(200, 400)
				.map(({ id }) => id),
		);
		expect(second.body.info.page).toBe(2);
		const back = await zoho.call(
			`GET /Leads?fields=id&per_page=200&page_token=${second.body.info.previous_page_token}`,
		);
		expect(back.body.info.page).toBe(1);
	});

	it('binds a token to its parameters, its module and its user, for a day', async () => {
		const { body } = await zoho.call('GET /Leads?fields=id,Email&per_page=10');
		const token = body.info.next_page_token;
		const code = async (what: string) => (await zoho.call(what)).body?.code;
		for (const what of [
			`GET /Leads?fields=id&per_page=10&page_token=${token}`,
			`GET /Leads?fields=id,Email&per_page=20&page_token=${token}`,
			`GET /Contacts?fields=id,Email&per_page=10&page_token=${token}`,
			'GET /Leads?fields=id,Email&per_page=10&page_token=made-up',
		]) {
			expect(await code(what)).toBe('TOKEN_BOUND_DATA_MISMATCH');
		}
		const good = `GET /Leads?fields=id,Email&per_page=10&page_token=${token}`;
		zoho.become(undefined, '720045102');
		expect(await code(good)).toBe('TOKEN_BOUND_DATA_MISMATCH');
		zoho.become();
		expect((await zoho.call(good)).status).toBe(200);
		zoho.clock.advance(day);
		zoho.become();
		expect((await zoho.call(good)).body).toEqual({
			code: 'EXPIRED_VALUE',
			details: { api_name: 'page_token', json_path: '$.query.page_token' },
			message: 'Page token expired',
			status: 'error',
		});
	});
});

describe('getting a record', () => {
	it('shows everything: subforms, linked records, computed values, long integers as text', async () => {
		const showroom = zoho.crm.records('Showrooms')[0]!;
		const { body } = await zoho.call(`GET /Showrooms/${showroom.id}`);
		expect(body.data[0]).toMatchObject({
			id: showroom.id,
			Name: 'Marigold Boston Showroom',
			Showroom_Number: 'SR-1',
			Visitors_Counted: '9007199254740991',
			Rent_per_Seat: 400,
			Landlord: { id: showroom.fields.Landlord, name: expect.stringContaining(' ') },
			Layout: { name: 'Standard' },
			Tag: [],
			Photos: null,
			$locked_for_me: false,
			$approval_state: 'approved',
		});
		expect(body.data[0].Opening_Hours[0]).toMatchObject({
			Day: 'Weekdays',
			Parent_Id: { name: 'Marigold Boston Showroom', id: showroom.id },
		});
		expect(body.data[0].Partner_Vendors).toEqual([
			{
				Partner_Vendors: { name: expect.stringContaining('Supply'), id: expect.any(String) },
				id: expect.any(String),
			},
		]);
		expect(body.data[0].Story.length).toBeGreaterThan(500);
	});

	it('adds up the line items of a quote', async () => {
		const quote = zoho.crm.records('Quotes')[0]!;
		const { body } = await zoho.call(`GET /Quotes/${quote.id}`);
		const totals = body.data[0].Quoted_Items.map(({ Net_Total }: { Net_Total: number }) => Net_Total);
		expect(totals).toEqual([120, 310]);
		expect(body.data[0]).toMatchObject({ Sub_Total: 430, Grand_Total: 430 });
	});

	it('answers 204 for an id that is nobody’s, 400 for one that is none, 304 for one that has not changed', async () => {
		const [lead] = leads();
		expect(await zoho.call('GET /Leads/4900000000000999999')).toMatchObject({ status: 204, body: undefined });
		expect(await zoho.call('GET /Leads/abc')).toMatchObject({
			status: 400,
			body: {
				code: 'INVALID_DATA',
				details: { resource_path_index: 1 },
				message: 'the id given seems to be invalid',
			},
		});
		const now = new Date(zoho.clock.now()).toISOString();
		expect((await zoho.call(`GET /Leads/${lead?.id}`, undefined, { 'if-modified-since': now })).status).toBe(
			304,
		);
	});

	it('shows date-times in the organisation’s time zone, summer and winter', async () => {
		const { id } = zoho.crm.add('Leads', {
			Last_Name: 'A',
			Site_Visit: '2026-07-01T12:00:00Z',
			Created_Time: '2026-12-01T12:00:00Z',
		});
		const { body } = await zoho.call(`GET /Leads/${id}?fields=Site_Visit,Created_Time`);
		expect(body.data).toEqual([
			{ Created_Time: '2026-12-01T07:00:00-05:00', Site_Visit: '2026-07-01T08:00:00-04:00', id },
		]);
	});
});

describe('whole rich text', () => {
	it('is all that fetch_full_data gives, of several records too', async () => {
		const [one, two] = zoho.crm.records('Showrooms');
		const { body } = await zoho.call(
			`GET /Showrooms/actions/fetch_full_data?ids=${one?.id},${two?.id}&fields=Story`,
		);
		expect(body.data).toEqual([
			{ Story: one?.fields.Story, id: one?.id },
			{ Story: two?.fields.Story, id: two?.id },
		]);
		const code = async (query: string) =>
			(await zoho.call(`GET /Showrooms/actions/fetch_full_data?${query}`)).body.code;
		expect(await code(`ids=${one?.id}`)).toBe('REQUIRED_PARAM_MISSING');
		expect(await code('fields=Story')).toBe('REQUIRED_PARAM_MISSING');
		expect(await code(`ids=${one?.id}&fields=Opening_Hours`)).toBe('INVALID_REQUEST');
	});
});

describe('permissions', () => {
	it('refuse a forbidden module: no permission bare with 403, no privilege in the operation’s envelope', async () => {
		zoho.crm.forbid('Leads');
		for (const what of ['GET /Leads?fields=id', 'DELETE /Leads?ids=1', 'GET /settings/fields?module=Leads']) {
			expect(await zoho.call(what)).toMatchObject({
				status: 403,
				body: {
					code: 'NO_PERMISSION',
					details: { permissions: ['Crm_Implied_View_Leads'] },
					status: 'error',
				},
			});
		}
		expect((await zoho.write('POST /Leads', { Last_Name: 'A' })).status).toBe(403);
		zoho.crm.forbid('Leads', 'AUTHORIZATION_FAILED');
		expect((await zoho.call('GET /Leads?fields=id')).body.code).toBe('AUTHORIZATION_FAILED');
		expect((await zoho.write('POST /Leads', { Last_Name: 'A' })).item).toEqual({
			code: 'AUTHORIZATION_FAILED',
			details: { resource_path_index: 0 },
			message: 'User does not have sufficient privilege to perform this action',
			status: 'error',
		});
		zoho.crm.allow('Leads');
		expect((await zoho.call('GET /Leads?fields=id')).status).toBe(200);
	});

	it('refuse a user whose profile has no access to the API, and a token without the scope', async () => {
		zoho.crm.users[0]!.apiAccess = false;
		expect(await zoho.call('GET /org')).toMatchObject({
			status: 403,
			body: { code: 'NO_PERMISSION', details: { permissions: ['Crm_Implied_Api_Access'] } },
		});
		zoho.crm.users[0]!.apiAccess = true;
		zoho.become(['ZohoCRM.modules.contacts.READ']);
		expect((await zoho.call('GET /Contacts?fields=id')).status).toBe(200);
		expect(await zoho.call('GET /Leads?fields=id')).toMatchObject({
			status: 401,
			body: { code: 'OAUTH_SCOPE_MISMATCH', details: {}, status: 'error' },
		});
	});
});
