import type { IDataObject } from 'n8n-workflow';

import { createEngine, type CredentialRef, type Engine } from '../../../engine/engine';
import { Pets, PetsKeyApi, PetsOAuth2Api, PetsTrigger } from './nodes';
import { startFakeService, type FakeService } from './server';

let service: FakeService;
let engine: Engine;
let oauth: CredentialRef;

const settings = () => ({
	nodes: [new Pets(), new PetsTrigger()],
	credentials: [new PetsOAuth2Api(), new PetsKeyApi()],
});

const connected = async (engine: Engine): Promise<CredentialRef> =>
	await engine.credentials.add({
		name: 'My pets',
		type: 'petsOAuth2Api',
		data: {
			host: service.host,
			clientId: 'id',
			clientSecret: 'secret',
			oauthTokenData: { access_token: 'token-0', refresh_token: 'refresh', kept: 'yes' },
		},
	});

beforeEach(async () => {
	service = await startFakeService();
	engine = await createEngine(settings());
	oauth = await connected(engine);
});

afterEach(async () => {
	await engine.stop();
	await service.stop();
});

const pets = (parameters: Record<string, string> = {}, items = [{ id: 1 }, { id: 2 }]) => ({
	node: new Pets(),
	parameters: { path: '=/pets/{{ $json.id }}', ...parameters },
	credentials: { petsOAuth2Api: oauth },
	items,
});

test('a node runs on items and its output keeps their pairs', async () => {
	const { status, items, error } = await engine.execute(pets());

	expect(error).toBeUndefined();
	expect(status).toBe('success');
	expect(items).toEqual([
		[
			{ json: { path: '/pets/1' }, pairedItem: { item: 0 } },
			{ json: { path: '/pets/2' }, pairedItem: { item: 1 } },
		],
	]);
	expect(service.calls('/pets/2')[0]?.authorization).toBe('Bearer token-0');
});

test('hints, messages to the console and log lines belong to the execution they came from', async () => {
	const [first, second] = await Promise.all([
		engine.execute(pets({}, [{ id: 1 }])),
		engine.execute(pets({}, [{ id: 2 }])),
	]);

	expect(first.hints).toEqual([{ message: 'All pets were got', location: 'outputPane' }]);
	expect(first.messagesToUI).toEqual([{ source: '[Node: "Pets"]', messages: ['item 0'] }]);
	expect(first.logs).toContainEqual({
		level: 'info',
		message: 'Getting a pet',
		metadata: { path: '/pets/1' },
	});
	expect(JSON.stringify(first.logs)).not.toContain('/pets/2');
	expect(JSON.stringify(second.logs)).toContain('/pets/2');
	expect(engine.logs).toEqual(expect.arrayContaining([...first.logs, ...second.logs]));
});

test('messages to the console are for manual executions only, as in n8n', async () => {
	const { messagesToUI, status } = await engine.execute(pets(), { mode: 'trigger' });

	expect(status).toBe('success');
	expect(messagesToUI).toEqual([]);
});

test('a node that fails gives its error instead of items', async () => {
	const { status, items, error } = await engine.execute(pets({ path: '/refused' }));

	expect(status).toBe('error');
	expect(items).toEqual([]);
	expect(error).toMatchObject({
		name: 'NodeApiError',
		httpCode: '400',
		context: { data: { code: 'REFUSED' } },
	});
});

test('a node that continues on fail gives error items in their places', async () => {
	const { status, items } = await engine.execute({
		...pets({ path: '={{ $json.id === 1 ? "/refused" : "/pets/2" }}' }),
		settings: { onError: 'continueRegularOutput' },
	});

	expect(status).toBe('success');
	expect(items).toEqual([
		[
			{ json: { error: 'refused' }, pairedItem: { item: 0 } },
			{ json: { path: '/pets/2' }, pairedItem: { item: 1 } },
		],
	]);
});

test("n8n's error output takes the items that failed", async () => {
	const { items } = await engine.execute({
		...pets({ path: '={{ $json.id === 1 ? "/refused" : "/pets/2" }}' }),
		settings: { onError: 'continueErrorOutput' },
	});

	expect(items.map((output) => output.map(({ json }) => json))).toEqual([
		[{ path: '/pets/2' }],
		[{ id: 1, error: 'refused' }],
	]);
});

test('a form with a missing value does not run', async () => {
	await expect(engine.execute(pets({ path: '' }))).rejects.toThrow('Parameter "Path" is required');

	expect(service.requests).toEqual([]);
});

