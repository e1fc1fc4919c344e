import { DeskCalls, rows } from './deskCalls';

let desk: DeskCalls;
beforeAll(async () => {
	desk = await DeskCalls.start();
});
beforeEach(() => desk.renew());
afterAll(async () => await desk.stop());

const subjects = async (query: Record<string, string>) =>
	rows(await desk.get('/tickets', query)).map(({ subject }) => subject);

describe('a list of tickets', () => {
	it('gives 25 rows, the newest first, when nothing is asked', async () => {
		const tickets = rows(await desk.get('/tickets'));
		const times = tickets.map(({ createdTime }) => String(createdTime));
		expect(tickets).toHaveLength(25);
		expect(times).toEqual([...times].sort().reverse());
	});

	it('lacks description, custom fields and modified time, and counts in text', async () => {
		const [row] = rows(await desk.get('/tickets', { limit: '1' }));
		expect(row).toMatchObject({ threadCount: '0', commentCount: '0', isSpam: false });
		for (const name of ['description', 'cf', 'customFields', 'modifiedTime', 'contact']) {
			expect(row).not.toHaveProperty(name);
		}
		expect(row?.createdTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
	});

	it('counts from 0, goes on page by page and ends in a 204', async () => {
		const ids: string[] = [];
		let page = rows(await desk.get('/tickets', { limit: '100', sortBy: 'createdTime' }));
		while (page.length > 0) {
			ids.push(...page.map(({ id }) => id));
			page = rows(
				await desk.get('/tickets', { limit: '100', sortBy: 'createdTime', from: String(ids.length) }),
			);
		}
		expect(ids).toEqual(desk.store.tickets().map(({ id }) => id));
		const beyond = await desk.get('/tickets', { from: '300' });
		expect([beyond.status, beyond.body]).toEqual([204, undefined]);
	});

	it('adds what include asks for', async () => {
		const include = 'contacts,departments,assignee,products,team';
		const [row] = rows(await desk.get('/tickets', { include, sortBy: 'createdTime', limit: '1' }));
		expect(row).toMatchObject({
			contact: { email: expect.stringContaining('@'), account: { accountName: expect.any(String) } },
			department: { name: 'Support' },
			assignee: { email: expect.stringContaining('@marigold.example') },
			product: null,
			team: null,
		});
	});

	it('keeps to every filter', async () => {
		const [department] = desk.store.departments('60000451');
		const [contact] = desk.store.contacts();
		const departmentId = department?.id ?? '';
		const made = { contactId: contact?.id, departmentId };
		desk.store.addTicket({
			...made,
			subject: 'Ours',
			status: 'Waiting on Supplier',
			priority: 'High',
			channel: 'Forums',
		});
		desk.store.addTicket({ ...made, subject: 'Theirs', status: 'Open', channel: 'Forums' });

		expect(await subjects({ channel: 'Forums', sortBy: 'createdTime' })).toEqual(['Ours', 'Theirs']);
		expect(await subjects({ channel: 'Forums', status: 'Waiting on Supplier,Closed' })).toEqual(['Ours']);
		expect(await subjects({ channel: 'forums', priority: 'High,Low' })).toEqual(['Ours']);
		expect(await subjects({ channel: 'Forums', assignee: 'Unassigned', departmentId })).toHaveLength(2);
		expect(await subjects({ channel: 'Forums', departmentIds: `${departmentId},1` })).toHaveLength(2);
		expect(await subjects({ channel: 'Forums', departmentIds: '1' })).toHaveLength(0);
		expect(await subjects({ teamIds: '77' })).toHaveLength(0);
	});

	it('goes back as far as receivedInDays says', async () => {
		const limit = '100';
		const month = await subjects({ receivedInDays: '30', limit });
		const quarter = await subjects({ receivedInDays: '90', limit });
		expect(month.length).toBeGreaterThan(10);
		expect(quarter.length).toBeGreaterThan(month.length * 2);
	});

	it.each<Record<string, string>>([
		{ limit: '0' },
		{ limit: '101' },
		{ limit: 'all' },
		{ from: '-1' },
		{ from: '5000' },
		{ sortBy: 'modifiedTime' },
		{ include: 'contacts,everything' },
		{ include: 'isRead' },
		{ receivedInDays: '7' },
		{ departmentIds: Array.from({ length: 21 }, (_, n) => n + 1).join(',') },
		{ departmentId: 'Support' },
		{ assignee: 'me' },
		{ viewId: '42' },
	])('refuses %j', async (query) => {
		const [name] = Object.keys(query);
		const refused = await desk.get('/tickets', query);
		expect(refused.status).toBe(422);
		expect(refused.body).toEqual({
			errorCode: 'UNPROCESSABLE_ENTITY',
			message: `The value passed for the '${name}' query parameter is invalid.`,
		});
	});

	it.each(['fields', 'contactId', 'modifiedTimeRange', 'sortOrder'])('does not know %s', async (name) => {
		const refused = await desk.get('/tickets', { [name]: 'subject' });
		expect(refused.body).toEqual({
			errorCode: 'UNPROCESSABLE_ENTITY',
			message: `Extra query parameter '${name}' is present in the input.`,
		});
	});

	it('weighs more the further in it starts', async () => {
		const weightOf = async (path: string, query = {}) =>
			(await desk.get(path, query)).headers.get('x-rate-limit-request-weight-v3');
		const { id } = desk.store.tickets()[0] ?? {};
		expect(await weightOf(`/tickets/${id}`)).toBe('1');
		expect(await weightOf('/tickets')).toBe('3');
		expect(await weightOf('/tickets', { from: '2500' })).toBe('5');
	});
});

describe('one ticket', () => {
	it('comes with description, custom fields in both forms and its times', async () => {
		const ticket = desk.store.tickets()[1]!;
		const { body } = await desk.get(`/tickets/${ticket.id}`);
		expect(body).toMatchObject({
			id: ticket.id,
			ticketNumber: '102',
			description: 'The left side is scratched. Photos can be sent.',
			statusType: 'Closed',
			closedTime: ticket.modifiedTime,
			modifiedTime: ticket.modifiedTime,
			cf: { cf_room_type: 'Bedroom', cf_warranty: 'false', cf_delivery_date: null, cf_order_value: '135.50' },
			customFields: { 'Room Type': 'Bedroom', Warranty: 'false' },
			layoutDetails: { layoutName: 'Support Ticket' },
			webUrl: `https://desk.zoho.com/support/marigold/ShowHomePage.do#Cases/dv/${ticket.id}`,
			attachmentCount: '0',
		});
		expect(body).not.toHaveProperty('isRead');
	});

	it('adds what only a single ticket can include', async () => {
		const { id } = desk.store.tickets()[0]!;
		const include = 'contacts,products,departments,team,assignee,contract,isRead,skills';
		const { body } = await desk.get(`/tickets/${id}`, { include });
		expect(body).toMatchObject({ isRead: true, contractId: null, skillsInfo: [], product: null });
	});

	it.each(['1892000000143237', 'latest'])('is not found as %s', async (id) => {
		const missing = await desk.get(`/tickets/${id}`);
		expect([missing.status, missing.body?.errorCode]).toEqual([404, 'URL_NOT_FOUND']);
	});

	it('is overdue once the clock has passed its due date', async () => {
		const [contact] = desk.store.contacts();
		const dueDate = new Date(Date.now() - 1000).toISOString();
		const late = desk.store.addTicket({ contactId: contact?.id, dueDate });
		expect((await desk.get(`/tickets/${late.id}`)).body).toMatchObject({ isOverDue: true, dueDate });
	});
});

it('links to the pages of its data center', async () => {
	const canada = await DeskCalls.start({ dataCenter: 'ca' });
	try {
		const [row] = rows(await canada.get('/tickets', { limit: '1' }));
		expect(row?.webUrl).toMatch(/^https:\/\/desk\.zohocloud\.ca\//);
	} finally {
		await canada.stop();
	}
});
