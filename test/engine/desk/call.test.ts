import { byId, mapped } from '../../../engine/world';
import { scopeGroups } from '../../../nodes/shared/transport/scopes';
import { type DeskWorld, ids, json, openDesk } from './ticketTests';

let desk: DeskWorld;
beforeAll(async () => (desk = await openDesk('call', scopeGroups.deskActivities?.scopes)));
afterAll(async () => await desk.stop());
beforeEach(() => desk.clear());

const calls = () => desk.store().activities.calls;
const departmentId = () => desk.store().departments(desk.orgId())[0]!.id;
const contactId = () => desk.store().contacts(desk.orgId())[0]!.id;
const startTime = '2026-06-01T08:00:00.000Z';
const fresh = (count: number, values: object = {}) =>
	Array.from({ length: count }, (_, index) =>
		desk
			.store()
			.addActivity('calls', { subject: `Talk ${index}`, startTime, contactId: contactId(), ...values }),
	);
const create = async (values: object, items: object[] = [{}], options: object = {}) =>
	await desk.run(
		'create',
		{
			departmentId: byId(departmentId()),
			contactId: byId(contactId()),
			fields: mapped(values as never),
			options,
		},
		items as never,
	);

describe('create', () => {
	it('creates one per item with its contact, its ticket and its time in another zone', async () => {
		const [ticket] = desk.freshTickets(1);
		const result = await create(
			{
				subject: '={{ $json.subject }}',
				startTime: '={{ $json.start }}',
				duration: '={{ $json.seconds }}',
				status: 'Scheduled',
				direction: 'outbound',
				cf_mood: 'Calm',
			},
			[
				{ subject: 'Ask for photos', start: '2026-06-01T10:00:00+02:00', seconds: 300, ticket: ticket!.id },
				{ subject: 'Call back', start: '2026-06-01T22:00:00-04:00', seconds: '90', ticket: ticket!.id },
			],
			{ ticketId: byId('={{ $json.ticket }}') },
		);
		expect(result.error).toBeUndefined();
		expect(json(result).map(({ id }) => calls().get(String(id)))).toEqual([
			expect.objectContaining({
				...{ subject: 'Ask for photos', startTime, duration: '300', contactId: contactId() },
				...{ ticketId: ticket?.id, departmentId: departmentId(), status: 'Scheduled', direction: 'outbound' },
				cf: { cf_mood: 'Calm' },
			}),
			expect.objectContaining({
				startTime: '2026-06-02T02:00:00.000Z',
				duration: '90',
				ticketId: ticket?.id,
			}),
		]);
	});

	it.each([
		[{ subject: 'X', startTime, status: 'Later' }, 'Status'],
		[{ subject: 'X', startTime, status: 'Missed', direction: 'up' }, 'Direction'],
		[{ subject: 'X', startTime, status: 'Missed', duration: 1.5 }, 'Duration'],
		[{ subject: 'X', startTime: 'noon', status: 'Missed' }, 'Start Time'],
		[{ subject: 'X', startTime }, 'Status'],
	])('names the field of %j, and writes nothing', async (values, label) => {
		const before = calls().of(desk.orgId()).length;
		const result = await create(values);
		expect(result.error?.message).toContain(label);
		expect(calls().of(desk.orgId())).toHaveLength(before);
	});
});

describe('update', () => {
	it('changes only the given fields of each', async () => {
		const [one, two] = fresh(2);
		const result = await desk.run(
			'update',
			{
				callId: byId('={{ $json.id }}'),
				fields: mapped({ status: 'Completed', duration: '={{ $json.seconds }}' }),
			},
			[
				{ id: one?.id, seconds: 60 },
				{ id: two?.id, seconds: 120 },
			],
		);
		expect(result.error).toBeUndefined();
		expect(one).toMatchObject({ subject: 'Talk 0', status: 'Completed', duration: '60', startTime });
		expect(two).toMatchObject({ subject: 'Talk 1', duration: '120' });
		expect(two?.completedTime).not.toBeNull();
	});
});

describe('get', () => {
	it('gives each with what is included, and names one that is not there', async () => {
		const [one] = fresh(1);
		const result = await desk.run(
			'get',
			{ callId: byId('={{ $json.id }}'), output: 'raw', options: { include: ['contacts'] } },
			[{ id: one?.id }, { id: '8100000000009999999' }],
			{ onError: 'continueRegularOutput' },
		);
		const [found, missing] = json(result);
		expect(found).toMatchObject({ id: one?.id, subject: 'Talk 0', contact: { id: contactId() } });
		expect(missing?.error).toMatchObject({ code: 'URL_NOT_FOUND' });
	});
});

describe('getAll', () => {
	it('reads all over several pages, each once, or those of a ticket', async () => {
		fresh(130);
		const [ticket] = desk.freshTickets(1);
		const [own] = fresh(1, { ticketId: ticket!.id });
		const result = await desk.run('getAll', { returnAll: true, options: { sortBy: 'createdTime' } });
		expect(result.error).toBeUndefined();
		expect(ids(json(result)).sort()).toEqual(ids(calls().of(desk.orgId())).sort());
		expect(desk.calls('GET', /calls$/).length).toBeGreaterThan(1);
		const ofTicket = await desk.run('getAll', {
			returnAll: true,
			filters: { ticketId: byId(ticket!.id) },
			options: { sortBy: 'startTime' },
		});
		expect(ids(json(ofTicket))).toEqual([own!.id]);
	});

	it('narrows down by when it starts', async () => {
		const soon = new Date(desk.world.emulator.clock.now() + 24 * 3_600_000).toISOString();
		const [tomorrow] = fresh(1, { startTime: soon });
		const filters = { span: ['Tomorrow'] };
		expect(ids(json(await desk.run('getAll', { returnAll: true, filters })))).toEqual([tomorrow!.id]);
	});
});

describe('delete', () => {
	it('moves each to the recycle bin, and names the item whose call is not there', async () => {
		const [one, two] = fresh(2);
		const result = await desk.run(
			'delete',
			{ callId: byId('={{ $json.id }}') },
			[{ id: one?.id }, { id: '8100000000009999999' }, { id: two?.id }],
			{ onError: 'continueRegularOutput' },
		);
		const [first, second, third] = json(result);
		expect([first, third]).toEqual([one, two].map((made) => ({ id: made?.id, trashed: true })));
		expect(second?.error).toMatchObject({ message: expect.stringContaining('Call') as string });
		expect([one, two].map((made) => calls().get(made!.id))).toEqual([undefined, undefined]);
	});
});
