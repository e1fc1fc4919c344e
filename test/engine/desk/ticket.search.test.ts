import { byId, mapped } from '../../../engine/world';
import { type DeskWorld, ids, json, openDesk } from './ticketTests';

const named = (mode: string, value: string) => ({ __rl: true, mode, value });

let desk: DeskWorld;

beforeAll(async () => {
	desk = await openDesk();
});
afterAll(async () => await desk.stop());
beforeEach(() => desk.clear());

describe('search', () => {
	it('finds tickets by a standard field, a custom field and a range, over several pages', async () => {
		const found = desk.freshTickets(130, {
			subject: 'Zebrano shelf is warped',
			cf: { cf_room_type: 'Kitchen' },
			createdTime: '2026-03-05T10:00:00.000Z',
		});
		desk.freshTickets(1, { subject: 'Zebrano shelf is warped', createdTime: '2026-03-05T10:00:00.000Z' });
		desk.freshTickets(1, { subject: 'Zebrano shelf', cf: { cf_room_type: 'Kitchen' } });
		const result = await desk.run('search', {
			returnAll: true,
			filters: {
				subject: 'Zebrano*',
				createdAfter: '2026-03-01T00:00:00.000Z',
				createdBefore: '2026-03-31T00:00:00.000Z',
			},
			customFields: mapped({ cf_room_type: 'Kitchen' }),
		});
		expect(result.error).toBeUndefined();
		expect(ids(json(result)).sort()).toEqual(ids(found).sort());
		const searches = desk.calls('GET', /tickets\/search$/);
		expect(searches.length).toBeGreaterThan(1);
		expect(searches[0]?.query).toMatchObject({
			subject: 'Zebrano*',
			createdTimeRange: '2026-03-01T00:00:00.000Z,2026-03-31T00:00:00.000Z',
			customField1: 'cf_room_type:Kitchen',
		});
	});

	it.each([
		['assigneeId', '8100000000000301001'],
		['category', 'Damage'],
		['channel', 'Email'],
		['contactName', 'Amara'],
		['priority', 'High,Low'],
		['status', '${onhold}'],
		['ticketNumber', '101,102'],
		['_all', 'armchair'],
	])('sends the filter %s as Zoho names it', async (name, value) => {
		const result = await desk.run('search', { returnAll: false, limit: 3, filters: { [name]: value } });
		expect(result.error).toBeUndefined();
		expect(json(result).length).toBeGreaterThan(0);
		expect(desk.calls('GET', /tickets\/search$/)[0]?.query).toMatchObject({ [name]: value });
	});

	it('goes past the reach of one search when sorted by time of creation', async () => {
		const start = Date.parse('2025-01-01T00:00:00.000Z');
		for (let index = 0; index < 2_300; index++) {
			const createdTime = new Date(start + index * 500).toISOString();
			desk.store().addTicket({ subject: 'Rattan hanger', createdTime });
		}
		const filters = { subject: 'Rattan' };
		const result = await desk.run('search', {
			returnAll: true,
			filters,
			options: { sortBy: '-createdTime' },
		});
		expect(result.error).toBeUndefined();
		const times = json(result).map(({ createdTime }) => String(createdTime));
		expect(new Set(ids(json(result))).size).toBe(2_300);
		expect(times).toEqual([...times].sort().reverse());

		const unsorted = await desk.run('search', { returnAll: true, filters });
		expect(unsorted.error?.message).toContain('no more than its first 1,000 entries');
	});

	it('gives nothing where nothing is found', async () => {
		const result = await desk.run('search', { returnAll: true, filters: { subject: 'Gazebo' } });
		expect(result.error).toBeUndefined();
		expect(json(result)).toEqual([]);
	});

	it.each([
		[{}, undefined, "'Filters' is empty"],
		[{ subject: 'ab' }, undefined, '\'Subject\' is "ab", which is too short'],
		[{ createdAfter: 'soon' }, undefined, '\'Created After\' is "soon", which is no date'],
		[{}, { cf_rom_type: 'x' }, "'cf_rom_type' is not a field of tickets"],
	])('explains %j with %j', async (filters, custom, message) => {
		const result = await desk.run('search', {
			returnAll: false,
			limit: 5,
			filters,
			...(custom ? { customFields: mapped(custom) } : {}),
		});
		expect(result.error?.message).toBe(message);
		expect(desk.calls('GET', /search/)).toHaveLength(0);
	});
});

