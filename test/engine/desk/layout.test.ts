import { byId, fromList } from '../../../engine/world';
import { type DeskWorld, ids, json, openDesk } from './ticketTests';

let desk: DeskWorld;
beforeAll(async () => (desk = await openDesk('layout')));
afterAll(async () => await desk.stop());
beforeEach(() => desk.clear());

const layouts = () => desk.store().layouts(desk.orgId(), 'tickets');

describe('get', () => {
	it('gives each layout with its sections and fields, by ID and by name', async () => {
		const [first, second] = layouts();
		const result = await desk.run(
			'get',
			{ module: fromList('tickets'), layoutId: byId('={{ $json.id }}') },
			[{ id: first?.id }, { id: '8100000000009999999' }],
			{ onError: 'continueRegularOutput' },
		);
		const [found, missing] = json(result);
		expect(found).toMatchObject({ id: first?.id, layoutName: first?.layoutName });
		expect(JSON.stringify(found?.sections)).toContain('cf_room_type');
		expect(missing?.error).toMatchObject({ code: 'URL_NOT_FOUND' });
		const named = { __rl: true, mode: 'name', value: second?.layoutName };
		const byName = await desk.run('get', { module: fromList('tickets'), layoutId: named });
		expect(ids(json(byName))).toEqual([second?.id]);
	});
});

describe('getAll', () => {
	it('reads all layouts of a module, each once, over several pages', async () => {
		const [model] = layouts();
		for (let index = 0; index < 120; index += 1) {
			const id = desk.world.emulator.world.nextId();
			const copy = { ...model!, id, layoutName: `Form ${index}`, isDefaultLayout: false };
			desk.store().allLayouts.push(copy);
		}
		const result = await desk.run('getAll', { module: fromList('tickets'), returnAll: true });
		expect(ids(json(result)).sort()).toEqual(ids(layouts()).sort());
		expect(desk.calls('GET', /\/layouts$/).length).toBeGreaterThan(1);
	});

	it('narrows them by department', async () => {
		const [, department] = desk.store().departments(desk.orgId());
		const result = await desk.run('getAll', {
			module: byId('tickets'),
			returnAll: true,
			filters: { departmentId: byId(String(department?.id)) },
		});
		const expected = layouts().filter(({ departmentId }) => departmentId === department?.id);
		expect(ids(json(result))).toEqual(ids(expected));
	});
});
