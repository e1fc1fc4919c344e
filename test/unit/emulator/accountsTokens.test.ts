import { minutes, servingAccounts } from './serving';

const scopes = ['ZohoCRM.modules.ALL', 'AaaServer.profile.READ'];
let zoho: Awaited<ReturnType<typeof servingAccounts>>;
beforeAll(async () => {
	zoho = await servingAccounts();
});
beforeEach(() => zoho.world.reset());
afterAll(async () => await zoho.stop());

const grantToken = (lifetimeSeconds?: number) =>
	zoho.accounts.generateGrantToken({ clientId: zoho.selfClient.clientId, scopes, lifetimeSeconds });
const refreshToken = () => zoho.accounts.issueRefreshToken({ clientId: zoho.selfClient.clientId, scopes });
const lives = async (accessToken: unknown) => (await zoho.userInfo(String(accessToken))).status === 200;

describe('exchanging a grant token of the self client', () => {
	it('gives both tokens, the scopes with blanks, and CRM as the API domain', async () => {
		zoho.world.urls.crm = 'http://127.0.0.1:1';
		const { status, body } = await zoho.exchange(grantToken());
		expect(status).toBe(200);
		expect(body).toEqual({
			access_token: expect.stringMatching(/^1000\.\w{32}\.\w{32}$/),
			refresh_token: expect.stringMatching(/^1000\.\w{32}\.\w{32}$/),
			scope: scopes.join(' '),
			api_domain: 'http://127.0.0.1:1',
			token_type: 'Bearer',
			expires_in: 3600,
		});
		expect(await lives(body.access_token)).toBe(true);
	});

	it('takes the parameters in the query too', async () => {
		const query = new URLSearchParams({
			grant_type: 'authorization_code',
			client_id: zoho.selfClient.clientId,
			client_secret: zoho.selfClient.clientSecret,
			code: grantToken(),
		});
		// Many clients send this header without a body.
		const headers = { 'content-type': 'application/json' };
		const response = await fetch(`${zoho.url}/oauth/v2/token?${query}`, { method: 'POST', headers });
		expect(await response.json()).toHaveProperty('refresh_token');
	});

	it("takes the parameters in a multipart form, which is what Zoho's SDKs send", async () => {
		const body = new FormData();
		body.set('grant_type', 'authorization_code');
		body.set('client_id', zoho.selfClient.clientId);
		body.set('client_secret', zoho.selfClient.clientSecret);
		body.set('code', grantToken());
		const response = await fetch(`${zoho.url}/oauth/v2/token`, { method: 'POST', body });
		expect(await response.json()).toHaveProperty('refresh_token');
	});

	it('works once', async () => {
		const code = grantToken();
		await zoho.exchange(code);
		expect(await zoho.exchange(code)).toEqual({ status: 200, body: { error: 'invalid_code' } });
	});

	it('works for three minutes, or as long as was chosen in the console', async () => {
		const [short, long] = [grantToken(), grantToken(600)];
		zoho.clock.advance(minutes(3));
		expect((await zoho.exchange(short)).body).toEqual({ error: 'invalid_code' });
		zoho.clock.advance(minutes(6.9));
		expect((await zoho.exchange(long)).body).toHaveProperty('access_token');
	});

	it('is refused to another client, and stays good for its own', async () => {
		const code = grantToken();
		const other = { client_id: zoho.server.clientId, client_secret: zoho.server.clientSecret };
		expect((await zoho.exchange(code, other)).body).toEqual({ error: 'invalid_code' });
		expect((await zoho.exchange(code)).body).toHaveProperty('access_token');
	});

	it.each([
		['an unknown client', { client_id: '1000.NOBODY' }, 'invalid_client'],
		['a wrong secret', { client_secret: 'of another data center' }, 'invalid_client_secret'],
		['no client id', { client_id: undefined }, 'general_error'],
		['no secret', { client_secret: undefined }, 'general_error'],
		['no code', { code: undefined }, 'general_error'],
		['no grant type', { grant_type: undefined }, 'general_error'],
		['an unknown parameter', { client_name: 'n8n' }, 'general_error'],
		['another grant type', { grant_type: 'client_credentials' }, 'unsupported_grant_type'],
	])('answers %s with status 200 and %j as %s', async (_case, fields, error) => {
		expect(await zoho.exchange(grantToken(), fields)).toEqual({ status: 200, body: { error } });
	});

	it('does not read JSON', async () => {
		const body = JSON.stringify({ grant_type: 'authorization_code', code: grantToken() });
		const headers = { 'content-type': 'application/json' };
		const response = await fetch(`${zoho.url}/oauth/v2/token`, { method: 'POST', headers, body });
		expect([response.status, await response.json()]).toEqual([200, { error: 'general_error' }]);
	});
});

