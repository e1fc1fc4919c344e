import { type N8n, requestHelper, startN8n } from './n8n';

let n8n: N8n;
beforeEach(async () => {
	n8n = await startN8n();
});
afterEach(async () => await n8n.stop());

const connected = { status: 'OK', message: 'Connection successful!' };
const tokens = async (ref: { id: string }) => {
	const { oauthTokenData } = await n8n.engine.credentials.read(ref);
	return oauthTokenData as unknown as Record<string, string | number>;
};
/** Lets the stored access token run out. */
const letRunOut = async (ref: { id: string; name: string }) => {
	const data = await n8n.engine.credentials.read(ref);
	const past = { ...(await tokens(ref)), expires_at: Date.now() - 1 };
	const stored = n8n.engine.credentials.get(ref, 'zohoSelfClientApi');
	await stored.setData({
		...data,
		accessToken: '',
		oauthTokenData: past,
		tokenDataCopy: JSON.stringify(past),
	});
	n8n.engine.credentials.write(stored);
};

describe('a grant token', () => {
	it('is exchanged by the test on Save, and what came of it is kept', async () => {
		const form = n8n.form({ grantToken: n8n.grantToken() });
		const ref = await n8n.create(form);
		expect(await n8n.engine.testCredential(ref, form)).toEqual(connected);
		expect(n8n.tokenCalls()).toEqual(['authorization_code']);
		expect(await tokens(ref)).toEqual(
			expect.objectContaining({
				refresh_token: expect.stringMatching(/^1000\./),
				api_domain: n8n.zoho.urls.crm,
				scope: 'ZohoCRM.users.READ Desk.basic.READ',
			}),
		);
		expect((await tokens(ref)).expires_at).toBeGreaterThan(Date.now() + 3_500_000);
	});

	it('is exchanged once by many runs that begin together', async () => {
		const ref = await n8n.create(n8n.form({ grantToken: n8n.grantToken() }));
		const runs = await Promise.all(Array.from({ length: 10 }, async () => await n8n.call(ref)));
		expect(runs.map(({ error }) => error)).toEqual(Array(10).fill(undefined));
		expect(n8n.tokenCalls()).toEqual(['authorization_code']);
	});

	it('is not sent again by saving, opening, restarting and running', async () => {
		const form = n8n.form({ grantToken: n8n.grantToken() });
		const ref = await n8n.create(form);
		await n8n.engine.testCredential(ref, form);
		await n8n.engine.credentials.update(ref, form);
		expect(await n8n.engine.testCredential(ref, form)).toEqual(connected);
		await n8n.restart();
		expect(await n8n.engine.testCredential(ref)).toEqual(connected);
		expect((await n8n.call(ref)).error).toBeUndefined();
		expect(n8n.tokenCalls()).toEqual(['authorization_code']);
	});

	it('is not sent again by the test of an opened credential whose token has run out while n8n was down', async () => {
		const form = n8n.form({ grantToken: n8n.grantToken() });
		const ref = await n8n.create(form);
		await n8n.engine.testCredential(ref, form);
		const { refresh_token } = await tokens(ref);
		await letRunOut(ref);
		await n8n.restart();
		expect(await n8n.engine.testCredential(ref)).toEqual(connected);
		expect(n8n.tokenCalls()).toEqual(['authorization_code', 'refresh_token']);
		expect((await tokens(ref)).refresh_token).toBe(refresh_token);
	});

	it('is not sent, and nothing overwritten, when a test cannot see what is stored', async () => {
		const form = n8n.form({ grantToken: n8n.grantToken() });
		const ref = await n8n.create(form);
		await n8n.engine.testCredential(ref, form);
		await n8n.engine.credentials.update(ref, form);
		await n8n.restart();
		const before = await n8n.engine.credentials.read(ref);
		const result = await n8n.engine.testCredential(ref);
		expect(result.status).toBe('Error');
		expect(result.message).toContain('Workflows that use the credential go on working');
		expect(await n8n.engine.credentials.read(ref)).toEqual(before);
		expect((await n8n.call(ref)).error).toBeUndefined();
		expect(await n8n.engine.testCredential(ref)).toEqual(connected);
		expect(n8n.tokenCalls()).toEqual(['authorization_code']);
	});

	it('that is new takes the place of what was stored, also in a test that opens the credential', async () => {
		const form = n8n.form({ grantToken: n8n.grantToken() });
		const ref = await n8n.create(form);
		await n8n.engine.testCredential(ref, form);
		const { refresh_token } = await tokens(ref);
		await n8n.restart();
		const pasted = { ...(await n8n.engine.credentials.form(ref)), grantToken: n8n.grantToken() };
		await n8n.engine.credentials.update(ref, pasted);
		expect(await n8n.engine.testCredential(ref, pasted)).toEqual(connected);
		expect(n8n.tokenCalls()).toEqual(['authorization_code', 'authorization_code']);
		expect((await tokens(ref)).refresh_token).not.toBe(refresh_token);
		expect((await n8n.call(ref)).error).toBeUndefined();
	});

	it('that Zoho refuses is explained, and an earlier connection lives on', async () => {
		const form = n8n.form({ grantToken: n8n.grantToken() });
		const ref = await n8n.create(form);
		await n8n.engine.testCredential(ref, form);
		const before = await tokens(ref);
		const used = '1000.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb';
		const result = await n8n.engine.testCredential(ref, n8n.form({ grantToken: used }));
		expect(result.message).toMatch(/^Zoho did not accept the grant token\. .*works once/);
		expect(result.message).not.toContain(used);
		expect(await tokens(ref)).toEqual(before);
	});
});

