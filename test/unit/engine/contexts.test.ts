import type { IDataObject } from 'n8n-workflow';

import { createEngine, type CredentialRef, type Engine } from '../../../engine/engine';
import { Pets, PetsKeyApi, PetsOAuth2Api, PetsTrigger } from './nodes';
import { startFakeService, type FakeService } from './server';

let service: FakeService;
let engine: Engine;

beforeEach(async () => {
	service = await startFakeService();
	engine = await createEngine({
		nodes: [new Pets(), new PetsTrigger()],
		credentials: [new PetsOAuth2Api(), new PetsKeyApi()],
		baseUrl: 'https://n8n.example.com/',
	});
});

afterEach(async () => {
	await engine.stop();
	await service.stop();
});

const add = async (type: string): Promise<CredentialRef> =>
	await engine.credentials.add({
		name: type,
		type,
		data: { host: service.host, oauthTokenData: { access_token: 'token-0' } },
	});

describe.each(['petsOAuth2Api', 'petsKeyApi'])('with %s', (type) => {
	const call = async (node: string) => ({
		node,
		parameters: { authentication: type },
		credentials: { [type]: await add(type) },
	});

	test('the choices of a drop-down are loaded', async () => {
		expect(await engine.loadOptions(await call('pets'), 'getPaths')).toEqual([
			{ name: 'Path', value: '/options' },
		]);
	});

	test('a list is searched, page by page', async () => {
		const page = await engine.listSearch(await call('pets'), 'searchPets', {
			filter: 'cat',
			paginationToken: '2',
		});

		expect(page.results).toEqual([{ name: 'Path', value: '/search/cat/2' }]);
	});

	test('fields are mapped; of two with the same id n8n takes the first', async () => {
		const { fields } = await engine.resourceMapping(await call('pets'), 'getFields');

		expect(fields.map(({ displayName }) => displayName)).toEqual(['First']);
		expect(service.calls('/fields')).toHaveLength(1);
	});

	test('a poll gives items, and remembers', async () => {
		const staticData: IDataObject = {};
		const trigger = await call('petsTrigger');

		expect(await engine.poll(trigger, { staticData })).toEqual([[{ json: { path: '/changes' } }]]);
		expect(await engine.poll(trigger, { staticData })).toBeNull();
		expect(staticData).toEqual({ seen: { count: 2 } });
	});

	test('a webhook is registered and removed', async () => {
		const staticData: IDataObject = {};
		const trigger = await call('petsTrigger');

		expect(await engine.hook(trigger, 'checkExists', { staticData })).toBe(false);
		expect(await engine.hook(trigger, 'create', { staticData })).toBe(true);
		expect(staticData.url).toMatch(/^https:\/\/n8n\.example\.com\/webhook\/.*\/pets$/);
		expect(await engine.hook(trigger, 'checkExists', { staticData })).toBe(true);
		expect(service.calls('/register')).toHaveLength(1);

		await engine.hook(trigger, 'delete', { staticData });
		expect(staticData).toEqual({});
	});

	test('a webhook takes a delivery and fetches', async () => {
		const { workflowData, answer } = await engine.webhook(await call('petsTrigger'), {
			headers: { 'X-Secret': 'known' },
			body: { id: 5 },
		});

		expect(workflowData).toEqual([[{ json: { path: '/pets/5' } }]]);
		expect(answer).toBeUndefined();
	});
});

test('a webhook that listens for a test has another URL', async () => {
	const staticData: IDataObject = {};
	const trigger = { node: 'petsTrigger', credentials: { petsOAuth2Api: await add('petsOAuth2Api') } };

	await engine.hook(trigger, 'create', { staticData, test: true });

	expect(staticData.url).toContain('https://n8n.example.com/webhook-test/');
});

test('a webhook may answer by itself', async () => {
	const { answer, noWebhookResponse, workflowData } = await engine.webhook({ node: 'petsTrigger' });

	expect(answer).toEqual({
		status: 401,
		headers: { 'content-type': 'application/json' },
		body: { refused: true },
	});
	expect(noWebhookResponse).toBe(true);
	expect(workflowData).toBeUndefined();
});

test('what fails while the form is open is thrown', async () => {
	const stale = await engine.credentials.add({
		name: 'Stale',
		type: 'petsOAuth2Api',
		data: { host: service.host, oauthTokenData: { access_token: 'stale' } },
	});

	await expect(
		engine.loadOptions({ node: 'pets', credentials: { petsOAuth2Api: stale } }, 'getPaths'),
	).rejects.toMatchObject({ httpCode: '401' });
	await expect(engine.loadOptions({ node: 'pets' }, 'getCats')).rejects.toThrow('no loadOptions method');
});
