import { DateTime } from 'luxon';
import type { IDataObject, INode, INodeExecutionData, INodeType } from 'n8n-workflow';

import { type Connected, fromList, mapped, openWorld, type World } from '../../engine/world';
import { ZohoCrm } from '../../nodes/ZohoCrm/ZohoCrm.node.ts';

/** Gives its items as a Code node may: whatever they hold, as it is. */
const outputs: Record<string, INodeExecutionData[]> = {};
class Code implements INodeType {
	description = {
		...{ displayName: 'Code', name: 'code', group: [], version: 1, description: '', defaults: {} },
		...{ inputs: [], outputs: ['main'], properties: [] },
	} as unknown as INodeType['description'];
	execute = async function (this: { getNode(): INode }) {
		return await Promise.resolve([outputs[this.getNode().name] ?? []]);
	} as INodeType['execute'];
}

let world: World;
let connected: Connected;
beforeAll(async () => {
	world = await openWorld({ seed: 'empty' }, { nodes: [new ZohoCrm(), new Code()] });
	connected = await world.connect('oAuth2');
});
afterAll(async () => await world.stop());
beforeEach(() => world.emulator.requests.clear());

const node = (name: string, type: string, more: Partial<INode> = {}): INode => ({
	...{ id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {} },
	...more,
});

/** A workflow in which a Zoho CRM node creates a lead of each item, or would create it. */
async function leadsOf(
	sources: Record<string, INodeExecutionData[]>,
	lastName: string,
	more: Partial<INode> = {},
	dryRun = false,
) {
	Object.assign(outputs, sources);
	const toCrm = { main: [[{ node: 'Zoho CRM', type: 'main' as const, index: 0 }]] };
	const parameters = {
		...{
			authentication: 'oAuth2',
			resource: 'record',
			operation: 'create',
			module: fromList('Leads'),
			dryRun,
		},
		fields: mapped({ Last_Name: lastName, Company: 'Acme' }),
	};
	const names = Object.keys(sources);
	const start = node('Start', 'n8n-nodes-zoho-suite.code');
	outputs.Start = [{ json: {} }];
	return await world.engine.execute(
		{
			nodes: [
				start,
				...names.map((name, n) => node(name, 'n8n-nodes-zoho-suite.code', { position: [100, n * 100] })),
				node('Zoho CRM', 'n8n-nodes-zoho-suite.zohoCrm', {
					...{ parameters, credentials: connected.credentials as never },
					...more,
				}),
			],
			connections: {
				Start: { main: [names.map((name) => ({ node: name, type: 'main' as const, index: 0 }))] },
				...Object.fromEntries(names.map((name) => [name, toCrm])),
			},
			settings: { executionOrder: 'v1' },
		},
		{ startNode: 'Start' },
	);
}

const sentNames = () =>
	world.emulator.requests
		.matching('POST /crm/v8/Leads')
		.map(({ body }) => (body as { data: IDataObject[] }).data.map(({ Last_Name }) => Last_Name));

class Customer {
	readonly own = 'own';
	get inherited(): string {
		return 'inherited';
	}
}
const json = (value: unknown) => ({ json: value as IDataObject });

/** What would be sent, or why it would not. */
async function shown(lastName: string, item: unknown) {
	const { items, error } = await leadsOf({ Code: [json(item)] }, lastName, {}, true);
	return { bodies: items[0]?.map((one) => one.json.body), message: error?.message };
}

it('shows what would be sent', async () => {
	const body = { data: [{ Last_Name: 'Ada', Company: 'Acme' }] };
	expect(await shown('={{ $json.x }}', { x: 'Ada' })).toEqual({ bodies: [body], message: undefined });
});

describe('a value that is dragged in', () => {
	it.each<[string, unknown]>([
		['a text', { x: 'Ada' }],
		['an empty text', { x: '' }],
		['a number', { x: 12 }],
		['no number', { x: NaN }],
		['no end', { x: Infinity }],
		['minus nothing', { x: -0 }],
		['a number of another kind', { x: 12n }],
		['a symbol', { x: Symbol('x') }],
		['a function', { x: () => 'x' }],
		['yes', { x: true }],
		['null', { x: null }],
		['a value that is not there', {}],
		['a date', { x: new Date(0) }],
		['a date of Luxon', { x: DateTime.fromMillis(0) }],
		['a list', { x: ['a', 'b'] }],
		['a value that is made when it is asked for', Object.defineProperty({}, 'x', { get: () => 'Ada' })],
		[
			'a value that cannot be had',
			Object.defineProperty({}, 'x', {
				get: () => {
					throw new Error('gone');
				},
			}),
		],
		['a value behind a proxy', new Proxy({}, { get: (_, name) => (name === 'x' ? 'Ada' : undefined) })],
		['a value that a proxy changes', new Proxy({ x: 'Ada' }, { get: () => 'Grace' })],
	])('comes as n8n evaluates it: %s', async (_, item) => {
		expect(await shown('={{ $json.x }}', item)).toEqual(await shown('={{ ($json.x) }}', item));
	});

	it.each([
		['the inside of a date', { x: DateTime.fromMillis(1_000) }, 'x.ts'],
		['what an object has', { x: new Customer() }, 'x.own'],
		['what its class has', { x: new Customer() }, 'x.inherited'],
		['how many there are', { x: ['a', 'b'] }, 'x.length'],
		['of a list', { x: ['a', 'b'] }, "x['1']"],
		['of a buffer', { x: Buffer.from('abc') }, 'x.length'],
		['of a map', { x: new Map([['size', 1]]) }, 'x.size'],
	])('comes as n8n evaluates it: %s', async (_, item, path) => {
		expect(await shown(`={{ $json.${path} }}`, item)).toEqual(await shown(`={{ ($json.${path}) }}`, item));
	});

	it("is of the run's own items, where the node runs several times", async () => {
		const sources = { First: [json({ x: 'One' }), json({ x: 'Two' })], Second: [json({ x: 'Three' })] };
		const result = await leadsOf(sources, '={{ $json.x }}');
		expect(result.error).toBeUndefined();
		expect(result.runData['Zoho CRM']).toHaveLength(2);
		expect(sentNames()).toEqual([['One', 'Two'], ['Three']]);
	});

	it('is of the first item, where the node is to run once', async () => {
		const sources = { Code: [json({ x: 'One' }), json({ x: 'Two' })] };
		await leadsOf(sources, '={{ $json.x }}', { executeOnce: true });
		expect(sentNames()).toEqual([['One']]);
	});

	it('is of the item that is tried again', async () => {
		const refusal = { code: 'INVALID_REQUEST', details: {}, message: 'refused', status: 'error' };
		world.emulator.failNext('POST /crm/v8/Leads', { status: 400, body: refusal });
		const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
		const items = [json({ x: 'One' }), json({ x: 'Two' })];
		const result = await leadsOf({ Code: items }, '={{ $json.x }}', settings);
		expect(result.error).toBeUndefined();
		expect(sentNames()).toEqual([
			['One', 'Two'],
			['One', 'Two'],
		]);
	});

	it('is nothing in an item that only has a file', async () => {
		const binary = { x: { data: Buffer.from('x').toString('base64'), mimeType: 'text/plain' } };
		const items = [{ json: {}, binary }, json({ x: 'Two' })];
		const { error } = await leadsOf({ Code: items }, '={{ $json.x }}');
		expect(error?.message).toContain('Item 0');
	});
});
