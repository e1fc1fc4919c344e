import { byId, type Connected, openWorld, type World } from '../../../engine/world';

let world: World;
let connected: Connected;

beforeEach(async () => {
	world = await openWorld();
	connected = await world.connect('oAuth2');
});
afterEach(async () => await world.stop());

const channels = () => world.emulator.world.crm.channels;

function open(count: number): string[] {
	const [user] = world.emulator.world.crm.users;
	return Array.from({ length: count }, (_, index) => {
		const id = String(1_000_000_068_000 + index);
		channels().put({
			id,
			userId: user!.id,
			notifyUrl: 'https://n8n.example.com/webhook/1',
			token: 'a-secret-token',
			events: [{ module: index % 2 === 0 ? 'Leads' : 'Deals', operation: 'create' }],
			expiry: Date.now() + 3_600_000,
			conditions: [],
			onRelatedAction: false,
			withValues: true,
		});
		return id;
	});
}

const run = async (operation: string, parameters: object = {}, items?: object[]) =>
	await connected.crm({ resource: 'notificationChannel', operation, ...parameters }, items as never);

describe('getAll', () => {
	it('gives all channels of the user over several pages, without their tokens', async () => {
		const ids = open(230);
		const { items, error } = await run('getAll', { returnAll: true });
		expect(error).toBeUndefined();
		expect(
			items
				.flat()
				.map(({ json }) => json.channel_id)
				.sort(),
		).toEqual(ids.sort());
		expect(JSON.stringify(items)).not.toContain('a-secret-token');
	});

	it('gives those of a module', async () => {
		open(4);
		const { items } = await run('getAll', { returnAll: true, options: { module: 'Deals' } });
		expect(items.flat().map(({ json }) => json.resource_name)).toEqual(['Deals', 'Deals']);
	});

	it('gives nothing where there are none', async () => {
		const { items, error } = await run('getAll', { returnAll: true });
		expect([items.flat(), error]).toEqual([[], undefined]);
	});
});

describe('delete', () => {
	it('deletes the channel of each item', async () => {
		const [first, second, third] = open(3);
		const { items } = await run(
			'delete',
			{ channelId: { __rl: true, mode: 'id', value: '={{ $json.id }}' } },
			[{ id: first }, { id: third }],
		);
		expect(items.flat().map(({ json }) => json)).toEqual([
			{ id: first, deleted: true },
			{ id: third, deleted: true },
		]);
		expect(
			channels()
				.all()
				.map(({ id }) => id),
		).toEqual([second]);
	});

	it('explains that a channel is not there', async () => {
		const { error } = await run('delete', { channelId: byId('1') });
		expect(JSON.stringify(error)).toContain('NOT_SUBSCRIBED');
	});
});
