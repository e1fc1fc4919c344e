import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import { forgetTokens } from '../../../nodes/shared/transport/oauth2Tokens';
import { authenticatedSend, plainSend } from '../../../nodes/shared/transport/send';
import type { ZohoRequest } from '../../../nodes/shared/transport/types';
import { ZohoError } from '../../../nodes/shared/transport/zohoError';
import { create, fakeN8n, type FakeOptions, get } from './fakes';

const OAUTH2 = 'zohoSuiteOAuth2Api';
let tokens = 0;
const newToken = () => `1000.${(tokens += 1).toString(16).padStart(32, 'e')}.${'f'.repeat(32)}`;

const oauth2 = (token: IDataObject = {}): ICredentialDataDecryptedObject => ({
	dataCenter: 'eu',
	clientId: '1000.CLIENT',
	clientSecret: 's3cret',
	oauthTokenData: {
		access_token: newToken(),
		refresh_token: newToken(),
		n8n_expires_at: String(Date.now() + 3_600_000),
		...token,
	},
});

const json = (statusCode: number, body: unknown, headers: IDataObject = {}) => ({
	statusCode,
	body: JSON.stringify(body),
	headers,
});
const refusal = (code: string) => ({ code, message: 'no', status: 'error', details: {} });

function sending(options: Partial<FakeOptions> = {}) {
	const n8n = fakeN8n({ data: oauth2(), ...options });
	return { n8n, send: authenticatedSend(n8n.context, OAUTH2) };
}

beforeEach(forgetTokens);

describe('a call with a token', () => {
	test('goes to the host of the data center with path, query and body', async () => {
		const { n8n, send } = sending();
		await send({
			method: 'PUT',
			host: 'crm',
			path: '/crm/v8/Leads',
			query: { a: 'b c', left: undefined, yes: true, n: 0 },
			headers: { 'x-external': 'Leads.Ref' },
			body: { data: [{ id: '1' }] },
		});
		expect(n8n.sent[0]?.options).toMatchObject({
			method: 'PUT',
			url: 'https://www.zohoapis.eu/crm/v8/Leads',
			qs: { a: 'b c', yes: true, n: 0 },
			headers: { accept: 'application/json', 'x-external': 'Leads.Ref' },
			body: { data: [{ id: '1' }] },
			timeout: 60_000,
		});
		expect(n8n.sent[0]?.options.qs).not.toHaveProperty('left');
	});

	test.each<[ZohoRequest['host'], string]>([
		['accounts', 'https://accounts.zoho.eu/x'],
		['crm', 'https://sandbox.zohoapis.eu/x'],
		['crmUpload', 'https://content.zohoapis.eu/x'],
		['desk', 'https://desk.zoho.eu/x'],
	])('to %s goes to %s, and only CRM follows the token’s api_domain', async (host, url) => {
		const { n8n, send } = sending({ data: oauth2({ api_domain: 'https://sandbox.zohoapis.eu' }) });
		await send({ method: 'GET', host, path: '/x' });
		expect(n8n.sent[0]?.options.url).toBe(url);
	});

	test('is not sent to a host that is none of Zoho’s', async () => {
		const { n8n, send } = sending({ data: oauth2({ api_domain: 'https://evil.example' }) });
		await expect(send(get)).rejects.toMatchObject({ code: 'API_DOMAIN_UNKNOWN' });
		expect(n8n.sent).toHaveLength(0);
	});

	test('keeps n8n from refreshing, retrying, throwing and following redirects by itself', async () => {
		const { n8n, send } = sending();
		await send(get);
		expect(n8n.sent[0]).toMatchObject({
			type: OAUTH2,
			options: { ignoreHttpStatusErrors: true, returnFullResponse: true, disableFollowRedirect: true },
			extra: { oauth2: { skipTokenRefresh: true }, preAuthenticationRetryStatusCode: [] },
		});
	});

	test('reads the credential once while its token is good', async () => {
		const { n8n, send } = sending();
		const read = jest.spyOn(n8n.context, 'getCredentials');
		await send(get);
		await send(get);
		expect(read).toHaveBeenCalledTimes(1);
	});

	test('is stopped with the workflow', async () => {
		const stop = new AbortController();
		const { n8n, send } = sending({ signal: stop.signal });
		await send(get);
		expect(n8n.sent[0]?.options.abortSignal?.aborted).toBe(false);
		stop.abort();
		expect(n8n.sent[0]?.options.abortSignal?.aborted).toBe(true);
	});

	test('is stopped when its answer goes on and on: after five minutes, a file after thirty', async () => {
		const limits = jest.spyOn(AbortSignal, 'timeout');
		const { send } = sending();
		await send(get);
		await send({ ...get, as: 'binary' });
		expect(limits.mock.calls).toEqual([[300_000], [1_800_000]]);
		limits.mockRestore();
	});

	test('with a file has five minutes', async () => {
		const { n8n, send } = sending();
		await send({ ...create, body: () => new FormData() });
		await send({ ...get, as: 'binary' });
		expect(n8n.sent.map(({ options }) => options.timeout)).toEqual([300_000, 300_000]);
		expect(n8n.sent.map(({ options }) => options.encoding)).toEqual(['text', 'arraybuffer']);
	});
});

