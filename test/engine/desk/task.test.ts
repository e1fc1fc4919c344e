import { byId, mapped } from '../../../engine/world';
import { type DeskWorld, ids, json, openDesk } from './ticketTests';

let desk: DeskWorld;
beforeAll(async () => (desk = await openDesk('task')));
afterAll(async () => await desk.stop());
beforeEach(() => desk.clear());

const tasks = () => desk.store().activities.tasks;
const departmentId = () => desk.store().departments(desk.orgId())[0]!.id;
const fresh = (count: number, values: object = {}) =>
	Array.from({ length: count }, (_, index) =>
		desk.store().addActivity('tasks', { subject: `Fix ${index}`, ...values }),
	);

describe('create', () => {
	it('creates a task per item, linked to its ticket, with times of another zone and custom fields', async () => {
		const [lamp, chair] = desk.freshTickets(2);
		const [agent] = desk.store().agents(desk.orgId());
		const result = await desk.run(
			'create',
			{
				departmentId: byId(departmentId()),
				fields: mapped({
					subject: '={{ $json.subject }}',
					dueDate: '={{ $json.due }}',
					priority: 'High',
					cf_van_needed: true,
					cf_kilometres: '={{ $json.km }}',
				}),
				options: { ticketId: byId('={{ $json.ticket }}'), ownerId: byId(agent!.id) },
			},
			[
				{ subject: 'Swap bulb', due: '2026-06-01T10:00:00+02:00', km: 12.5, ticket: lamp!.id },
				{ subject: 'Glue leg', due: '2026-06-02T23:30:00-05:00', km: '7', ticket: chair!.id },
			],
		);
		expect(result.error).toBeUndefined();
		expect(json(result).map(({ id }) => tasks().get(String(id)))).toEqual([
			expect.objectContaining({
				...{ subject: 'Swap bulb', dueDate: '2026-06-01T08:00:00.000Z', priority: 'High' },
				...{ ticketId: lamp?.id, ownerId: agent?.id, departmentId: departmentId(), status: 'Not Started' },
				cf: { cf_van_needed: 'true', cf_kilometres: '12.5' },
			}),
			expect.objectContaining({ dueDate: '2026-06-03T04:30:00.000Z', ticketId: chair?.id }),
		]);
	});

	it.each([
		[{ subject: 'X', priority: 'Urgent' }, 'Priority'],
		[{ subject: 'X', dueDate: 'soon' }, 'Due Date'],
		[{ subject: 'X', cf_kilometres: 'far' }, 'Kilometres'],
		[{ subject: 'X', sbject: 'Y' }, 'sbject'],
		[{ priority: 'High' }, 'Subject'],
	])('names the field of %j, and writes nothing', async (values, label) => {
		const before = tasks().of(desk.orgId()).length;
		const result = await desk.run('create', { departmentId: byId(departmentId()), fields: mapped(values) });
		expect(result.error?.message).toContain(label);
		expect(tasks().of(desk.orgId())).toHaveLength(before);
	});
});

describe('update', () => {
	it('changes only the given fields of each task, and clears one', async () => {
		const [one, two] = fresh(2, { dueDate: '2026-06-01T08:00:00.000Z' });
		const result = await desk.run(
			'update',
			{
				taskId: byId('={{ $json.id }}'),
				fields: mapped({ status: '={{ $json.status }}', dueDate: null }),
			},
			[
				{ id: one?.id, status: 'Completed' },
				{ id: two?.id, status: 'Deferred' },
			],
		);
		expect(result.error).toBeUndefined();
		expect(one).toMatchObject({ subject: 'Fix 0', status: 'Completed', dueDate: null });
		expect(one?.completedTime).not.toBeNull();
		expect(two).toMatchObject({ status: 'Deferred', completedTime: null });
	});

	it('sends nothing when nothing is given', async () => {
		const [one] = fresh(1);
		const result = await desk.run('update', { taskId: byId(one!.id), fields: mapped({}) });
		expect(result.error?.message).toContain("'Fields' has nothing to write");
		expect(desk.calls('PATCH', /./)).toHaveLength(0);
	});
});

describe('get', () => {
	it('gives each task with what is included, and names one that is not there', async () => {
		const [ticket] = desk.freshTickets(1);
		const [one] = fresh(1, { ticketId: ticket!.id });
		const result = await desk.run(
			'get',
			{ taskId: byId('={{ $json.id }}'), output: 'raw', options: { include: ['tickets', 'creator'] } },
			[{ id: one?.id }, { id: '8100000000009999999' }],
			{ onError: 'continueRegularOutput' },
		);
		const [found, missing] = json(result);
		expect(found).toMatchObject({
			...{ id: one?.id, subject: 'Fix 0', ticket: { ticketNumber: ticket?.ticketNumber } },
		});
		expect(found).toHaveProperty('creator.emailId');
		expect(missing?.error).toMatchObject({ code: 'URL_NOT_FOUND' });
	});
});

describe('getAll', () => {
	it('reads all tasks over several pages, each once', async () => {
		fresh(230);
		const result = await desk.run('getAll', { returnAll: true, options: { sortBy: '-createdTime' } });
		expect(result.error).toBeUndefined();
		expect(ids(json(result)).sort()).toEqual(ids(tasks().of(desk.orgId())).sort());
		expect(desk.calls('GET', /tasks$/).length).toBeGreaterThan(2);
	});

	it('narrows down by agent, time and completion, or by ticket', async () => {
		const [ticket] = desk.freshTickets(1);
		const [agent] = desk.store().agents(desk.orgId());
		const due = new Date(desk.world.emulator.clock.now() - 60_000).toISOString();
		const [open, done] = [
			...fresh(1, { ownerId: agent!.id, dueDate: due, ticketId: ticket!.id }),
			...fresh(1, { ownerId: agent!.id, dueDate: due, status: 'Completed', ticketId: ticket!.id }),
		];
		const get = async (filters: object) => ids(json(await desk.run('getAll', { returnAll: true, filters })));
		const mine = await get({ assignee: agent!.id, span: ['Overdue', 'Tomorrow'], isCompleted: 'false' });
		expect(mine).toContain(open!.id);
		expect(mine).not.toContain(done!.id);
		expect((await get({ ticketId: byId(ticket!.id) })).sort()).toEqual(ids([open!, done!]).sort());
		expect(await get({ ticketId: byId(ticket!.id), isCompleted: 'true' })).toEqual([done!.id]);
		const both = await desk.run('getAll', {
			returnAll: true,
			filters: { ticketId: byId(ticket!.id), assignee: agent!.id },
		});
		expect(both.error?.message).toContain("'Filters' has more than 'Ticket' and 'Completed'");
	});
});

describe('delete', () => {
	it('moves each task to the recycle bin, and names the item whose task is not there', async () => {
		const [one, two] = fresh(2);
		const result = await desk.run(
			'delete',
			{ taskId: byId('={{ $json.id }}') },
			[{ id: one?.id }, { id: '8100000000009999999' }, { id: two?.id }],
			{ onError: 'continueRegularOutput' },
		);
		const [first, second, third] = json(result);
		expect([first, third]).toEqual([one, two].map((task) => ({ id: task?.id, trashed: true })));
		expect(second?.error).toMatchObject({ message: expect.stringContaining('Task') as string });
		expect([one, two].map((task) => tasks().get(task!.id))).toEqual([undefined, undefined]);
	});
});
