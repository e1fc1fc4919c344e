import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { company } from '../../../emulator/seed/company';
import { customHosts, openWorld, type World } from '../../../engine/world';

const [serverClient, selfClient] = company.clients.map(({ clientId, clientSecret }) => ({
	clientId,
	clientSecret,
})) as [Client, Client];
interface Client {
	clientId: string;
	clientSecret: string;
}
const [nadia, tomas] = company.people;
const scopes = ['ZohoCRM.modules.ALL', 'AaaServer.profile.READ'];

let world: World;
beforeAll(async () => {
	world = await openWorld({ seed: 'empty' });
});
beforeEach(() => world.emulator.reset());
afterAll(async () => await world.stop());

const accounts = () => world.emulator.world.accounts;
const grantToken = (options: { scopes?: string[]; lifetimeSeconds?: number } = {}) =>
	accounts().generateGrantToken({ clientId: selfClient.clientId, scopes, ...options });
const refreshToken = () => accounts().issueRefreshToken({ clientId: selfClient.clientId, scopes });
const tokenCalls = () => world.emulator.requests.matching('POST /oauth/v2/token');

/** The fields that stand for a credential. */
const fields = ({ clientId, clientSecret } = selfClient): INodeParameters => ({
	authentication: 'fields',
	dataCenter: 'custom',
	accountsUrl: world.emulator.urls.accounts,
	clientId,
	clientSecret,
});

async function run(
	operation: string,
	parameters: INodeParameters,
	items: IDataObject[] = [{}],
	settings: { onError?: 'continueRegularOutput' } = {},
) {
	const { clientId, clientSecret } = selfClient;
	const credentials: IDataObject =
		parameters.authentication === 'fields'
			? {}
			: {
					zohoClientApi: await world.engine.credentials.add({
						name: 'Client',
						type: 'zohoClientApi',
						data: { ...customHosts(world.emulator), clientId, clientSecret },
					}),
				};
	return await world.engine.execute({
		node: 'zohoToken',
		parameters: { resource: 'token', operation, ...parameters },
		credentials: credentials as never,
		items,
		settings,
	});
}

type Result = Awaited<ReturnType<typeof run>>;
const outputs = ({ error, items }: Result) => {
	expect(error).toBeUndefined();
	return items[0]!.map(({ json }) => json);
};
const told = ({ error }: Result) => `${error?.message} | ${error?.description}`;