describe('an answer', () => {
	test.each<[string, unknown, unknown]>([
		['JSON', '{"data":[{"id":"1"}]}', { data: [{ id: '1' }] }],
		['nothing', '', undefined],
		['no body', undefined, undefined],
		['blanks', ' \n', undefined],
		['a page', '<html>', '<html>'],
		['JSON that n8n parsed', { data: [] }, { data: [] }],
		['JSON as bytes', Buffer.from('{"a":1}'), { a: 1 }],
	])('of %s', async (_what, body, read) => {
		const { send } = sending({ zoho: () => ({ statusCode: 200, body }) });
		await expect(send(get)).resolves.toEqual({ status: 200, headers: {}, body: read });
	});

	test('has header names in lower case', async () => {
		const { send } = sending({ zoho: () => json(200, {}, { 'Retry-After': 7, 'X-Thing': 'Y' }) });
		expect((await send(get)).headers).toEqual({ 'retry-after': '7', 'x-thing': 'Y' });
	});

	test('of a file stays bytes, unless it was refused', async () => {
		const bytes = Buffer.from('{"a":1}');
		const download: ZohoRequest = { ...get, as: 'binary' };
		const taken = sending({ zoho: () => ({ statusCode: 200, body: bytes }) });
		expect((await taken.send(download)).body).toBe(bytes);
		const refused = sending({ zoho: () => ({ statusCode: 400, body: Buffer.from('{"code":"X"}') }) });
		expect((await refused.send(download)).body).toEqual({ code: 'X' });
	});

	test('of a page to sign in, or of a refusal, is no file, whatever its status', async () => {
		const download: ZohoRequest = { ...get, as: 'binary' };
		const ask = async (body: string, headers: Record<string, string>) =>
			(await sending({ zoho: () => ({ statusCode: 200, body: Buffer.from(body), headers }) }).send(download))
				.body;
		const page = { 'content-type': 'text/html;charset=UTF-8' };
		expect(await ask('<html>', page)).toBe('<html>');
		expect(await ask('<html>', { ...page, 'content-disposition': 'attachment' })).toBeInstanceOf(Buffer);
		const json = { 'content-type': 'application/json' };
		const refusal = { code: 'INTERNAL_ERROR', details: {}, message: 'x', status: 'error' };
		expect(await ask(JSON.stringify(refusal), json)).toEqual(refusal);
		expect(await ask('{"code":"mine"}', json)).toBeInstanceOf(Buffer);
	});

	test.each<[string, Record<string, string>, boolean]>([
		['application/json;charset=UTF-8', {}, false],
		['application/json', { 'Content-Disposition': 'attachment;filename=response.json' }, false],
		['text/html', {}, false],
		['text/html', { 'Content-Disposition': 'attachment; filename=page.html' }, true],
		['application/x-download;charset=UTF-8', {}, true],
		['image/png', {}, true],
	])('of the type %s %j is told by it where either may come', async (type, more, isFile) => {
		const body = Buffer.from('{"a":1}');
		const headers = { 'Content-Type': type, ...more };
		const { send } = sending({ zoho: () => ({ statusCode: 200, body, headers }) });
		const read = (await send({ ...get, as: 'either' })).body;
		if (isFile) expect(read).toBe(body);
		else expect(read).toEqual({ a: 1 });
		const refused = sending({ zoho: () => ({ statusCode: 403, body, headers }) });
		expect((await refused.send({ ...get, as: 'either' })).body).toEqual({ a: 1 });
	});

	test('that n8n does not give is an explained error', async () => {
		const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
		const { send } = sending({
			zoho: () => {
				throw new Error('n8n', { cause: refused });
			},
		});
		await expect(send(get)).rejects.toMatchObject({ name: 'ZohoError', code: 'ECONNREFUSED' });
	});
});

