import { DeskCalls, rows } from './deskCalls';

let desk: DeskCalls;
beforeAll(async () => {
	desk = await DeskCalls.start({ seed: 'empty' });
	const { store } = desk;
	const account = store.addAccount({ accountName: 'Harbour Hotel', email: 'desk@harbour.example' });
	const contact = store.addContact({
		firstName: 'Ada',
		lastName: 'Okoro',
		email: 'ada@okoro.example',
		accountId: account.id,
	});
	const other = store.addContact({ lastName: 'Stone', email: 'stone@quarry.example', phone: '+1 555 0199' });
	const [nadia] = store.agents('60000451');
	store.addTicket({
		subject: 'Delayed delivery of an armchair',
		contactId: contact.id,
		accountId: account.id,
		email: contact.email,
		priority: 'High',
		assigneeId: nadia?.id,
		createdTime: '2031-01-10T08:00:00.000Z',
		modifiedTime: '2031-01-11T08:00:00.000Z',
		cf: { cf_room_type: 'Lobby', cf_materials: 'Oak;Linen' },
	});
	store.addTicket({
		subject: 'Armchair leg is loose',
		contactId: other.id,
		status: 'Waiting on Supplier',
		createdTime: '2031-02-10T08:00:00.000Z',
		modifiedTime: '2031-02-20T08:00:00.000Z',
		dueDate: '2031-03-01T00:00:00.000Z',
	});
	store.addTicket({
		subject: 'Invoice',
		contactId: other.id,
		status: 'Closed',
		channel: 'Email',
		createdTime: '2031-03-10T08:00:00.000Z',
	});
});
afterAll(async () => await desk.stop());

const numbers = async (query: Record<string, string>) =>
	rows(await desk.get('/tickets/search', { sortBy: 'createdTime', ...query })).map(
		({ ticketNumber }) => ticketNumber,
	);

