import { ZohoClientApi } from '../../../credentials/ZohoClientApi.credentials';
import { startEmulator, type Emulator } from '../../../emulator';
import { createEngine, type Engine } from '../../../engine/engine';
import { clientId, clientSecret } from './n8n';

let zoho: Emulator;
let engine: Engine;
beforeAll(async () => {
	zoho = await startEmulator({ seed: 'empty' });
	engine = await createEngine({ nodes: [], credentials: [new ZohoClientApi()] });
});
beforeEach(() => zoho.reset());
afterAll(async () => {
	await engine.stop();
	await zoho.stop();
});

async function test(changed: Record<string, string> = {}) {
	const data = {
		dataCenter: 'custom',
		customAccountsUrl: zoho.urls.accounts,
		clientId,
		clientSecret,
		...changed,
	};
	const ref = await engine.credentials.add({ name: 'Zoho', type: 'zohoClientApi', data });
	return await engine.testCredential(ref);
}

describe('the test of a client', () => {
	it('passes when Zoho knows the client, and makes no token', async () => {
		expect(await test()).toEqual({ status: 'OK', message: 'Connection successful!' });
		expect(zoho.requests.all.map(({ method, path, body }) => [method, path, body])).toEqual([
			[
				'POST',
				'/oauth/v2/token',
				expect.objectContaining({ grant_type: 'refresh_token', client_id: clientId }),
			],
		]);
	});

	it.each([
		['a client that Zoho does not know', { clientId: '1000.UNKNOWN' }, 'does not know this client'],
		['a wrong secret', { clientSecret: 'mistyped' }, 'The Client Secret does not belong to the Client ID'],
		['an empty secret', { clientSecret: '' }, 'Client ID and Client Secret are filled in'],
	])('tells %s', async (_, changed, told) => {
		const { status, message } = await test(changed);
		expect({ status, message }).toEqual({ status: 'Error', message: expect.stringContaining(told) });
	});

	it('tells an address that is no accounts server', async () => {
		const { message } = await test({ customAccountsUrl: zoho.urls.desk });
		expect(message).toMatch(/^There is no Zoho accounts server at this address/);
	});

	it('tells when Zoho throttles, which it does with HTTP 400', async () => {
		zoho.world.accounts.throttleUntil(zoho.clock.now() + 600_000);
		expect((await test()).message).toContain('Wait 10 minutes');
	});
});
