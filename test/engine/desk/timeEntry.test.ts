import type { IDataObject } from 'n8n-workflow';

import type { TimeEntry } from '../../../emulator/desk/timeEntries';
import { byId } from '../../../engine/world';
import { type DeskWorld, ids, json, openDesk } from './ticketTests';

let desk: DeskWorld;
beforeAll(async () => (desk = await openDesk('timeEntry')));
afterAll(async () => await desk.stop());
beforeEach(() => desk.clear());

const kinds = [
	['ticket', 'tickets'],
	['task', 'tasks'],
] as const;
type Of = (typeof kinds)[number][0];

const entries = () => desk.store().timeEntries;
const agentId = () => desk.store().agents(desk.orgId())[0]!.id;
const freshRecord = (of: Of): string =>
	of === 'ticket' ? desk.freshTickets(1)[0]!.id : desk.store().addActivity('tasks', { subject: 'Fix' }).id;
const target = (of: Of, id = '={{ $json.id }}') => ({ of, [`${of}Id`]: byId(id) });

function freshEntries(of: Of, entityId: string, count: number, values: Partial<TimeEntry> = {}): TimeEntry[] {
	return Array.from({ length: count }, (_, index) => {
		const executedTime = new Date(Date.parse('2026-05-01T00:00:00.000Z') + index * 60_000).toISOString();
		const entry: TimeEntry = {
			...{ id: desk.world.emulator.world.nextId(), orgId: desk.orgId(), entityId, executedTime },
			...{ kind: of === 'ticket' ? 'tickets' : 'tasks', hoursSpent: 1, minutesSpent: 30, secondsSpent: 20 },
			...{ description: 'Old', ownerId: agentId(), isBillable: true, billingType: null, mode: 'MANUAL' },
			...{ requestChargeType: null, agentCostPerHour: null, additionalCost: 10, fixedCost: null },
			...{ invoiceId: null, createdBy: agentId(), createdTime: executedTime, modifiedTime: executedTime },
			...values,
		};
		entries().byId.set(entry.id, entry);
		return entry;
	});
}

describe('create', () => {
	it.each(kinds)('records time spent on each %s, with minutes run over into hours', async (of, kind) => {
		const [one, two] = [freshRecord(of), freshRecord(of)];
		const result = await desk.run(
			'create',
			{
				...{ ...target(of), hoursSpent: 1, minutesSpent: '={{ $json.minutes }}' },
				options: {
					...{ executedTime: '2026-05-04T10:00:00+02:00', description: 'Phoned', secondsSpent: 5 },
					...{ additionalCost: '10.5', agentCostPerHour: '={{ 40 }}', isBillable: false },
					...{ ownerId: byId(agentId()), requestChargeType: 'Upgrade Request' },
				},
			},
			[
				{ id: one, minutes: 135 },
				{ id: two, minutes: 0 },
			],
		);
		expect(result.error).toBeUndefined();
		expect([one, two].map((id) => entries().of(kind, id))).toEqual([
			[
				expect.objectContaining({
					...{ hoursSpent: 3, minutesSpent: 15, secondsSpent: 5, description: 'Phoned' },
					...{ executedTime: '2026-05-04T08:00:00.000Z', isBillable: false, ownerId: agentId() },
					...{ additionalCost: 10.5, agentCostPerHour: 40, requestChargeType: 'Upgrade Request' },
				}),
			],
			[expect.objectContaining({ hoursSpent: 1, minutesSpent: 0 })],
		]);
		expect(json(result)[0]).toMatchObject({ parentId: one, hoursSpent: '3' });
	});

	it('begins now where no time is given', async () => {
		const id = freshRecord('ticket');
		const result = await desk.run('create', { ...target('ticket', id), hoursSpent: 0, minutesSpent: 5 });
		expect(result.error).toBeUndefined();
		const [entry] = entries().of('tickets', id);
		expect(Math.abs(Date.parse(String(entry?.executedTime)) - Date.now())).toBeLessThan(60_000);
	});

	it.each([
		[{ minutesSpent: 0 }, {}, "'Minutes Spent' and hours are 0"],
		[{ minutesSpent: 'long' }, {}, '\'Minutes Spent\' is "long", not a whole number'],
		[{ minutesSpent: 5 }, { additionalCost: '10 €' }, '\'Additional Cost\' is "10 €", not an amount'],
		[{ minutesSpent: 5 }, { executedTime: 'noon' }, "'Started At'"],
		[{ minutesSpent: 5 }, { requestChargeType: 'Fun' }, '\'Request Charge Type\' is "Fun"'],
	])('explains %j with %j, and writes nothing', async (time, options, message) => {
		const id = freshRecord('ticket');
		const result = await desk.run('create', { ...target('ticket', id), hoursSpent: 0, ...time, options });
		expect(result.error?.message).toContain(message);
		expect(entries().of('tickets', id)).toEqual([]);
	});
});

