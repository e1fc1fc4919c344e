import { minutes, servingAccounts } from './serving';

const callback = 'http://localhost:5678/rest/oauth2-credential/callback';
let zoho: Awaited<ReturnType<typeof servingAccounts>>;
beforeAll(async () => {
	zoho = await servingAccounts();
});
beforeEach(() => zoho.world.reset());
afterAll(async () => await zoho.stop());

const request = (changes: Record<string, string> = {}) =>
	new URLSearchParams({
		response_type: 'code',
		client_id: zoho.server.clientId,
		scope: 'ZohoCRM.modules.ALL,Desk.tickets.READ',
		redirect_uri: callback,
		access_type: 'offline',
		prompt: 'consent',
		state: 'csrf-1',
		...changes,
	});
const open = async (changes?: Record<string, string>) =>
	await fetch(`${zoho.url}/oauth/v2/auth?${request(changes)}`);

/** Fills in and sends the form that the consent page really shows. */
async function decide(decision: 'accept' | 'reject', changes?: Record<string, string>): Promise<URL> {
	const page = await (await open(changes)).text();
	const form = new URLSearchParams({ decision, zuid: zoho.accounts.users[1]?.zuid ?? '' });
	for (const [, name = '', value = ''] of page.matchAll(/type="hidden" name="(.*?)" value="(.*?)"/g)) {
		form.set(name, value);
	}
	const answer = await fetch(`${zoho.url}/oauth/v2/auth`, { method: 'POST', body: form, redirect: 'manual' });
	expect(answer.status).toBe(302);
	return new URL(answer.headers.get('location') ?? '');
}

/** The token answer to a consent. */
async function connect(changes?: Record<string, string>) {
	const code = (await decide('accept', changes)).searchParams.get('code') ?? '';
	const { server } = zoho;
	const client = { client_id: server.clientId, client_secret: server.clientSecret };
	return (await zoho.exchange(code, { ...client, redirect_uri: callback })).body;
}

describe('the consent page', () => {
	it('lists the scopes and asks for a decision', async () => {
		const page = await (await open()).text();
		expect(page).toContain('<li>ZohoCRM.modules.ALL</li><li>Desk.tickets.READ</li>');
		expect(page).toMatch(/value="accept">Accept<.*value="reject">Reject</s);
	});

	it('sends the browser back with the code, the data center, its accounts server and the state', async () => {
		const back = await decide('accept');
		expect(`${back.origin}${back.pathname}`).toBe(callback);
		expect(Object.fromEntries(back.searchParams)).toEqual({
			state: 'csrf-1',
			location: 'us',
			'accounts-server': zoho.url,
			code: expect.stringMatching(/^1000\./),
		});
	});

	it('sends the browser back with access_denied after Reject', async () => {
		const back = await decide('reject');
		expect(back.searchParams.get('error')).toBe('access_denied');
		expect(back.searchParams.get('state')).toBe('csrf-1');
		expect(back.searchParams.has('code')).toBe(false);
	});

	it('connects as the person who was chosen', async () => {
		const { access_token: accessToken } = await connect({ scope: 'AaaServer.profile.READ' });
		const who = await (await zoho.userInfo(String(accessToken))).json();
		expect(who).toMatchObject({ Display_Name: 'Tomas Lindgren' });
	});

	it.each([
		[
			'one unknown scope among good ones',
			{ scope: 'ZohoCRM.modules.ALL,Desk.webhooks.CREATE' },
			'invalid_scope',
		],
		['scopes separated by blanks', { scope: 'ZohoCRM.modules.ALL ZohoCRM.org.READ' }, 'invalid_scope'],
		['no scope', { scope: '' }, 'invalid_scope'],
		['an unknown client', { client_id: '1000.NOBODY' }, 'invalid_client'],
		['the self client', { client_id: '1000.MARIGOLDSELFCLIENT000000001' }, 'invalid_client'],
		['an address elsewhere', { redirect_uri: 'https://evil.example/callback' }, 'invalid_redirect_uri'],
		[
			'an address that only begins like this machine',
			{ redirect_uri: 'http://localhost.evil.example/rest/oauth2-credential/callback' },
			'invalid_redirect_uri',
		],
		['another response type', { response_type: 'token' }, 'general_error'],
	])('refuses %s on a page of its own', async (_case, changes, error) => {
		const answer = await open(changes);
		expect(answer.status).toBe(400);
		expect(await answer.text()).toContain(`<code>${error}</code>`);
	});

	it('refuses a parameter that Zoho does not document', async () => {
		const answer = await fetch(`${zoho.url}/oauth/v2/auth?${request({ nonce: '1' })}`);
		expect(await answer.json()).toEqual({ error: 'general_error' });
	});

	it('escapes what the address brings along', async () => {
		const page = await (await open({ state: '"><script>alert(1)</script>' })).text();
		expect(page).not.toContain('<script>');
		expect(page).toContain('&quot;&gt;&lt;script&gt;');
	});

	it('takes a redirect URI once it is registered', async () => {
		const redirectUri = 'https://n8n.example.com/rest/oauth2-credential/callback';
		expect((await open({ redirect_uri: redirectUri })).status).toBe(400);
		zoho.accounts.addRedirectUri(zoho.server.clientId, redirectUri);
		expect((await open({ redirect_uri: redirectUri })).status).toBe(200);
	});
});