describe('an access token that Zoho refuses', () => {
	test.each([
		[refusal('INVALID_TOKEN')],
		[refusal('INVALID_OAUTHTOKEN')],
		[refusal('AUTHENTICATION_FAILURE')],
		[{ data: [refusal('INVALID_TOKEN')] }],
		[{ errorCode: 'INVALID_OAUTH', message: '' }],
		[{ errorCode: 'UNAUTHORIZED', message: '' }],
	])('by %j is replaced, and the call sent once more', async (body) => {
		const { n8n, send } = sending({
			zoho: (_call, count) => (count === 1 ? json(401, body) : json(200, { ok: 1 })),
		});
		await expect(send(get)).resolves.toMatchObject({ status: 200, body: { ok: 1 } });
		expect(n8n.refreshes).toBe(1);
		expect(n8n.sent).toHaveLength(2);
		expect(n8n.sent[1]?.token).not.toBe(n8n.sent[0]?.token);
		expect(n8n.log.lines.join()).toContain('sent again');
		expect(n8n.log.lines.join()).not.toContain('1000.');
	});

	test.each([
		[401, refusal('OAUTH_SCOPE_MISMATCH')],
		[403, refusal('NO_PERMISSION')],
		[400, refusal('AUTHORIZATION_FAILED')],
		[403, { errorCode: 'SCOPE_MISMATCH', message: '' }],
		[403, { errorCode: 'OAUTH_ORG_MISMATCH', message: '' }],
		[401, '<html>'],
		[207, { data: [refusal('UNAUTHORIZED')] }],
	])('is told from a missing scope or permission: %i %j', async (status, body) => {
		const { n8n, send } = sending({ zoho: () => json(status, body) });
		await expect(send(get)).resolves.toMatchObject({ status });
		expect([n8n.refreshes, n8n.sent.length]).toEqual([0, 1]);
	});

	test('twice is handed over', async () => {
		const { n8n, send } = sending({ zoho: () => json(401, refusal('INVALID_TOKEN')) });
		await expect(send(get)).resolves.toMatchObject({ status: 401 });
		expect([n8n.refreshes, n8n.sent.length]).toEqual([1, 2]);
	});

	test('by fifty calls at the same time is replaced once', async () => {
		const n8n = fakeN8n({
			data: oauth2(),
			zoho: ({ token }) => json(token === first ? 401 : 200, token === first ? refusal('INVALID_TOKEN') : {}),
		});
		const first = String((n8n.stored.oauthTokenData as IDataObject).access_token);
		const calls = Array.from({ length: 50 }, async () => await authenticatedSend(n8n.context, OAUTH2)(get));
		expect((await Promise.all(calls)).map(({ status }) => status)).toEqual(Array(50).fill(200));
		expect(n8n.refreshes).toBe(1);
	});

	test('gets a file sent again in a body of its own', async () => {
		const { n8n, send } = sending({
			zoho: (_call, count) => (count === 1 ? json(401, refusal('INVALID_TOKEN')) : json(200, {})),
		});
		const body = jest.fn(() => new FormData());
		await send({ ...create, body });
		expect(body).toHaveBeenCalledTimes(2);
		expect(n8n.sent[0]?.options.body).not.toBe(n8n.sent[1]?.options.body);
	});

	test('and cannot be replaced ends in the reason for that', async () => {
		const { send } = sending({
			zoho: () => json(401, refusal('INVALID_TOKEN')),
			refresh: async (old) => ({ ...old, error: 'invalid_code' }),
		});
		await expect(send(get)).rejects.toMatchObject({ message: 'The refresh token no longer works' });
	});
});