describe('a refresh token', () => {
	it('that the user already has is enough', async () => {
		const form = n8n.form({ refreshToken: n8n.refreshToken() });
		const ref = await n8n.create(form);
		expect(await n8n.engine.testCredential(ref, form)).toEqual(connected);
		expect(n8n.tokenCalls()).toEqual(['refresh_token']);
	});

	it('that is newly typed takes the place of the stored one, and the grant token stays unsent', async () => {
		const form = n8n.form({ grantToken: n8n.grantToken() });
		const ref = await n8n.create(form);
		await n8n.engine.testCredential(ref, form);
		const refreshToken = n8n.refreshToken();
		const typed = { ...(await n8n.engine.credentials.form(ref)), refreshToken };
		await n8n.engine.credentials.update(ref, typed);
		expect(await n8n.engine.testCredential(ref, typed)).toEqual(connected);
		expect((await tokens(ref)).refresh_token).toBe(refreshToken);
		expect(n8n.tokenCalls()).toEqual(['authorization_code', 'refresh_token']);
	});

	it('gives way to a new grant token', async () => {
		const typed = n8n.form({ refreshToken: n8n.refreshToken() });
		const ref = await n8n.create(typed);
		await n8n.engine.testCredential(ref, typed);
		const form = { ...typed, grantToken: n8n.grantToken() };
		await n8n.engine.testCredential(ref, form);
		expect(n8n.tokenCalls()).toEqual(['refresh_token', 'authorization_code']);
		expect((await tokens(ref)).refresh_token).not.toBe(typed.refreshToken);
	});

	it('that was revoked is explained', async () => {
		const refreshToken = n8n.refreshToken();
		n8n.zoho.world.accounts.revokeRefreshToken(refreshToken);
		const ref = await n8n.create(n8n.form({ refreshToken }));
		const { status, message } = await n8n.engine.testCredential(ref);
		expect({ status, message }).toEqual({
			status: 'Error',
			message: expect.stringMatching(/^The refresh token no longer works\. .*20 refresh tokens/),
		});
	});

	it('is asked for one token by many runs that find the stored one run out', async () => {
		const ref = await n8n.create(n8n.form({ refreshToken: n8n.refreshToken() }));
		await n8n.call(ref);
		await letRunOut(ref);
		await n8n.restart();
		n8n.zoho.requests.clear();
		await Promise.all(Array.from({ length: 10 }, async () => await n8n.call(ref)));
		expect(n8n.tokenCalls()).toEqual(['refresh_token']);
	});

	it('is not asked again while Zoho throttles', async () => {
		const ref = await n8n.create(n8n.form({ refreshToken: n8n.refreshToken() }));
		n8n.zoho.world.accounts.throttleUntil(n8n.zoho.clock.now() + 600_000);
		const first = await n8n.engine.testCredential(ref);
		const second = await n8n.engine.testCredential(ref);
		expect(first.message).toContain('Wait 10 minutes');
		expect(second).toEqual(first);
		expect(n8n.tokenCalls()).toEqual(['refresh_token']);
	});
});

