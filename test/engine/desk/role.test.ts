import { byId } from '../../../engine/world';
import { type DeskWorld, ids, json, openDesk } from './ticketTests';

let desk: DeskWorld;
beforeAll(async () => (desk = await openDesk('role')));
afterAll(async () => await desk.stop());
beforeEach(() => desk.clear());

const all = () => desk.store().roles.of(desk.orgId());

describe('get', () => {
	it('gives each role by ID and by name, and names one that is not there', async () => {
		const [first, second] = all();
		const result = await desk.run(
			'get',
			{ roleId: byId('={{ $json.id }}') },
			[{ id: first?.id }, { id: '8100000000009999999' }],
			{ onError: 'continueRegularOutput' },
		);
		const [found, missing] = json(result);
		expect(found).toMatchObject({ id: first?.id, name: first?.name, description: first?.description });
		expect(missing?.error).toMatchObject({ code: 'URL_NOT_FOUND' });
		const named = { __rl: true, mode: 'name', value: second?.name };
		expect(ids(json(await desk.run('get', { roleId: named })))).toEqual([second?.id]);
	});
});

describe('getAll', () => {
	it('reads all roles, each once, over several pages', async () => {
		const [model] = all();
		for (let index = 0; index < 120; index += 1) {
			const id = desk.world.emulator.world.nextId();
			desk.store().roles.add({ ...model!, id, name: `Night ${index}`, isDefault: false });
		}
		const result = await desk.run('getAll', { returnAll: true });
		expect(ids(json(result)).sort()).toEqual(ids(all()).sort());
		expect(desk.calls('GET', /\/roles$/).length).toBeGreaterThan(1);
	});

	it('narrows them by kind and name', async () => {
		const [model] = all();
		const id = desk.world.emulator.world.nextId();
		desk.store().roles.add({ ...model!, id, name: 'Weekend', isDefault: false });
		const filters = { isDefault: false, searchStr: 'Week*' };
		const result = await desk.run('getAll', { returnAll: true, filters });
		expect(ids(json(result))).toEqual([id]);
	});
});
