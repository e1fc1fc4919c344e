import { DeskCalls, rows, wrong } from './deskCalls';

let desk: DeskCalls;
let token: string;
beforeAll(async () => {
	desk = await DeskCalls.start();
	const each = (group: string) => ['READ', 'CREATE', 'UPDATE', 'DELETE'].map((one) => `Desk.${group}.${one}`);
	token = desk.tokenWith(['tasks', 'calls', 'events', 'contacts', 'tickets'].flatMap(each));
});
beforeEach(() => desk.renew());
afterAll(async () => await desk.stop());

const get = async (path: string, query: Record<string, string> = {}) =>
	await desk.get(path, query, { token });
const post = async (path: string, body: unknown) => await desk.post(path, body, { token });
const patch = async (path: string, body: unknown) => await desk.patch(path, body, { token });
const departmentId = () => desk.store.departments(desk.store.organizations[0]!.id)[0]!.id;
const contactId = () => desk.store.contacts()[0]!.id;
const startTime = '2026-06-01T08:00:00.000Z';

describe('tasks, calls and events', () => {
	it('are seeded, and their fields are told', async () => {
		for (const [kind, count] of [['tasks', 30] as const, ['calls', 20] as const, ['events', 10] as const]) {
			expect(desk.store.activities[kind].of(desk.store.organizations[0]!.id)).toHaveLength(count);
			const fields = rows(await desk.get('/fields', { module: kind, apiNames: 'subject,status' }, {}));
			expect(fields.map(({ apiName }) => apiName)).toEqual(['subject', 'status']);
		}
	});

	it('need what Zoho’s files say a new one needs', async () => {
		expect(wrong(await post('/tasks', { priority: 'High' }))).toEqual([
			'/subject missing',
			'/departmentId missing',
		]);
		const call = { subject: 'Ask', departmentId: departmentId() };
		expect(wrong(await post('/calls', call))).toEqual([
			'/contactId missing',
			'/status missing',
			'/startTime missing',
		]);
		expect(wrong(await post('/events', { ...call, contactId: contactId() }))).toEqual(['/startTime missing']);
	});

	it('refuse values that do not fit, and keys they do not know', async () => {
		const task = { subject: 'Fix', departmentId: departmentId() };
		expect(wrong(await post('/tasks', { ...task, dueDate: '2026-06-01T10:00:00+02:00' }))).toEqual([
			'/dueDate invalid',
		]);
		expect(wrong(await post('/tasks', { ...task, ticketId: '1', cf: { cf_kilometres: 'far' } }))).toEqual([
			'/ticketId invalid',
			'/cf/cf_kilometres invalid',
		]);
		const extra = await post('/tasks', { ...task, startTime });
		expect(extra.body).toMatchObject({ errorCode: 'UNPROCESSABLE_ENTITY' });
		expect(extra.body?.message).toContain("'startTime'");
	});

	it('are sorted downwards where their file has a dash for it', async () => {
		expect((await get('/tasks', { sortBy: '-dueDate' })).status).toBe(200);
		expect((await get('/calls', { sortBy: '-startTime' })).status).toBe(422);
		expect((await get('/tasks', { startTime: 'Today' })).status).toBe(422);
	});

	it('are completed by their status', async () => {
		const task = desk.store.addActivity('tasks', { subject: 'Fix' });
		const done = await patch(`/tasks/${task.id}`, { status: 'Completed' });
		expect(done.body).toMatchObject({ statusType: 'Closed', completedTime: expect.any(String) as string });
		expect((await patch(`/tasks/${task.id}`, { status: 'Deferred' })).body?.completedTime).toBeNull();
	});
});

describe('comments on them', () => {
	it('take files on tasks, and none on contacts', async () => {
		const task = desk.store.addActivity('tasks', {});
		const body = { content: 'Photo', attachmentIds: ['1'] };
		expect(wrong(await post(`/tasks/${task.id}/comments`, body))).toEqual(['/attachmentIds invalid']);
		const refused = await post(`/contacts/${contactId()}/comments`, body);
		expect(refused.body?.message).toContain("'attachmentIds'");
	});

	it('are neither public nor private', async () => {
		const refused = await post(`/contacts/${contactId()}/comments`, { content: 'A', isPublic: true });
		expect(refused.body?.message).toContain("'isPublic'");
	});
});

describe('time entries', () => {
	const of = () => `/tickets/${desk.store.tickets()[0]!.id}/timeEntry`;

	it('take amounts as numbers when they are new, and no more than 59 minutes', async () => {
		expect(wrong(await post(of(), { minutesSpent: 5 }))).toEqual(['/executedTime missing']);
		const values = { executedTime: startTime, minutesSpent: 60, additionalCost: '10' };
		expect(wrong(await post(of(), values))).toEqual(['/minutesSpent invalid', '/additionalCost invalid']);
		const made = await post(of(), { executedTime: startTime, hoursSpent: '1', agentCostPerHour: 40 });
		expect(made.body).toMatchObject({ hoursSpent: '1', agentCostPerHour: '40', totalCost: '40.00' });
	});

	it('are changed with PUT on tickets, not with PATCH', async () => {
		const made = await post(of(), { executedTime: startTime });
		expect((await patch(`${of()}/${String(made.body?.id)}`, { minutesSpent: 5 })).status).toBe(405);
	});
});