describe('a Self Client', () => {
	const selfClient = (more: IDataObject = {}) =>
		({
			dataCenter: 'eu',
			clientId: '1000.SELF',
			clientSecret: 's3cret',
			accessToken: '',
			oauthTokenData: { refresh_token: newToken() },
			...more,
		}) as ICredentialDataDecryptedObject;
	const signIn = (api_domain: string) => async (data: ICredentialDataDecryptedObject) => ({
		accessToken: newToken(),
		oauthTokenData: {
			...(data.oauthTokenData as IDataObject),
			expires_at: Date.now() + 3_600_000,
			api_domain,
		},
	});

	test('signs in with its first call and uses that token for the next', async () => {
		const preAuthentication = jest.fn(signIn('https://www.zohoapis.eu'));
		const n8n = fakeN8n({ data: selfClient(), preAuthentication });
		const send = authenticatedSend(n8n.context, 'zohoSelfClientApi');
		await send(get);
		await send(get);
		expect(preAuthentication).toHaveBeenCalledTimes(1);
		expect(n8n.sent[1]?.token).toBe(n8n.sent[0]?.token);
		expect(n8n.sent[1]?.extra).not.toHaveProperty('credentialsDecrypted');
	});

	test('for a sandbox finds its host with the first call', async () => {
		const n8n = fakeN8n({
			data: selfClient(),
			preAuthentication: signIn('https://sandbox.zohoapis.eu'),
			zoho: ({ options }) =>
				options.url.startsWith('https://sandbox.') ? json(200, {}) : json(401, refusal('INVALID_TOKEN')),
		});
		await expect(authenticatedSend(n8n.context, 'zohoSelfClientApi')(get)).resolves.toMatchObject({
			status: 200,
		});
		expect(new Set(n8n.sent.map(({ token }) => token)).size).toBe(1);
	});

	test.each(['invalid_code', 'ENOTFOUND'])('whose sign-in ends in %s ends in just that', async (code) => {
		const refused = new ZohoError({ code, message: 'Zoho Accounts said so' });
		const n8n = fakeN8n({
			data: selfClient(),
			preAuthentication: async () =>
				await Promise.reject(new Error('n8n', { cause: new Error('shown', { cause: refused }) })),
		});
		await expect(authenticatedSend(n8n.context, 'zohoSelfClientApi')(create)).rejects.toBe(refused);
	});
});

describe('a call to an accounts server', () => {
	const exchange: ZohoRequest = {
		method: 'POST',
		host: 'accounts',
		path: '/oauth/v2/token',
		body: { grant_type: 'authorization_code', code: 'x' },
	};

	test('is form-encoded and goes to the chosen data center', async () => {
		const { n8n } = sending({ zoho: () => json(200, { error: 'invalid_code' }) });
		await expect(plainSend(n8n.context, 'jp')(exchange)).resolves.toMatchObject({
			body: { error: 'invalid_code' },
		});
		expect(n8n.sent[0]).toMatchObject({
			type: 'none',
			options: {
				url: 'https://accounts.zoho.jp/oauth/v2/token',
				headers: { 'content-type': 'application/x-www-form-urlencoded' },
				body: exchange.body,
				disableFollowRedirect: true,
			},
		});
	});

	test('can get the client from a credential', async () => {
		const { n8n } = sending();
		await plainSend(n8n.context, 'https://accounts.zoho.eu', 'zohoClientApi')(exchange);
		expect(n8n.sent[0]?.type).toBe('zohoClientApi');
	});

	test('goes to no address without https', () => {
		const { n8n } = sending();
		expect(() => plainSend(n8n.context, 'http://accounts.zoho.eu')).toThrow("'Accounts URL'");
	});
});