describe('an access token', () => {
	it('that the transport says was refused is replaced, and what the transport stored is kept', async () => {
		const refreshToken = n8n.refreshToken();
		const ref = await n8n.create(n8n.form({ refreshToken }));
		await n8n.call(ref);
		const { oauthTokenData, ...data } = await n8n.engine.credentials.read(ref);
		const remembered = { ...(oauthTokenData as object), desk_organization_id: '60000451' };
		const given = { ...data, oauthTokenData: remembered, accessToken: '', refusedToken: data.accessToken };
		const output = await n8n.selfClient.preAuthentication!.call(requestHelper(), given as never);
		expect(output.accessToken).not.toBe(data.accessToken);
		expect(output.oauthTokenData).toMatchObject({
			desk_organization_id: '60000451',
			refresh_token: refreshToken,
		});
	});

	it('that this process got earlier is no answer to the refusal of one that another process got since', async () => {
		const refreshToken = n8n.refreshToken();
		const ref = await n8n.create(n8n.form({ refreshToken }));
		await n8n.call(ref);
		const { oauthTokenData, ...data } = await n8n.engine.credentials.read(ref);
		const others = n8n.zoho.world.accounts.issueAccessToken(refreshToken);
		const stored = { ...(oauthTokenData as object), access_token: others };
		const refusedAt = Date.now() + 10_000;
		const given = { ...data, oauthTokenData: stored, accessToken: '', refusedToken: others, refusedAt };
		n8n.zoho.requests.clear();
		const output = await n8n.selfClient.preAuthentication!.call(requestHelper(), given as never);
		expect([data.accessToken, others]).not.toContain(output.accessToken);
		expect(n8n.tokenCalls()).toEqual(['refresh_token']);
	});

	it('that another client got is not used: changed client details are tried at once', async () => {
		const form = n8n.form({ refreshToken: n8n.refreshToken() });
		const ref = await n8n.create(form);
		await n8n.engine.testCredential(ref, form);
		const changed = { ...(await n8n.engine.credentials.form(ref)), clientSecret: 'mistyped' };
		const { message } = await n8n.engine.testCredential(ref, changed);
		expect(message).toMatch(/^The client secret does not belong to the client ID\./);
		expect(message).not.toContain('mistyped');
	});

	it('that met a 401 right after it was made is not made anew: a scope is missing', async () => {
		const form = n8n.form({ grantToken: n8n.grantToken(['Desk.basic.READ']) });
		const ref = await n8n.create(form);
		const { status, message } = await n8n.engine.testCredential(ref, form);
		expect({ status, message }).toEqual({
			status: 'Error',
			message: expect.stringContaining('ZohoCRM.users.READ'),
		});
		expect(n8n.tokenCalls()).toEqual(['authorization_code']);
		expect(await n8n.engine.testCredential(ref, { ...form, testWith: 'desk' })).toEqual(connected);
	});
});

describe('a form', () => {
	it('without any token says how to get one', async () => {
		const ref = await n8n.create(n8n.form());
		const { message } = await n8n.engine.testCredential(ref);
		expect(message).toMatch(/^The credential has neither a grant token nor a refresh token\./);
		expect(n8n.tokenCalls()).toEqual([]);
	});

	it('with an accounts server that cannot be reached says so', async () => {
		const ref = await n8n.create(
			n8n.form({ refreshToken: n8n.refreshToken(), customAccountsUrl: 'http://127.0.0.1:1' }),
		);
		const { status, message } = await n8n.engine.testCredential(ref);
		expect({ status, message }).toEqual({
			status: 'Error',
			message: expect.stringMatching(/refused|reached/),
		});
	});

	it('never sends a secret to plain http on another machine', async () => {
		const ref = await n8n.create(
			n8n.form({ refreshToken: n8n.refreshToken(), customAccountsUrl: 'http://accounts.example' }),
		);
		const { message } = await n8n.engine.testCredential(ref);
		expect(message).toContain('must begin with https://');
	});

	it('that meets a web page in place of the accounts server says so', async () => {
		const ref = await n8n.create(n8n.form({ refreshToken: n8n.refreshToken() }));
		n8n.zoho.failNext('POST /oauth/v2/token', 'html');
		const { message } = await n8n.engine.testCredential(ref);
		expect(message).toMatch(/answered without a token\. Check the Data Center/);
	});
});