describe('update', () => {
	it.each(kinds)('changes only what is given of each time entry of a %s', async (of) => {
		const id = freshRecord(of);
		const both = freshEntries(of, id, 2);
		const result = await desk.run(
			'update',
			{
				...{ ...target(of), timeEntryId: '={{ $json.entry }}' },
				changes: { minutesSpent: '={{ $json.minutes }}', additionalCost: '20.25' },
			},
			both.map((entry, n) => ({ id, entry: entry.id, minutes: 10 + n })),
		);
		expect(result.error).toBeUndefined();
		expect(both).toEqual([
			expect.objectContaining({ hoursSpent: 1, minutesSpent: 10, additionalCost: 20.25, description: 'Old' }),
			expect.objectContaining({ hoursSpent: 1, minutesSpent: 11, description: 'Old' }),
		]);
	});

	it('sends nothing when nothing is given, and names what Desk refuses', async () => {
		const id = freshRecord('ticket');
		const [entry] = freshEntries('ticket', id, 1);
		const change = async (changes: object) =>
			await desk.run('update', { ...target('ticket', id), timeEntryId: entry!.id, changes });
		expect((await change({})).error?.message).toContain("'Changes' is empty");
		expect(desk.calls('PUT', /./)).toHaveLength(0);
		expect((await change({ description: 'x'.repeat(101) })).error?.message).toContain('Description');
		expect(entry?.description).toBe('Old');
	});
});

describe('get', () => {
	it.each(kinds)('gives each time entry of a %s, and names one that is not there', async (of) => {
		const id = freshRecord(of);
		const [entry] = freshEntries(of, id, 1);
		const result = await desk.run(
			'get',
			{ ...target(of), timeEntryId: '={{ $json.entry }}', output: 'raw', options: { owner: true } },
			[
				{ id, entry: entry!.id },
				{ id, entry: '8100000000009999999' },
			],
			{ onError: 'continueRegularOutput' },
		);
		const [found, missing] = json(result);
		expect(found).toMatchObject({ id: entry?.id, hoursSpent: '1', owner: { id: agentId() } });
		expect(missing?.error).toMatchObject({ code: 'URL_NOT_FOUND' });
	});
});

describe('getAll', () => {
	it.each(kinds)('reads the time entries of a %s over several pages, in order', async (of) => {
		const id = freshRecord(of);
		const all = freshEntries(of, id, 120);
		const result = await desk.run('getAll', {
			...{ ...target(of, id), returnAll: true, options: { orderBy: 'DESC' } },
		});
		expect(result.error).toBeUndefined();
		expect(ids(json(result))).toEqual(ids(all).reverse());
		expect(desk.calls('GET', /timeEntry$/)).toHaveLength(2);
	});

	it('narrows down by billing and by time', async () => {
		const id = freshRecord('ticket');
		const [old] = freshEntries('ticket', id, 1);
		const [free] = freshEntries('ticket', id, 1, {
			isBillable: false,
			createdTime: '2026-06-01T00:00:00.000Z',
		});
		const get = async (filters: IDataObject) =>
			ids(json(await desk.run('getAll', { ...target('ticket', id), returnAll: true, filters })));
		expect(await get({ billStatus: 'nonBillable' })).toEqual([free?.id]);
		expect(await get({ createdBefore: '2026-05-15T00:00:00Z' })).toEqual([old?.id]);
		expect(await get({ createdAfter: '2026-05-15T00:00:00Z' })).toEqual([free?.id]);
	});
});

describe('getTotals', () => {
	it.each(kinds)('sums up what was spent on each %s', async (of) => {
		const [one, two] = [freshRecord(of), freshRecord(of)];
		freshEntries(of, one, 3);
		freshEntries(of, one, 1, { isBillable: false });
		const result = await desk.run('getTotals', { ...target(of), filters: { billStatus: 'billable' } }, [
			{ id: one },
			{ id: two },
		]);
		expect(json(result)).toEqual([
			{ [`${of}Id`]: one, totalHours: 4, totalMins: 31, totalSeconds: 0, totalCosts: 30 },
			{ [`${of}Id`]: two, totalHours: 0, totalMins: 0, totalSeconds: 0, totalCosts: 0 },
		]);
	});
});

describe('delete', () => {
	it('deletes each time entry of a ticket, and names one that is not there', async () => {
		const id = freshRecord('ticket');
		const [one, two] = freshEntries('ticket', id, 2);
		const result = await desk.run(
			'delete',
			{ ticketId: byId(id), timeEntryId: '={{ $json.entry }}' },
			[one?.id, '8100000000009999999', two?.id].map((entry) => ({ entry })) as IDataObject[],
			{ onError: 'continueRegularOutput' },
		);
		const [first, second, third] = json(result);
		expect([first, third]).toEqual([one, two].map((entry) => ({ id: entry?.id, deleted: true })));
		expect(second?.error).toMatchObject({ code: 'URL_NOT_FOUND' });
		expect(entries().of('tickets', id)).toEqual([]);
	});
});