describe('refreshing', () => {
	it('gives an access token for an hour and no refresh token', async () => {
		const { body } = await zoho.refresh(refreshToken());
		expect(body).toMatchObject({ expires_in: 3600, token_type: 'Bearer' });
		expect(body).not.toHaveProperty('refresh_token');
		zoho.clock.advance(minutes(59.9));
		expect(await lives(body.access_token)).toBe(true);
		zoho.clock.advance(minutes(0.2));
		expect(await lives(body.access_token)).toBe(false);
	});

	it('calls a wrong refresh token and that of another client an invalid code', async () => {
		const other = { client_id: zoho.server.clientId, client_secret: zoho.server.clientSecret };
		expect((await zoho.refresh('1000.never.issued')).body).toEqual({ error: 'invalid_code' });
		expect((await zoho.refresh(refreshToken(), other)).body).toEqual({ error: 'invalid_code' });
	});

	const accessDenied = {
		status: 400,
		body: {
			error: 'Access Denied',
			error_description: 'You have made too many requests continuously. Please try again after some time.',
		},
	};

	it('is denied the eleventh time in ten minutes, and works again after a pause', async () => {
		const token = refreshToken();
		for (let nth = 1; nth <= 10; nth++) expect((await zoho.refresh(token)).status).toBe(200);
		expect(await zoho.refresh(token)).toEqual(accessDenied);
		expect((await zoho.refresh(refreshToken())).status).toBe(200);
		zoho.clock.advance(minutes(10));
		expect((await zoho.refresh(token)).status).toBe(200);
	});

	it('stays denied to those who go on trying', async () => {
		const token = refreshToken();
		for (let nth = 1; nth <= 10; nth++) await zoho.refresh(token);
		for (let tries = 1; tries <= 10; tries++) {
			zoho.clock.advance(minutes(0.9));
			await zoho.refresh(token);
		}
		zoho.clock.advance(minutes(0.95));
		expect(await zoho.refresh(token)).toEqual(accessDenied);
	});

	it('is denied to everybody while the server is told to throttle', async () => {
		zoho.accounts.throttleUntil(zoho.clock.now() + minutes(5));
		expect(await zoho.refresh(refreshToken())).toEqual(accessDenied);
		expect(await zoho.exchange(grantToken(600))).toEqual(accessDenied);
		zoho.clock.advance(minutes(5));
		expect((await zoho.refresh(refreshToken())).status).toBe(200);
	});

	it('ends the oldest of fifteen living access tokens with the sixteenth', async () => {
		const token = refreshToken();
		const issued = Array.from({ length: 15 }, () => zoho.accounts.issueAccessToken(token));
		expect(await lives(issued[0])).toBe(true);
		const { body } = await zoho.refresh(token);
		expect(await lives(issued[0])).toBe(false);
		expect(await lives(issued[1])).toBe(true);
		expect(await lives(body.access_token)).toBe(true);
	});

	it('does not count access tokens that have ended by themselves', async () => {
		const token = refreshToken();
		const oldestLiving = zoho.accounts.issueAccessToken(token);
		for (let nth = 2; nth <= 15; nth++) zoho.accounts.issueAccessToken(token, 30);
		zoho.clock.advance(minutes(1));
		await zoho.refresh(token);
		expect(await lives(oldestLiving)).toBe(true);
	});
});

