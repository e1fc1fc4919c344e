import { byId } from '../../../engine/world';
import { type DeskWorld, ids, json, openDesk } from './ticketTests';

let desk: DeskWorld;
beforeAll(async () => (desk = await openDesk('view')));
afterAll(async () => await desk.stop());
beforeEach(() => desk.clear());

const views = (module = 'tickets') =>
	desk
		.store()
		.views.of(desk.orgId())
		.filter((view) => view.module === module);
const named = (value: string) => ({ __rl: true, mode: 'name', value });

describe('get', () => {
	it('gives each view of a module, by ID and by either of its names', async () => {
		const [first, second] = views();
		const result = await desk.run(
			'get',
			{ module: 'tickets', viewId: byId('={{ $json.id }}') },
			[{ id: first?.id }, { id: '8100000000009999999' }],
			{ onError: 'continueRegularOutput' },
		);
		const [found, missing] = json(result);
		expect(found).toMatchObject({ id: first?.id, displayLabel: 'All Tickets' });
		expect(missing?.error).toMatchObject({
			message: '\'View\' is "8100000000009999999", which is no view of tickets',
		});
		for (const name of ['all open tickets', 'All Open Cases']) {
			const byName = await desk.run('get', { module: 'tickets', viewId: named(name) });
			expect(ids(json(byName))).toEqual([second?.id]);
		}
	});
});

describe('getAll', () => {
	it('gives all views of a module, and those of a department with those of all', async () => {
		const [one, other] = desk.store().departments(desk.orgId());
		const [model] = views();
		const { nextId } = { nextId: () => desk.world.emulator.world.nextId() };
		const own = desk.store().views.add({ ...model!, id: nextId(), departmentId: one!.id });
		desk.store().views.add({ ...model!, id: nextId(), departmentId: other!.id });
		const all = await desk.run('getAll', { module: 'tickets' });
		expect(ids(json(all))).toEqual(ids(views()));
		const some = await desk.run('getAll', {
			module: 'tickets',
			filters: { departmentId: named(String(one?.name)) },
		});
		expect(ids(json(some))).toEqual(
			ids(
				views().filter(({ departmentId }) => departmentId === undefined || departmentId === own.departmentId),
			),
		);
		expect(json(await desk.run('getAll', { module: 'contacts' }))).toHaveLength(views('contacts').length);
	});
});
