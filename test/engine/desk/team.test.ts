import { byId } from '../../../engine/world';
import { type DeskWorld, ids, json, openDesk } from './ticketTests';

let desk: DeskWorld;
beforeAll(async () => (desk = await openDesk('team')));
afterAll(async () => await desk.stop());
beforeEach(() => desk.clear());

const teams = () => desk.store().teams.of(desk.orgId());

describe('get', () => {
	it('gives each team with its agents, by ID and by name, and names one that is not there', async () => {
		const [first, second] = teams();
		const named = { __rl: true, mode: 'name', value: String(second?.name).toUpperCase() };
		const result = await desk.run(
			'get',
			{ teamId: byId('={{ $json.id }}') },
			[{ id: first?.id }, { id: '8100000000009999999' }],
			{ onError: 'continueRegularOutput' },
		);
		const [found, missing] = json(result);
		expect(found).toMatchObject({ id: first?.id, name: first?.name, agents: first?.agents });
		expect(missing?.error).toMatchObject({ code: 'URL_NOT_FOUND' });
		expect(ids(json(await desk.run('get', { teamId: named })))).toEqual([second?.id]);
	});
});

describe('getAll', () => {
	it('reads all teams, each once, over several pages', async () => {
		const [model] = teams();
		for (let index = 0; index < 120; index += 1) {
			const id = desk.world.emulator.world.nextId();
			desk.store().teams.add({ ...model!, id, name: `Shift ${index}` });
		}
		const result = await desk.run('getAll', { returnAll: true });
		expect(ids(json(result)).sort()).toEqual(ids(teams()).sort());
		expect(desk.calls('GET', /\/teams$/).length).toBeGreaterThan(1);
	});

	it('gives those of one department, as many as are wanted', async () => {
		const [, department] = desk.store().departments(desk.orgId());
		const departmentId = { __rl: true, mode: 'name', value: department?.name };
		const result = await desk.run('getAll', { returnAll: true, filters: { departmentId } });
		const expected = teams().filter((team) => team.departmentId === department?.id);
		expect(ids(json(result))).toEqual(ids(expected));
		expect(json(await desk.run('getAll', { returnAll: false, limit: 2 }))).toHaveLength(2);
	});
});