describe('searching tickets', () => {
	it('answers with whole tickets and their number', async () => {
		const found = await desk.get('/tickets/search', {
			subject: 'armchair',
			limit: '1',
			sortBy: '-createdTime',
		});
		expect(found.body?.count).toBe(2);
		expect(rows(found)).toMatchObject([
			{
				ticketNumber: '102',
				modifiedTime: '2031-02-20T08:00:00.000Z',
				contact: { lastName: 'Stone' },
				department: { name: 'Support' },
			},
		]);
		const [first] = rows(await desk.get('/tickets/search', { ticketNumber: '101' }));
		expect(first).toMatchObject({
			cf: { cf_room_type: 'Lobby' },
			assignee: { emailId: 'nadia.osei@marigold.example' },
			description: null,
		});
	});

	it('answers 204 when there is none', async () => {
		const none = await desk.get('/tickets/search', { subject: 'Piano' });
		expect([none.status, none.body]).toEqual([204, undefined]);
	});

	it.each<[Record<string, string>, string[]]>([
		[{ subject: 'armchair' }, ['101', '102']],
		[{ subject: 'arm' + 'ch' }, []],
		[{ subject: 'armch*' }, ['101', '102']],
		[{ subject: '*livery' }, ['101']],
		[{ subject: 'loose,invoice' }, ['102', '103']],
		[{ _all: 'harbour*' }, ['101']],
		[{ _all: 'lobby' }, ['101']],
		[{ email: 'ada*' }, ['101']],
		[{ email: '${empty}' }, ['102', '103']],
		[{ email: '${notempty}' }, ['101']],
		[{ contactName: 'Ada Okoro' }, ['101']],
		[{ accountName: 'hotel' }, ['101']],
		[{ status: 'open,closed' }, ['101', '103']],
		[{ status: '${open}' }, ['101']],
		[{ status: '${onhold}' }, ['102']],
		[{ status: '${closed}' }, ['103']],
		[{ priority: 'high' }, ['101']],
		[{ channel: 'Email' }, ['103']],
		[{ channel: '${empty}' }, ['101', '102']],
		[{ ticketNumber: '101,103' }, ['101', '103']],
		[{ customField1: 'cf_room_type:Lobby' }, ['101']],
		[{ customField1: 'cf_materials:linen', customField2: 'cf_room_type:${notempty}' }, ['101']],
		[{ createdTimeRange: '2031-01-10T08:00:00.000Z,2031-02-10T08:00:00.000Z' }, ['101', '102']],
		[{ modifiedTimeRange: '2031-02-01T00:00:00.000Z,2031-02-28T00:00:00.000Z' }, ['102']],
		[{ dueDateRange: '2031-01-01T00:00:00Z,2032-01-01T00:00:00Z' }, ['102']],
		[{ subject: 'armchair', priority: 'High' }, ['101']],
	])('finds by %j', async (query, expected) => {
		expect(await numbers(query)).toEqual(expected);
	});

	it('finds by ids', async () => {
		const [first] = desk.store.tickets();
		const { id = '', contactId = '', assigneeId, departmentId = '' } = first ?? {};
		expect(await numbers({ id })).toEqual(['101']);
		expect(await numbers({ contactId })).toEqual(['101']);
		expect(await numbers({ assigneeId: assigneeId ?? '' })).toEqual(['101']);
		expect(await numbers({ departmentId })).toHaveLength(3);
		expect(await numbers({ departmentId: '99' })).toEqual([]);
	});

	it('finds by tag and product', async () => {
		const { store } = desk;
		const product = store.addProduct({ productName: 'Cushion' });
		const made = store.addTicket({ subject: 'Colour', productId: product.id });
		store.tags.add(made, 'fabric', () => '77');
		for (const [name, value] of [
			['tag', 'fabric'],
			['productName', 'cush*'],
			['_all', 'fabric'],
			['_all', 'cushion'],
		] as const) {
			expect(await numbers({ [name]: value })).toEqual([made.ticketNumber]);
		}
		expect(await numbers({ tag: '${empty}' })).toEqual(['101', '102', '103']);
		store.trash(made);
	});

	it('puts the last change first unless told otherwise', async () => {
		const found = rows(await desk.get('/tickets/search', { subject: 'armchair' }));
		expect(found.map(({ ticketNumber }) => ticketNumber)).toEqual(['102', '101']);
	});

	it.each<Record<string, string>>([
		{ subject: 'ab' },
		{ _all: 'x*' },
		{ subject: '' },
		{ subject: 'a,,b' },
		{ ticketNumber: 'first' },
		{ contactId: 'Ada' },
		{ createdTimeRange: '2031-01-01' },
		{ createdTimeRange: '2031-02-01T00:00:00.000Z,2031-01-01T00:00:00.000Z' },
		{ createdTimeRange: '2031-01-01T00:00:00+01:00,2031-02-01T00:00:00+01:00' },
		{ customField1: 'cf_colour:red' },
		{ customField1: 'Lobby' },
		{ from: '1000', subject: 'armchair' },
		{ limit: '101', subject: 'armchair' },
		{ sortBy: 'ticketNumber', subject: 'armchair' },
		{ departmentId: '1,2' },
		{ subject: '${empty}' },
		{ priority: '${notempty}' },
		{ createdTimeRange: '2031-01-01T00:00:00.000Z,2100-01-01T00:00:00.000Z' },
	])('refuses %j', async (query) => {
		const refused = await desk.get('/tickets/search', query);
		expect([refused.status, refused.body?.errorCode]).toEqual([422, 'UNPROCESSABLE_ENTITY']);
		expect(refused.body?.message).toContain(`'${Object.keys(query)[0]}'`);
	});

	it('refuses texts that are too long, and too many values', async () => {
		for (const [name, value] of [
			['_all', 'a'.repeat(101)],
			['subject', 'a'.repeat(1001)],
			['customField1', `cf_room_type:${'a'.repeat(1000)}`],
			['email', Array(31).fill('a@b.example').join(',')],
		] as const) {
			const refused = await desk.get('/tickets/search', { [name]: value });
			expect([refused.status, refused.body?.message]).toEqual([422, expect.stringContaining(`'${name}'`)]);
		}
	});

	it('wants something to search for', async () => {
		const refused = await desk.get('/tickets/search', { sortBy: 'createdTime', limit: '5' });
		expect([refused.status, refused.body?.errorCode]).toEqual([422, 'UNPROCESSABLE_ENTITY']);
	});

	it('does not know a custom field by its own name', async () => {
		const refused = await desk.get('/tickets/search', { cf_room_type: 'Lobby' });
		expect(refused.body?.message).toBe("Extra query parameter 'cf_room_type' is present in the input.");
	});

	it.each([['Desk.search.READ'], ['Desk.tickets.READ']])('wants more than the scope %s', async (scope) => {
		const refused = await desk.get(
			'/tickets/search',
			{ subject: 'armchair' },
			{ token: desk.tokenWith([scope]) },
		);
		expect([refused.status, refused.body?.errorCode]).toEqual([403, 'SCOPE_MISMATCH']);
	});
});

