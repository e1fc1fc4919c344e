import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import { connect } from '../../../nodes/shared/transport/connection';
import { keyOf } from '../../../nodes/shared/transport/credentialData';
import { forgetTokens } from '../../../nodes/shared/transport/oauth2Tokens';
import { fakeN8n, get } from './fakes';

let clients = 0;
const data = (token: IDataObject = {}): ICredentialDataDecryptedObject => ({
	dataCenter: 'in',
	clientId: `1000.CLIENT${(clients += 1)}`,
	clientSecret: 's3cret',
	accessToken: '1000.aa.bb',
	oauthTokenData: {
		access_token: '1000.aa.bb',
		refresh_token: '1000.cc.dd',
		n8n_expires_at: String(Date.now() + 3_600_000),
		...token,
	},
});
const body = (value: unknown) => JSON.stringify(value);

beforeEach(forgetTokens);

test.each([
	['oAuth2', 'zohoSuiteOAuth2Api'],
	['selfClient', 'zohoSelfClientApi'],
	[0, 'zohoSuiteOAuth2Api'],
])('Authentication %s connects by %s', async (authentication, type) => {
	const n8n = fakeN8n({ data: data(), parameters: { authentication } });
	const connection = await connect(n8n.context, 'crm');
	await connection.send(get);
	expect(connection.authentication).toBe(type);
	expect(n8n.sent[0]?.type).toBe(type);
});

test('carries the hosts and a key, and no secret', async () => {
	const stored = data();
	const n8n = fakeN8n({ data: stored });
	const connection = await connect(n8n.context, 'desk');
	expect(connection).toMatchObject({
		key: keyOf(stored),
		hosts: { desk: 'https://desk.zoho.in' },
	});
	expect(JSON.stringify(connection)).not.toMatch(/1000\.|s3cret/);
});

test('asks Zoho nothing before the first call', async () => {
	const n8n = fakeN8n({ data: { ...data(), oauthTokenData: {} } });
	await connect(n8n.context, 'crm');
	expect([n8n.sent.length, n8n.refreshes]).toEqual([0, 0]);
});

test('refuses an address no token may be sent to', async () => {
	const n8n = fakeN8n({
		data: { ...data(), dataCenter: 'custom', customAccountsUrl: 'http://evil.example' },
	});
	await expect(connect(n8n.context, 'crm')).rejects.toMatchObject({ code: 'INVALID_URL' });
});

test('fifty runs without the scope get an error that names it, and no new token', async () => {
	const n8n = fakeN8n({
		data: data(),
		zoho: () => ({
			statusCode: 401,
			body: body({ code: 'OAUTH_SCOPE_MISMATCH', message: 'Unauthorized', status: 'error', details: {} }),
		}),
	});
	const run = async () => {
		const { send } = await connect(n8n.context, 'crm');
		return await send({ ...get, scopes: ['ZohoCRM.modules.READ'] }).catch((error: unknown) => error);
	};
	for (const refusal of await Promise.all(Array.from({ length: 50 }, run))) {
		expect(refusal).toMatchObject({
			code: 'OAUTH_SCOPE_MISMATCH',
			message: 'The credential lacks the scope ZohoCRM.modules.READ',
			scopes: ['ZohoCRM.modules.READ'],
		});
	}
	expect(n8n.refreshes).toBe(0);
	expect(n8n.sent).toHaveLength(50);
});

test('keeps the edition’s number of calls under way', async () => {
	const n8n = fakeN8n({ data: data() });
	let underWay = 0;
	let most = 0;
	const request = n8n.context.helpers.httpRequestWithAuthentication;
	n8n.context.helpers.httpRequestWithAuthentication = async function (...args) {
		most = Math.max(most, (underWay += 1));
		await new Promise((resolve) => setImmediate(resolve));
		underWay -= 1;
		return (await request.apply(this, args)) as unknown;
	};
	const { send, setEdition } = await connect(n8n.context, 'desk');
	await Promise.all(Array.from({ length: 20 }, async () => await send(get)));
	expect(most).toBe(5);
	setEdition('PROFESSIONAL');
	await Promise.all(Array.from({ length: 40 }, async () => await send(get)));
	expect(most).toBe(15);
});

test('sends again what can pass, until the workflow is stopped', async () => {
	const controller = new AbortController();
	const n8n = fakeN8n({
		data: data(),
		signal: controller.signal,
		zoho: () => ({ statusCode: 503, body: '' }),
	});
	const { send } = await connect(n8n.context, 'crm');
	const sending = send(get);
	while (n8n.log.lines.length === 0) await new Promise((resolve) => setImmediate(resolve));
	controller.abort();
	await expect(sending).rejects.toMatchObject({ code: 'CANCELLED' });
	expect(n8n.sent).toHaveLength(1);
});
