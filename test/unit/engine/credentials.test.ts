import type { IDataObject } from 'n8n-workflow';

import { createEngine, type CredentialRef, type Engine, type StoredCredential } from '../../../engine/engine';
import { Pets, PetsKeyApi, PetsOAuth2Api } from './nodes';
import { startFakeService, type FakeService } from './server';

let service: FakeService;
let engine: Engine;

const start = async (stored?: StoredCredential[]) =>
	await createEngine({
		nodes: [new Pets()],
		credentials: [new PetsOAuth2Api(), new PetsKeyApi()],
		stored,
	});

beforeEach(async () => {
	service = await startFakeService();
	engine = await start();
});

afterEach(async () => {
	await engine.stop();
	await service.stop();
});

const addKey = async (data: IDataObject = {}) =>
	await engine.credentials.add({
		name: 'Key',
		type: 'petsKeyApi',
		data: { host: service.host, secret: 'hush', ...data },
	});

const get = async (ref: CredentialRef, items: IDataObject[] = [{}]) =>
	await engine.execute({
		node: 'pets',
		parameters: { authentication: 'petsKeyApi' },
		credentials: { petsKeyApi: ref },
		items,
	});

describe('stored data', () => {
	test('are encrypted, and readable again', async () => {
		const ref = await addKey();

		expect(JSON.stringify(engine.credentials.stored())).not.toContain('hush');
		expect(await engine.credentials.read(ref)).toEqual({ host: service.host, secret: 'hush' });
	});

	test('reach the browser without passwords and tokens', async () => {
		const ref = await addKey({ sessionKey: 'key', fetched: 'once', oauthTokenData: { count: 1 } });

		const form = await engine.credentials.form(ref);

		expect(JSON.stringify(form)).not.toMatch(/hush|"key"|count/);
		expect(form).toMatchObject({ host: service.host, fetched: 'once', oauthTokenData: true });
	});

	test('saved again with the typed fields only: hidden values are gone, token data stay', async () => {
		const ref = await addKey({ sessionKey: 'key', fetched: 'once', oauthTokenData: { count: 1 } });

		await engine.credentials.update(ref, { host: 'other', secret: 'new', oauthTokenData: { count: 99 } });

		expect(await engine.credentials.read(ref)).toEqual({
			host: 'other',
			secret: 'new',
			oauthTokenData: { count: 1 },
		});
	});

	test('saved again after opening: blanked values are those stored before', async () => {
		const ref = await addKey({ sessionKey: 'key', fetched: 'once' });

		await engine.credentials.update(ref, { ...(await engine.credentials.form(ref)), host: 'other' });

		expect(await engine.credentials.read(ref)).toEqual({
			host: 'other',
			secret: 'hush',
			sessionKey: 'key',
			fetched: 'once',
		});
	});
});

describe('an OAuth2 type', () => {
	const addOAuth = async (data: IDataObject) =>
		await engine.credentials.add({ name: 'OAuth2', type: 'petsOAuth2Api', data });

	/** The credential as a node sees it. */
	const decrypted = async (ref: CredentialRef): Promise<IDataObject> => {
		let seen: IDataObject = {};
		const spy = Object.assign(new Pets(), {
			async execute(this: { getCredentials(type: string): Promise<IDataObject> }) {
				seen = await this.getCredentials('petsOAuth2Api');
				return [[]];
			},
		});
		const spying = await createEngine({
			nodes: [spy as never],
			credentials: [new PetsOAuth2Api()],
			stored: engine.credentials.stored(),
		});
		const { error } = await spying.execute({ node: 'pets', credentials: { petsOAuth2Api: ref } });
		expect(error).toBeUndefined();
		return seen;
	};

	test("has its parent's fields, and its hidden expressions see the others as $self", async () => {
		const ref = await addOAuth({ host: 'https://pets', wide: true });

		expect(await decrypted(ref)).toMatchObject({
			grantType: 'authorizationCode',
			authentication: 'body',
			accessTokenUrl: 'https://pets/token',
			scope: 'read,write',
			clientId: '',
			oauthTokenData: {},
			allowedHttpRequestDomains: 'all',
		});
	});

	test('that hides where tokens come from cannot be told otherwise by stored data', async () => {
		const ref = await addOAuth({ host: 'https://pets', accessTokenUrl: 'https://thief', scope: 'all' });

		expect(await decrypted(ref)).toMatchObject({ accessTokenUrl: 'https://pets/token', scope: 'all' });
	});
});