describe('refresh tokens', () => {
	it('push out the oldest of the same person and client with the 21st, and its access tokens', async () => {
		const other = zoho.accounts.issueRefreshToken({
			...{ clientId: zoho.selfClient.clientId, scopes },
			zuid: zoho.accounts.users[1]?.zuid,
		});
		const oldest = refreshToken();
		const accessToken = zoho.accounts.issueAccessToken(oldest);
		for (let nth = 2; nth <= 20; nth++) refreshToken();
		expect(await lives(accessToken)).toBe(true);
		const { body } = await zoho.exchange(grantToken());
		expect(await lives(accessToken)).toBe(false);
		expect((await zoho.refresh(oldest)).body).toEqual({ error: 'invalid_code' });
		expect((await zoho.refresh(String(body.refresh_token))).status).toBe(200);
		expect((await zoho.refresh(other)).body).toHaveProperty('access_token');
	});

	const revoke = async (token: string) =>
		await fetch(`${zoho.url}/oauth/v2/token/revoke?${new URLSearchParams({ token })}`, { method: 'POST' });

	it('can be revoked, which ends their access tokens too', async () => {
		const token = refreshToken();
		const accessToken = zoho.accounts.issueAccessToken(token);
		const answer = await revoke(token);
		expect([answer.status, await answer.json()]).toEqual([200, { status: 'success' }]);
		expect(await lives(accessToken)).toBe(false);
		expect((await zoho.refresh(token)).body).toEqual({ error: 'invalid_code' });
		expect((await revoke(token)).status).toBe(400);
	});
});

describe('who a token belongs to', () => {
	const accessToken = (granted: string[]) =>
		zoho.accounts.issueAccessToken(
			zoho.accounts.issueRefreshToken({ clientId: zoho.selfClient.clientId, scopes: granted }),
		);

	it.each(['Zoho-oauthtoken', 'Bearer'])('is told to %s', async (scheme) => {
		const answer = await zoho.userInfo(accessToken(scopes), scheme);
		expect(await answer.json()).toEqual({
			First_Name: 'Nadia',
			Last_Name: 'Osei',
			Email: 'nadia.osei@marigold.example',
			Display_Name: 'Nadia Osei',
			ZUID: 720045101,
		});
	});

	it('needs the profile scope', async () => {
		const answer = await zoho.userInfo(accessToken(['ZohoCRM.modules.ALL']));
		expect([answer.status, await answer.json()]).toEqual([
			401,
			{ response: 'error', cause: 'INVALID_OAUTHSCOPE' },
		]);
	});

	it('is told in the words of OpenID, each part by its scope', async () => {
		const headers = { authorization: `Bearer ${accessToken(['openid', 'email'])}` };
		const answer = await fetch(`${zoho.url}/oauth/v2/userinfo`, { headers });
		expect(await answer.json()).toEqual({
			sub: '720045101',
			email: 'nadia.osei@marigold.example',
			email_verified: true,
		});
	});
});

it('lists itself as the accounts server of its data center', async () => {
	const answer = await fetch(`${zoho.url}/oauth/serverinfo`);
	expect(await answer.json()).toEqual({ locations: { us: zoho.url } });
});

it('keeps no secret in the request log', async () => {
	const code = grantToken();
	const { body } = await zoho.exchange(code);
	const { access_token: accessToken, refresh_token: token } = body;
	await zoho.refresh(String(token));
	await zoho.userInfo(String(accessToken));
	await fetch(`${zoho.url}/oauth/v2/token/revoke?token=${token}`, { method: 'POST' });
	const log = JSON.stringify(zoho.world.requests.all);
	expect(zoho.world.requests.all).toHaveLength(4);
	for (const secret of [code, accessToken, token, zoho.selfClient.clientSecret]) {
		expect(log).not.toContain(String(secret));
	}
	expect(zoho.world.requests.matching('GET /oauth/user/info')[0]?.headers.authorization).toBe(
		'Zoho-oauthtoken',
	);
});