describe('getAll past 5,000 tickets', () => {
	const start = Date.parse('2024-01-01T00:00:00.000Z');

	const team = () => String(desk.store().teams.of(desk.orgId())[0]?.id);
	const view = (name: string) =>
		String(
			desk
				.store()
				.views.of(desk.orgId())
				.find((one) => one.displayLabel === name)?.id,
		);

	beforeAll(() => {
		const values = { subject: 'Bulk', status: 'Escalated', channel: 'Forums', teamId: team() };
		for (let index = 0; index < 6_000; index++) {
			const createdTime = new Date(start + index * 700).toISOString();
			desk.store().addTicket({ ...values, createdTime });
		}
	});

	it('returns every ticket of the help desk where nothing narrows the list', async () => {
		const result = await desk.run('getAll', { returnAll: true });
		expect(result.error).toBeUndefined();
		const all = desk.store().tickets(desk.orgId());
		expect(ids(json(result)).sort()).toEqual(ids(all).sort());
	});

	it('returns 6,000 distinct tickets, in the order asked for', async () => {
		const result = await desk.run('getAll', {
			returnAll: true,
			filters: { status: 'Escalated' },
			options: { sortBy: 'createdTime' },
		});
		expect(result.error).toBeUndefined();
		const rows = json(result);
		expect(new Set(ids(rows)).size).toBe(6_000);
		expect(rows).toHaveLength(6_000);
		const times = rows.map(({ createdTime }) => String(createdTime));
		expect(times).toEqual([...times].sort());
	});

	it('stops at a limit past 5,000', async () => {
		const result = await desk.run('getAll', {
			returnAll: false,
			limit: 5_500,
			filters: { status: 'Escalated' },
		});
		expect(result.error).toBeUndefined();
		expect(new Set(ids(json(result))).size).toBe(5_500);
	});

	it.each([
		[{ status: 'Escalated', assignee: 'Unassigned' }, {}, "'Assignee' is Unassigned"],
		[{ channel: 'Forums' }, { sortBy: '-dueDate' }, "'Sort By' orders by dueDate"],
		[{ viewId: named('name', 'All Tickets') }, {}, "'View' is one of the filters"],
		[{ viewId: named('name', 'All Tickets') }, { sortBy: 'createdTime' }, "'View' is one of the filters"],
		['a team', {}, "'Team' is one of the filters"],
	])('never ends short: %j with %j stops with an explanation', async (given, options, message) => {
		const filters = given === 'a team' ? { teamIds: byId(team()) } : given;
		const result = await desk.run('getAll', { returnAll: true, filters, options });
		expect(json(result)).toEqual([]);
		expect(result.error?.message).toContain(message);
		expect(result.error?.message).toContain('more than 5,000 tickets');
		expect(result.error?.description).toContain('Leave it out');
	});

	it('gives all of a view that the list reaches', async () => {
		const filters = { viewId: byId(view('Closed Tickets')) };
		const result = await desk.run('getAll', { returnAll: true, filters });
		expect(result.error).toBeUndefined();
		const closed = desk
			.store()
			.tickets(desk.orgId())
			.filter((ticket) => desk.store().statusType(ticket) === 'Closed');
		expect(closed.length).toBeGreaterThan(0);
		expect(ids(json(result)).sort()).toEqual(ids(closed).sort());
	});

	it('returns nothing, and no refusal, from an empty department', async () => {
		const [first] = desk.store().allDepartments;
		const department = { ...first!, id: '8100000000077000001', name: 'Empty', isDefault: false };
		desk.store().allDepartments.push(department);
		const result = await desk.run('getAll', {
			returnAll: true,
			filters: { departmentIds: department.id },
		});
		expect(result.error).toBeUndefined();
		expect(json(result)).toEqual([]);
	});
});