describe('pre-authentication', () => {
	test('runs once while its value is good, and all it returns is kept', async () => {
		const ref = await addKey();

		const { items } = await get(ref, [{}, {}]);
		await get(ref);

		expect(items[0]).toHaveLength(2);
		expect(service.calls('/token')).toHaveLength(1);
		expect(service.calls('/pets').map(({ authorization }) => authorization)).toEqual(
			Array(3).fill('Key token-1'),
		);
		expect(await engine.credentials.read(ref)).toEqual({
			host: service.host,
			secret: 'hush',
			sessionKey: 'token-1',
			fetched: 'by hush',
			oauthTokenData: { count: 1 },
		});
		expect(engine.credentials.writes(ref)).toBe(1);
	});

	test('runs again when the service refuses its value', async () => {
		const ref = await addKey({ sessionKey: 'outdated' });

		const { error } = await get(ref);

		expect(error).toBeUndefined();
		expect(service.calls('/token')).toHaveLength(1);
		expect(service.calls('/pets')).toHaveLength(2);
	});

	test('is forced by credentials whose value is empty', async () => {
		const ref = await addKey({ sessionKey: 'token-0' });
		const forcing = await createEngine({
			nodes: [Object.assign(new Pets(), { execute: forced }) as never],
			credentials: [new PetsKeyApi()],
			stored: engine.credentials.stored(),
		});

		const { error } = await forcing.execute({
			node: 'pets',
			parameters: { authentication: 'petsKeyApi' },
			credentials: { petsKeyApi: ref },
		});

		expect(error).toBeUndefined();
		expect(service.calls('/token')).toHaveLength(1);
		expect(service.calls('/pets')[0]?.authorization).toBe('Key token-1');
		expect((await forcing.credentials.read(ref)).sessionKey).toBe('token-1');
	});

	test('leaves a value alone that the user filled in with an expression', async () => {
		const ref = await addKey({ fetched: '={{ "by " + "me" }}' });

		await get(ref);

		expect((await engine.credentials.read(ref)).fetched).toBe('={{ "by " + "me" }}');
	});

	test('sends nothing to a domain its credential may not call', async () => {
		const ref = await addKey({ allowedHttpRequestDomains: 'domains', allowedDomains: 'pets.example' });

		const { error } = await get(ref);

		expect(error?.message).toContain('Domain not allowed');
		expect(service.requests).toEqual([]);
	});
});

test('after a restart the credential goes on with what was kept', async () => {
	const ref = await addKey();
	await get(ref);

	engine = await start(engine.credentials.stored());
	const { error } = await get(ref);

	expect(error).toBeUndefined();
	expect(service.calls('/token')).toHaveLength(1);
	expect(service.calls('/pets')).toHaveLength(2);
});

describe('the test of a credential', () => {
	test('pre-authenticates every time, and keeps what comes of it with the stored data', async () => {
		const ref = await addKey({ sessionKey: 'token-0', oauthTokenData: { count: 5 } });

		const result = await engine.testCredential(ref);

		expect(result).toEqual({ status: 'OK', message: 'Connection successful!' });
		expect(service.requests.map(({ path }) => path)).toEqual(['/token', '/me']);
		expect(service.calls('/me')[0]?.authorization).toBe('Key token-1');
		const stored = await engine.credentials.read(ref);
		expect(stored).toMatchObject({ secret: 'hush', sessionKey: 'token-1' });
		// The form carries `oauthTokenData: true`, so the hook could not see that it had counted to 5.
		expect(stored.oauthTokenData).toEqual({ count: 1 });
	});

	test("uses the form's data, not the stored ones", async () => {
		const ref = await addKey({ host: 'http://127.0.0.1:1' });

		expect(await engine.testCredential(ref)).toMatchObject({ status: 'Error' });
		expect(await engine.testCredential(ref, { host: service.host, secret: 'hush' })).toMatchObject({
			status: 'OK',
		});
		expect((await engine.credentials.read(ref)).host).toBe('http://127.0.0.1:1');
	});

	test('of an OAuth2 type sees no token, for the form has none', async () => {
		const testable = Object.assign(new PetsOAuth2Api(), { test: new PetsKeyApi().test });
		engine = await createEngine({ nodes: [], credentials: [testable] });
		const ref = await engine.credentials.add({
			name: 'OAuth2',
			type: 'petsOAuth2Api',
			data: { host: service.host, oauthTokenData: { access_token: 'token-0' } },
		});

		expect((await engine.testCredential(ref)).message).toContain('Unable to sign without access token');
	});

	test('says so when there is none', async () => {
		const ref = await engine.credentials.add({ name: 'OAuth2', type: 'petsOAuth2Api', data: {} });

		expect(await engine.testCredential(ref)).toMatchObject({ status: 'Error' });
	});
});

/** Sends with the session key taken out of the decrypted credentials. */
async function forced(this: {
	getCredentials(type: string): Promise<IDataObject>;
	helpers: { httpRequestWithAuthentication: (...args: unknown[]) => Promise<IDataObject> };
}) {
	const data = await this.getCredentials('petsKeyApi');
	const json = await this.helpers.httpRequestWithAuthentication.call(
		this,
		'petsKeyApi',
		{ url: `${String(data.host)}/pets`, json: true },
		{ credentialsDecrypted: { id: '', name: '', type: '', data: { ...data, sessionKey: '' } } },
	);
	return [[{ json }]];
}
