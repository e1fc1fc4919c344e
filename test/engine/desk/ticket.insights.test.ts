import { byId } from '../../../engine/world';
import { type DeskWorld, ids, json, openDesk } from './ticketTests';

let desk: DeskWorld;

beforeAll(async () => {
	desk = await openDesk();
});
afterAll(async () => await desk.stop());
beforeEach(() => desk.clear());

const each = byId('={{ $json.id }}');

describe('getHistory', () => {
	it('reads all that happened to a ticket, over several pages, the latest first', async () => {
		const [fresh] = desk.freshTickets(1);
		for (let index = 0; index < 120; index++)
			desk.store().change(fresh!, { subject: `v${index}` }, fresh!.createdBy);
		const result = await desk.run('getHistory', { ticketId: byId(fresh!.id), returnAll: true });
		expect(result.error).toBeUndefined();
		expect(json(result)).toHaveLength(121);
		expect(json(result).at(-1)).toMatchObject({ eventName: 'TicketCreated' });
		expect(desk.calls('GET', /History$/)).toHaveLength(3);
	});

	it('narrows it to one field', async () => {
		const [fresh] = desk.freshTickets(1);
		desk.store().change(fresh!, { subject: 'New' }, fresh!.createdBy);
		desk.store().change(fresh!, { priority: 'High' }, fresh!.createdBy);
		const result = await desk.run('getHistory', {
			ticketId: byId(fresh!.id),
			returnAll: false,
			limit: 5,
			filters: { fieldName: 'priority' },
		});
		expect(json(result)).toHaveLength(1);
	});
});

describe('getMetrics', () => {
	it('gives times and counts of each ticket', async () => {
		const createdTime = '2026-01-05T08:00:00.000Z';
		const tickets = desk.freshTickets(2, {
			createdTime,
			status: 'Closed',
			closedTime: '2026-01-05T10:30:00.000Z',
		});
		const result = await desk.run(
			'getMetrics',
			{ ticketId: each },
			ids(tickets).map((id) => ({ id })),
		);
		expect(result.error).toBeUndefined();
		expect(json(result).map(({ resolutionTime }) => resolutionTime)).toEqual(['02:30 hrs', '02:30 hrs']);
	});
});

describe('getResolution', () => {
	it('gives the notes of each ticket and who wrote them', async () => {
		const tickets = desk.freshTickets(2, { resolution: 'Sent a new lamp' });
		const result = await desk.run(
			'getResolution',
			{ ticketId: each },
			ids(tickets).map((id) => ({ id })),
		);
		expect(json(result)).toEqual([
			expect.objectContaining({ content: 'Sent a new lamp', author: expect.anything() as object }),
			expect.objectContaining({ content: 'Sent a new lamp' }),
		]);
	});
});

describe('setResolution', () => {
	it('writes the notes of each ticket', async () => {
		const tickets = desk.freshTickets(2);
		const items = ids(tickets).map((id, n) => ({ id, n }));
		const parameters = { ticketId: each, content: '={{ "Settled " + $json.n }}', notifyContact: true };
		const result = await desk.run('setResolution', parameters, items);
		expect(result.error).toBeUndefined();
		expect(items.map(({ id }) => desk.store().ticket(id)?.resolution)).toEqual(['Settled 0', 'Settled 1']);
		expect(desk.calls('PATCH', /resolution$/)[0]?.body).toEqual({
			content: expect.stringContaining('Settled') as string,
			isNotifyContact: true,
		});
	});
});

describe('countByField', () => {
	it('counts tickets by the values of each field', async () => {
		const department = desk.store().departments(desk.orgId())[1];
		const all = desk
			.store()
			.tickets(desk.orgId())
			.filter(({ departmentId }) => departmentId === department?.id);
		const result = await desk.run('countByField', {
			countedFields: ['status', 'priority'],
			filters: { departmentId: department?.id },
		});
		expect(result.error).toBeUndefined();
		const rows = json(result);
		const sum = (field: string) =>
			rows.filter((row) => row.field === field).reduce((total, { count }) => total + Number(count), 0);
		expect([sum('status'), sum('priority')]).toEqual([all.length, all.length]);
		expect(rows).toContainEqual({
			field: 'status',
			value: 'closed',
			count: all.filter(({ status }) => status === 'Closed').length,
		});
	});

	it('counts what is overdue, spam or escalated as one number', async () => {
		const department = desk.store().departments(desk.orgId())[1];
		const inDepartment = () =>
			desk
				.store()
				.tickets(desk.orgId())
				.filter(({ departmentId }) => departmentId === department?.id);
		const [one, other] = inDepartment();
		Object.assign(one!, { isSpam: true });
		Object.assign(other!, { dueDate: '2020-01-01T00:00:00.000Z', closedTime: null });
		const result = await desk.run('countByField', {
			countedFields: ['spam', 'overDue', 'escalated'],
			filters: { departmentId: department?.id },
		});
		expect(result.error).toBeUndefined();
		const late = inDepartment().filter(
			({ closedTime, dueDate }) =>
				closedTime === null && dueDate !== null && dueDate < new Date().toISOString(),
		);
		expect(json(result)).toEqual([
			{ field: 'spam', value: 'true', count: inDepartment().filter(({ isSpam }) => isSpam).length },
			{ field: 'overDue', value: 'true', count: late.length },
			{ field: 'escalated', value: 'true', count: 0 },
		]);
		expect(late.length).toBeGreaterThan(0);
	});

	it('gives nothing but zeros where there is no ticket', async () => {
		const result = await desk.run('countByField', {
			countedFields: ['status', 'spam'],
			filters: { createdBefore: '1999-01-01T00:00:00' },
		});
		expect(result.error).toBeUndefined();
		expect(json(result)).toEqual([{ field: 'spam', value: 'true', count: 0 }]);
	});

	it('asks for a field', async () => {
		const result = await desk.run('countByField', { countedFields: [] });
		expect(result.error?.message).toBe("'Count By' is empty");
	});
});