test('a workflow runs from its trigger, with credentials put in the place of its own', async () => {
	const node = { typeVersion: 1, position: [0, 0] as [number, number], parameters: {} };
	const { items, runData } = await engine.execute(
		{
			nodes: [
				{ ...node, id: '1', name: 'Start', type: 'n8n-nodes-base.manualTrigger' },
				{
					...node,
					id: '2',
					name: 'Numbers',
					type: 'engine.items',
					parameters: { items: [{ json: { id: 7, text: '=not {{ an }} expression' } }] },
				},
				{
					...node,
					id: '3',
					name: 'Get',
					type: 'n8n-nodes-zoho-suite.pets',
					parameters: { path: '=/pets/{{ $("Numbers").item.json.id }}' },
					credentials: { petsOAuth2Api: { id: 'of the author', name: 'of the author' } },
				},
				{ ...node, id: '4', name: 'End', type: 'n8n-nodes-base.noOp' },
			],
			connections: {
				Start: { main: [[{ node: 'Numbers', type: 'main', index: 0 }]] },
				Numbers: { main: [[{ node: 'Get', type: 'main', index: 0 }]] },
				Get: { main: [[{ node: 'End', type: 'main', index: 0 }]] },
			},
		},
		{ credentials: { petsOAuth2Api: oauth } },
	);

	expect(items).toEqual([[{ json: { path: '/pets/7' }, pairedItem: { item: 0 } }]]);
	expect(Object.keys(runData)).toEqual(['Start', 'Numbers', 'Get', 'End']);
	expect(runData.Numbers?.[0]?.data?.main?.[0]?.[0]?.json.text).toBe('=not {{ an }} expression');
});

test("a node of n8n's that is not here stands for its pinned data", async () => {
	const node = { typeVersion: 1, position: [0, 0] as [number, number] };
	const template = {
		nodes: [
			{ ...node, id: '1', name: 'Form', type: 'n8n-nodes-base.formTrigger', parameters: { a: 1 } },
			{
				...node,
				id: '2',
				name: 'Get',
				type: 'n8n-nodes-zoho-suite.pets',
				parameters: { path: '=/pets/{{ $json.id }}' },
				credentials: { petsOAuth2Api: oauth },
			},
		],
		connections: { Form: { main: [[{ node: 'Get', type: 'main' as const, index: 0 }]] } },
	};

	const { items } = await engine.execute(template, { pinData: { Form: [{ json: { id: 9 } }] } });

	expect(items[0]?.[0]?.json).toEqual({ path: '/pets/9' });
	await expect(engine.execute(template)).rejects.toThrow(
		'without the node type "n8n-nodes-base.formTrigger"',
	);
});

test('cancelling stops the request under way and the execution', async () => {
	const execution = engine.execute(pets({ path: '/slow' }));
	while (service.calls('/slow').length === 0) await new Promise((resolve) => setTimeout(resolve, 5));

	engine.cancel();

	expect((await execution).status).toBe('canceled');
	await service.hungUp;
});

test('a token refreshed on the way is kept with the credential', async () => {
	const { items, error } = await engine.execute(pets({ before: 'refresh' }));

	expect(error).toBeUndefined();
	expect(items[0]).toHaveLength(2);
	expect(service.calls('/token')).toHaveLength(1);
	expect(service.calls('/token')[0]?.body).toContain('client_secret=secret');
	expect(service.calls('/pets/2')[0]?.authorization).toBe('Bearer token-1');
	const { oauthTokenData } = await engine.credentials.read(oauth);
	expect(oauthTokenData).toMatchObject({ access_token: 'token-1', refresh_token: 'refresh', kept: 'yes' });
	const { n8n_expires_at: expiresAt } = oauthTokenData as IDataObject;
	expect(Number(expiresAt)).toBeGreaterThan(Date.now() + 3_500_000);
	expect(engine.credentials.writes(oauth)).toBe(1);
});

test.each([
	{ withoutRefreshLock: false, tokenCalls: 1 },
	{ withoutRefreshLock: true, tokenCalls: 5 },
])(
	'five refreshes side by side: $tokenCalls token calls (withoutRefreshLock $withoutRefreshLock)',
	async (row) => {
		engine = await createEngine({ ...settings(), ...row });
		oauth = await connected(engine);

		await Promise.all(
			Array.from({ length: 5 }, async () => await engine.execute(pets({ before: 'refresh' }))),
		);

		expect(service.calls('/token')).toHaveLength(row.tokenCalls);
	},
);