describe('searching contacts and accounts', () => {
	const names = async (query: Record<string, string>) =>
		rows(await desk.get('/contacts/search', query)).map(({ lastName }) => lastName);

	it('finds contacts', async () => {
		expect(await names({ _all: 'ada*' })).toEqual(['Okoro']);
		expect(await names({ email: 'stone@quarry.example' })).toEqual(['Stone']);
		expect(await names({ fullName: 'Ada Okoro' })).toEqual(['Okoro']);
		expect(await names({ accountName: 'harbour*' })).toEqual(['Okoro']);
		expect(await names({ firstName: '${empty}' })).toEqual(['Stone']);
		expect(await names({ phone: '*0199' })).toEqual(['Stone']);
		expect(await names({ _all: '*.example', sortBy: 'lastName' })).toEqual(['Okoro', 'Stone']);
	});

	it('shows account and owner of the contacts found', async () => {
		const found = await desk.get('/contacts/search', { lastName: 'Okoro' });
		expect(found.body?.count).toBe(1);
		expect(rows(found)).toMatchObject([{ account: { accountName: 'Harbour Hotel' }, owner: null, cf: {} }]);
	});

	it('finds accounts', async () => {
		const found = await desk.get('/accounts/search', { accountName: 'harbour' });
		expect(found.body?.count).toBe(1);
		expect(rows(found)).toMatchObject([{ accountName: 'Harbour Hotel', modifiedTime: expect.any(String) }]);
		const refused = await desk.get('/accounts/search', { email: 'desk@harbour.example' });
		expect(refused.body?.message).toContain("Extra query parameter 'email'");
	});
});

describe('searching tasks, calls and events', () => {
	const read = { token: '' };
	beforeAll(() => {
		const kinds = ['tasks', 'calls', 'events'].map((kind) => `Desk.${kind}.READ`);
		read.token = desk.tokenWith(['Desk.search.READ', ...kinds]);
		const { store } = desk;
		const [ticket] = store.tickets();
		const dueDate = '2031-05-01T08:00:00.000Z';
		store.addActivity('tasks', { subject: 'Ring the workshop', ticketId: ticket?.id ?? null, dueDate });
		store.addActivity('tasks', { subject: 'Order linen', status: 'Completed', priority: 'High' });
		store.addActivity('calls', { subject: 'Workshop', startTime: dueDate, direction: 'inbound' });
	});
	const subjects = async (path: string, query: Record<string, string>) =>
		rows(await desk.get(path, { sortBy: 'createdTime', ...query }, read)).map(({ subject }) => subject);

	it.each<[Record<string, string>, string[]]>([
		[{ status: '${open}' }, ['Ring the workshop']],
		[{ status: '${closed}' }, ['Order linen']],
		[{ status: 'completed,deferred' }, ['Order linen']],
		[{ priority: 'high' }, ['Order linen']],
		[{ ticketNumber: '101' }, ['Ring the workshop']],
		[{ dueDateRange: '2031-05-01T00:00:00.000Z,2031-05-02T00:00:00.000Z' }, ['Ring the workshop']],
		[{ _all: 'linen' }, ['Order linen']],
	])('finds tasks by %j', async (query, expected) => {
		expect(await subjects('/tasks/search', query)).toEqual(expected);
	});

	it('finds calls by when they begin', async () => {
		const startDateRange = '2031-05-01T00:00:00.000Z,2031-05-02T00:00:00.000Z';
		expect(await subjects('/calls/search', { startDateRange })).toEqual(['Workshop']);
		const none = await desk.get('/events/search', { startDateRange }, read);
		expect([none.status, none.body]).toEqual([204, undefined]);
	});

	it('shows the ticket of a task with its contact', async () => {
		const found = await desk.get('/tasks/search', { ticketNumber: '101' }, read);
		expect(rows(found)).toMatchObject([{ ticket: { ticketNumber: '101', contact: { lastName: 'Okoro' } } }]);
		expect(found.body?.count).toBe(1);
	});

	it('takes neither ids of tickets nor a range that only others have', async () => {
		for (const name of ['ticketId', 'contactId', 'startDateRange']) {
			const { body } = await desk.get('/tasks/search', { [name]: '1' }, read);
			expect(body?.message).toBe(`Extra query parameter '${name}' is present in the input.`);
		}
	});
});
