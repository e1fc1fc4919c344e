import { MovableClock } from '../../../emulator/clock';
import { cliOptions } from '../../../emulator/cliOptions';
import { faultIn } from '../../../emulator/faultText';
import type { LoggedRequest } from '../../../emulator/requests';
import { matches } from '../../../emulator/requests';
import { startEmulator } from '../../../emulator';

describe('--fault', () => {
	it.each([
		['PUT /crm/v8/Leads=html', { match: 'PUT /crm/v8/Leads', fault: 'html', times: 1 }],
		['POST /api/v1/tickets=reset after*3', { match: 'POST /api/v1/tickets', fault: 'reset after', times: 3 }],
		['* /crm/v8/*=503', { match: '* /crm/v8/*', fault: { status: 503 }, times: 1 }],
		['GET /x=500 after *2', { match: 'GET /x', fault: { after: { status: 500 } }, times: 2 }],
	])('reads %j', (text, fault) => expect(faultIn(text)).toEqual(fault));

	it('says 401 and 429 in the words of the product', () => {
		expect(faultIn('GET /crm/v8/Leads=401').fault).toMatchObject({
			status: 401,
			body: { code: 'INVALID_TOKEN' },
		});
		const desk = { status: 429, body: { errorCode: 'TOO_MANY_REQUESTS' } };
		expect(faultIn('GET /api/v1/tickets=429').fault).toMatchObject(desk);
	});

	it.each([
		'PUT /crm/v8/Leads',
		'/crm/v8/Leads=429',
		'put /crm/v8/Leads=429',
		'PUT /crm/v8/Leads=200',
		'PUT /crm/v8/Leads=explode',
		'PUT /crm/v8/Leads=429*0',
		'PUT crm/v8/Leads=429',
		'',
	])('refuses %j and says how one looks', (text) => {
		const attempt = () => cliOptions(['--fault', text]);
		expect(attempt).toThrow(`A fault looks like "PUT /crm/v8/Leads=429"`);
		expect(attempt).toThrow(`not "${text}"`);
	});

	it('waits from the start, as often as it was given, and is there again after a reset', async () => {
		const { faults } = cliOptions(['--fault', 'GET /console=503', '--fault', 'GET /oauth/*=500*2']);
		const zoho = await startEmulator({ seed: 'empty', faults });
		const statusOf = async (path: string) => (await fetch(zoho.urls.accounts + path)).status;
		const statuses = async () => {
			const paths = ['/oauth/serverinfo', '/console', '/oauth/serverinfo', '/console', '/oauth/serverinfo'];
			const found = [];
			for (const path of paths) found.push(await statusOf(path));
			return found;
		};
		try {
			expect(await statuses()).toEqual([500, 503, 500, 200, 200]);
			zoho.reset();
			expect(await statuses()).toEqual([500, 503, 500, 200, 200]);
		} finally {
			await zoho.stop();
		}
	});
});

it.each([
	['GET /crm/v8/Leads', 'GET /crm/v8/Leads', true],
	['GET /crm/v8/Leads', 'GET /crm/v8/Leads/1', false],
	['GET /crm/v8/Leads/*', 'GET /crm/v8/Leads/1', true],
	['* /crm/v8/Leads', 'PATCH /crm/v8/Leads', true],
	['PUT /crm/v8/*', 'POST /crm/v8/Leads', false],
])('the match %j and the request %j: %s', (match, request, fits) => {
	const [method, path] = request.split(' ');
	expect(matches(match, { method, path } as LoggedRequest)).toBe(fits);
});

describe('--clock', () => {
	const clockOf = (...texts: string[]) => cliOptions(texts.flatMap((text) => ['--clock', text])).clock;

	it('takes a moment, a speed or both', () => {
		expect(clockOf()).toEqual({});
		expect(clockOf('2027-01-01T00:00Z')).toEqual({ from: Date.UTC(2027, 0, 1) });
		expect(clockOf('x60', '2027-01-01T02:30+02:00')).toEqual({
			speed: 60,
			from: Date.UTC(2027, 0, 1, 0, 30),
		});
	});

	it.each([['x0'], ['x1.5'], ['2027-01-01T00:00'], ['2027-13-01'], ['soon'], ['x2', 'x3']])(
		'refuses %j',
		(...texts) => expect(() => clockOf(...texts)).toThrow('--clock takes a moment with its time zone'),
	);

	it('begins there, runs as fast as was said, moves ahead and never back', () => {
		const now = jest.spyOn(Date, 'now').mockReturnValue(1_000_000);
		try {
			const from = Date.UTC(2027, 0, 1);
			const clock = new MovableClock({ from, speed: 60 });
			now.mockReturnValue(1_002_000);
			expect(clock.now()).toBe(from + 120_000);
			clock.advance(5000);
			expect(clock.now()).toBe(from + 125_000);
			clock.advanceTo(from);
			expect(clock.now()).toBe(from + 125_000);
			clock.advanceTo(from + 200_000);
			expect(clock.now()).toBe(from + 200_000);
		} finally {
			now.mockRestore();
		}
	});

	it('is what tokens end by', async () => {
		const clock = new MovableClock({ from: Date.UTC(2027, 0, 1) });
		const zoho = await startEmulator({ seed: 'empty', clock });
		try {
			const { accounts } = zoho.world;
			const client = accounts.clients[0]!;
			const refreshToken = accounts.issueRefreshToken({
				clientId: client.clientId,
				scopes: ['ZohoCRM.org.READ'],
			});
			const authorization = `Zoho-oauthtoken ${accounts.issueAccessToken(refreshToken)}`;
			const ask = async () => await fetch(`${zoho.urls.crm}/crm/v8/org`, { headers: { authorization } });
			const answer = await ask();
			expect([answer.status, answer.headers.get('date')]).toEqual([
				200,
				expect.stringContaining('01 Jan 2027'),
			]);
			clock.advance(3_600_000);
			expect((await ask()).status).toBe(401);
		} finally {
			await zoho.stop();
		}
	});
});