describe('exchangeGrantToken', () => {
	it.each(['credential', 'fields'])('gives tokens, scopes and expiry (client from the %s)', async (from) => {
		const client = from === 'fields' ? fields() : {};
		const [output] = outputs(await run('exchangeGrantToken', { ...client, grantToken: grantToken() }));
		expect(output).toEqual({
			accessToken: expect.stringMatching(/^1000\./),
			refreshToken: expect.stringMatching(/^1000\./),
			expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
			apiDomain: world.emulator.urls.crm,
			scope: scopes.join(' '),
			accountsUrl: world.emulator.urls.accounts,
			dataCenter: 'custom',
		});
		expect(accounts().grantOf(String(output!.accessToken))?.scopes).toEqual(scopes);
		const left = Date.parse(String(output!.expiresAt)) - Date.now();
		expect(left).toBeGreaterThan(3_590_000);
		expect(left).toBeLessThanOrEqual(3_600_000);
	});

	it("takes each item's own values from expressions", async () => {
		const items = [
			{ code: grantToken(), url: world.emulator.urls.accounts },
			{ code: 'void', url: 'mars' },
		];
		const result = await run(
			'exchangeGrantToken',
			{ ...fields(), dataCenter: '={{ $json.url }}', grantToken: '={{ $json.code }}' },
			items,
			{ onError: 'continueRegularOutput' },
		);
		const [first, second] = outputs(result);
		expect(first).toHaveProperty('refreshToken');
		expect(second).toMatchObject({ error: { code: 'UNKNOWN_DATA_CENTER' } });
		expect(result.items[0]!.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});

	it('explains a grant token that was used, although Zoho says so with HTTP 200', async () => {
		const code = grantToken();
		await run('exchangeGrantToken', { grantToken: code });
		const again = await run('exchangeGrantToken', { grantToken: code });
		expect(told(again)).toMatch(/^Zoho did not accept the grant token \| .*works once.*invalid_code/);
		expect(told(again)).not.toContain(code);
	});

	it.each([
		['an unknown client', { clientId: '1000.UNKNOWN' }, 'Zoho does not know this client ID'],
		['a wrong secret', { clientSecret: 'mistyped' }, 'The client secret does not belong to the client ID'],
		['no secret', { clientSecret: '' }, "'Client Secret' is empty"],
		['plain http on another machine', { accountsUrl: 'http://accounts.example' }, 'must begin with https://'],
		['no address', { accountsUrl: '' }, 'is not a Zoho data center'],
	])('explains %s', async (_, changed, words) => {
		const result = await run('exchangeGrantToken', { ...fields(), ...changed, grantToken: grantToken() });
		expect(told(result)).toContain(words);
		expect(told(result)).not.toContain('mistyped');
	});

	it('sends the redirect URI of a sign-in, and explains one that is not the one the code was sent to', async () => {
		const signIn = () =>
			accounts().consent({
				clientId: serverClient.clientId,
				zuid: nadia!.zuid,
				scopes,
				redirectUri: 'https://n8n.example/callback',
				offline: true,
				prompted: true,
			});
		const exchange = async (redirectUri: string) =>
			await run('exchangeGrantToken', {
				...fields(serverClient),
				grantToken: signIn(),
				options: { redirectUri },
			});
		expect(outputs(await exchange('https://n8n.example/callback'))[0]).toHaveProperty('refreshToken');
		expect(told(await exchange('https://n8n.example/other'))).toContain(
			'The redirect URL is not registered for this client',
		);
	});

	it('is not sent again when its answer was lost: the grant token is used up', async () => {
		world.emulator.failNext('POST /oauth/v2/token', 'reset after');
		const result = await run('exchangeGrantToken', { grantToken: grantToken(), options: { retries: 2 } });
		expect(told(result)).toContain('The grant token may be used up');
		expect(tokenCalls()).toHaveLength(1);
	});
});

describe('refreshAccessToken', () => {
	it.each(['credential', 'fields'])('gives a new access token (client from the %s)', async (from) => {
		const client = from === 'fields' ? fields() : {};
		const token = refreshToken();
		const [output] = outputs(await run('refreshAccessToken', { ...client, refreshToken: token }));
		expect(output).toMatchObject({ refreshToken: token, apiDomain: world.emulator.urls.crm });
		expect(accounts().grantOf(String(output!.accessToken))?.scopes).toEqual(scopes);
	});

	it('tries again what can pass, as often as chosen', async () => {
		world.emulator.failNext('POST /oauth/v2/token', { status: 503 });
		const parameters = { refreshToken: refreshToken(), options: { retries: 1 } };
		expect(outputs(await run('refreshAccessToken', parameters))).toHaveLength(1);
		expect(tokenCalls()).toHaveLength(2);
	});

	it('gives up at once with Retries at 0', async () => {
		world.emulator.failNext('POST /oauth/v2/token', { status: 503 });
		const result = await run('refreshAccessToken', { refreshToken: refreshToken(), options: { retries: 0 } });
		expect(told(result)).toContain('could not answer just now');
		expect(tokenCalls()).toHaveLength(1);
	});

	it('never tries again when Zoho throttles, which only makes it last longer', async () => {
		accounts().throttleUntil(world.emulator.clock.now() + 600_000);
		const result = await run('refreshAccessToken', { refreshToken: refreshToken(), options: { retries: 4 } });
		expect(told(result)).toContain('Wait 10 minutes');
		expect(tokenCalls()).toHaveLength(1);
	});

	it('explains a refresh token that was revoked', async () => {
		const token = refreshToken();
		accounts().revokeRefreshToken(token);
		const result = await run('refreshAccessToken', { refreshToken: token });
		expect(told(result)).toMatch(/^The refresh token no longer works \| .*20 refresh tokens/);
		expect(told(result)).not.toContain(token);
	});

	it('gives an error item for each refused item, and tokens for the others', async () => {
		const items = [{ token: refreshToken() }, { token: 'void' }, { token: refreshToken() }];
		const result = await run('refreshAccessToken', { refreshToken: '={{ $json.token }}' }, items, {
			onError: 'continueRegularOutput',
		});
		expect(
			outputs(result).map((json) => (json.accessToken ? 'token' : (json.error as IDataObject).code)),
		).toEqual(['token', 'invalid_code', 'token']);
	});
});

describe('revokeToken', () => {
	it.each(['credential', 'fields'])(
		'ends the token and what came of it (server from the %s)',
		async (from) => {
			const server = from === 'fields' ? fields() : {};
			const token = refreshToken();
			const accessToken = accounts().issueAccessToken(token);
			const [output] = outputs(await run('revokeToken', { ...server, refreshToken: token }));
			expect(output).toMatchObject({ revoked: true, accountsUrl: world.emulator.urls.accounts });
			expect(accounts().grantOf(accessToken)).toBeUndefined();
		},
	);

	it('explains a token that Zoho does not know', async () => {
		const result = await run('revokeToken', { refreshToken: '1000.unknown' });
		expect(told(result)).toMatch(/does not know this token \| .*another data center/);
		expect(told(result)).not.toContain('1000.unknown');
	});
});

describe('getUserInfo', () => {
	const accessToken = (options: { scopes?: string[]; zuid?: string } = {}) =>
		accounts().issueAccessToken(
			accounts().issueRefreshToken({ clientId: selfClient.clientId, scopes, ...options }),
		);

	it('tells whose token it is, item by item', async () => {
		const items = [{ token: accessToken() }, { token: accessToken({ zuid: tomas!.zuid }) }];
		const profiles = outputs(await run('getUserInfo', { accessToken: '={{ $json.token }}' }, items));
		expect(profiles).toEqual([
			{
				zuid: nadia!.zuid,
				email: nadia!.email,
				firstName: nadia!.firstName,
				lastName: nadia!.lastName,
				displayName: `${nadia!.firstName} ${nadia!.lastName}`,
				organizationId: nadia!.zuid,
				organizationIdSource: 'ZUID',
			},
			expect.objectContaining({ zuid: tomas!.zuid, email: tomas!.email }),
		]);
	});

	it.each(['orgid', 'organization_id', 'ZGID', 'org_id', 'zoid'])(
		'finds the organization under the name %s, whatever the data center calls it',
		async (name) => {
			world.emulator.failNext('GET /oauth/user/info', {
				status: 200,
				body: { ZUID: 720045101, Email: 'nadia.osei@marigold.example', [name]: 7200451 },
			});
			const [profile] = outputs(await run('getUserInfo', { ...fields(), accessToken: accessToken() }));
			expect(profile).toMatchObject({ organizationId: '7200451', organizationIdSource: name });
		},
	);

	it('names the scope that is missing', async () => {
		const result = await run('getUserInfo', { accessToken: accessToken({ scopes: ['Desk.basic.READ'] }) });
		expect(told(result)).toMatch(
			/lacks the scope AaaServer.profile.READ \| .*'User Profile' under More Scopes/,
		);
	});

	it('explains an access token that has ended', async () => {
		const result = await run('getUserInfo', { accessToken: '1000.0a.0b' });
		expect(told(result)).toMatch(/^Zoho did not accept the access token \| .*one hour/);
		expect(told(result)).not.toContain('1000.0a.0b');
	});
});
