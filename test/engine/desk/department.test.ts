import { byId } from '../../../engine/world';
import { type DeskWorld, ids, json, openDesk } from './ticketTests';

let desk: DeskWorld;
beforeAll(async () => (desk = await openDesk('department')));
afterAll(async () => await desk.stop());
beforeEach(() => desk.clear());

const departments = () => desk.store().departments(desk.orgId());

describe('get', () => {
	it('gives each department with its agents, and explains one that is not there', async () => {
		const result = await desk.run(
			'get',
			{ departmentId: byId('={{ $json.id }}') },
			[...departments().map(({ id }) => ({ id })), { id: '8100000000009999999' }],
			{ onError: 'continueRegularOutput' },
		);
		const rows = json(result);
		expect(rows.slice(0, -1)).toEqual(
			departments().map(({ id, name }) =>
				expect.objectContaining({ id, name, associatedAgentIds: expect.any(Array) as string[] }),
			),
		);
		expect(rows.at(-1)?.error).toMatchObject({ code: 'URL_NOT_FOUND' });
	});
});

describe('getAll', () => {
	it('reads all departments, each once, over several pages', async () => {
		const [first] = departments();
		for (let index = 0; index < 120; index += 1) {
			const id = desk.world.emulator.world.nextId();
			desk.store().allDepartments.push({ ...first!, id, name: `Branch ${index}`, isEnabled: index > 2 });
		}
		const result = await desk.run('getAll', { returnAll: true });
		expect(ids(json(result)).sort()).toEqual(ids(departments()).sort());
		expect(desk.calls('GET', /departments$/).length).toBeGreaterThan(1);
	});

	it('narrows them by state and name', async () => {
		const result = await desk.run('getAll', {
			returnAll: true,
			filters: { isEnabled: false, searchStr: 'Branch*' },
		});
		expect(json(result).map(({ name }) => name)).toEqual(['Branch 0', 'Branch 1', 'Branch 2']);
	});
});