describe('the refresh token of a consent', () => {
	it('comes with every consent that insists on the page', async () => {
		expect(await connect()).toHaveProperty('refresh_token');
		expect(await connect()).toHaveProperty('refresh_token');
	});

	it('comes with the first consent only, without prompt=consent', async () => {
		expect(await connect({ prompt: '' })).toHaveProperty('refresh_token');
		const second = await connect({ prompt: '' });
		expect(second).toHaveProperty('access_token');
		expect(second).not.toHaveProperty('refresh_token');
	});

	it('does not come with online access', async () => {
		const answer = await connect({ access_type: 'online' });
		expect(answer).toHaveProperty('access_token');
		expect(answer).not.toHaveProperty('refresh_token');
	});
});

describe('exchanging the code of a consent', () => {
	const code = async () => (await decide('accept')).searchParams.get('code') ?? '';
	const client = () => ({ client_id: zoho.server.clientId, client_secret: zoho.server.clientSecret });

	it.each([['http://localhost:5679/rest/oauth2-credential/callback'], [undefined]])(
		'needs the redirect URI of the consent, not %s',
		async (redirectUri) => {
			const once = await code();
			const refused = await zoho.exchange(once, { ...client(), redirect_uri: redirectUri });
			expect(refused).toEqual({ status: 200, body: { error: 'invalid_redirect_uri' } });
			const accepted = await zoho.exchange(once, { ...client(), redirect_uri: callback });
			expect(accepted.body).toHaveProperty('access_token');
		},
	);

	it('works for three minutes', async () => {
		const late = await code();
		zoho.clock.advance(minutes(3));
		const { body } = await zoho.exchange(late, { ...client(), redirect_uri: callback });
		expect(body).toEqual({ error: 'invalid_code' });
	});
});

describe('the API console', () => {
	const generate = async (changes: Record<string, string> = {}) =>
		await fetch(`${zoho.url}/console`, {
			method: 'POST',
			body: new URLSearchParams({
				scope: 'Desk.tickets.ALL, Desk.basic.READ',
				duration: '10',
				zuid: zoho.accounts.users[2]?.zuid ?? '',
				...changes,
			}),
		});

	it('shows both clients with their secrets', async () => {
		const page = await (await fetch(`${zoho.url}/console`)).text();
		for (const { clientId, clientSecret } of zoho.accounts.clients) {
			expect(page).toContain(clientId);
			expect(page).toContain(clientSecret);
		}
	});

	it('makes a grant token that lasts as long as was chosen', async () => {
		const page = await (await generate()).text();
		const code = /id="grant-token">(.*?)</.exec(page)?.[1] ?? '';
		zoho.clock.advance(minutes(9.9));
		const { body } = await zoho.exchange(code);
		expect(body).toMatchObject({ scope: 'Desk.tickets.ALL Desk.basic.READ' });
		expect(body).toHaveProperty('refresh_token');
		expect(zoho.accounts.grantOf(String(body.access_token))?.user.firstName).toBe('Priya');
	});

	it.each([
		['a scope that does not exist', { scope: 'Desk.tickets.ALL,Desk.ticket.ALL' }, 'Desk.ticket.ALL'],
		['no scope', { scope: ' ' }, 'at least one scope'],
		['a duration that is not on offer', { duration: '60' }, 'duration'],
	])('refuses %s', async (_case, changes, reason) => {
		const answer = await generate(changes);
		expect(answer.status).toBe(400);
		const page = await answer.text();
		expect(page).toMatch(new RegExp(`class="refused">[^<]*${reason}`));
		expect(page).not.toContain('grant-token');
	});
});
