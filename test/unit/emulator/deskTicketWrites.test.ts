import { MovableClock } from '../../../emulator/clock';
import { company } from '../../../emulator/seed/company';
import { DeskCalls, wrong } from './deskCalls';

const clock = new MovableClock();
let desk: DeskCalls;
beforeAll(async () => {
	desk = await DeskCalls.start({ clock });
});
beforeEach(() => desk.renew());
afterAll(async () => await desk.stop());

const departmentNamed = (name: string) =>
	desk.store.allDepartments.find((department) => department.name === name)?.id ?? '';
const support = () => departmentNamed('Support');
const showroom = () => departmentNamed('Showroom Services');
const anyone = () => desk.store.contacts()[0]!;
const [nadia, tomas] = company.people.map(({ deskAgentId }) => deskAgentId);

const ticket = (more: Record<string, unknown> = {}) => ({
	departmentId: support(),
	contactId: anyone().id,
	subject: 'Lamp flickers',
	...more,
});

describe('creating a ticket', () => {
	it('takes what the layout knows and answers with the whole ticket', async () => {
		const created = await desk.post(
			'/tickets',
			ticket({
				description: '<p>At night</p>',
				priority: 'High',
				status: 'On Hold',
				category: 'Damage',
				assigneeId: tomas,
				dueDate: '2031-05-04T10:00:00Z',
				cf: {
					cf_room_type: 'Kitchen',
					cf_delivery_date: '2031-02-28',
					cf_warranty: 'true',
					cf_order_value: '1249.50',
					cf_materials: 'Oak; Brass',
				},
			}),
		);
		expect(created.status).toBe(200);
		expect(created.body).toMatchObject({
			subject: 'Lamp flickers',
			ticketNumber: '401',
			statusType: 'On Hold',
			assigneeId: tomas,
			dueDate: '2031-05-04T10:00:00.000Z',
			cf: {
				cf_room_type: 'Kitchen',
				cf_delivery_date: '2031-02-28',
				cf_warranty: 'true',
				cf_order_value: '1249.50',
				cf_materials: 'Oak;Brass',
			},
			modifiedBy: nadia,
		});
		expect(created.body?.onholdTime).toBe(created.body?.createdTime);
		expect(desk.store.ticket(String(created.body?.id))?.description).toBe('<p>At night</p>');
	});

	it('fills in the defaults of the layout and what the contact has', async () => {
		const { email, phone, accountId } = anyone();
		const { body } = await desk.post('/tickets', ticket());
		const defaults = { status: 'Open', channel: 'Phone', language: 'English', priority: null };
		expect(body).toMatchObject({ ...defaults, email, phone, accountId });
		expect(body?.cf).toMatchObject({ cf_warranty: 'false', cf_room_type: null });
	});

	it('takes the old form of custom fields, by label', async () => {
		const { body } = await desk.post('/tickets', ticket({ customFields: { 'Room Type': 'Office' } }));
		expect(body?.cf).toMatchObject({ cf_room_type: 'Office' });
	});

	it('wants a department, a contact and a subject', async () => {
		const { contactId, departmentId } = ticket();
		const without = await desk.post('/tickets', { subject: 'Lamp' });
		expect(without.status).toBe(422);
		expect(without.body).toMatchObject({
			errorCode: 'INVALID_DATA',
			message: 'The data is invalid due to validation restrictions',
		});
		expect(without.body?.errors).toEqual([
			{ fieldName: '/departmentId', errorType: 'missing', errorMessage: '' },
		]);
		expect(wrong(await desk.post('/tickets', { departmentId }))).toEqual([
			'/contactId missing',
			'/subject missing',
		]);
		expect(wrong(await desk.post('/tickets', { departmentId, contactId, subject: '' }))).toEqual([
			'/subject missing',
		]);
	});

	it("wants the custom field that the department's layout makes mandatory", async () => {
		const inShowroom = ticket({ departmentId: showroom() });
		expect(wrong(await desk.post('/tickets', inShowroom))).toEqual(['/cf/cf_room_type missing']);
		const cf = { cf_room_type: 'Lobby' };
		expect((await desk.post('/tickets', { ...inShowroom, cf })).status).toBe(200);
	});

	it('offers the choices of its department only', async () => {
		expect((await desk.post('/tickets', ticket({ status: 'Escalated' }))).status).toBe(200);
		const cf = { cf_room_type: 'Lobby' };
		const elsewhere = ticket({ departmentId: showroom(), status: 'Escalated', cf });
		expect(wrong(await desk.post('/tickets', elsewhere))).toEqual(['/status invalid']);
	});

	it.each([
		['/departmentId', { departmentId: '99' }],
		['/contactId', { contactId: '99' }],
		['/accountId', { accountId: '99' }],
		['/assigneeId', { assigneeId: '99' }],
		['/productId', { productId: '99' }],
		['/teamId', { teamId: '99' }],
		['/layoutId', { layoutId: '99' }],
		['/subject', { subject: 'x'.repeat(256) }],
		['/subject', { subject: 7 }],
		['/email', { email: 'not an address' }],
		['/priority', { priority: 'Urgent' }],
		['/dueDate', { dueDate: '2031-02-30T10:00:00Z' }],
		['/dueDate', { dueDate: '2031-02-28' }],
		['/dueDate', { dueDate: 1_466_525_776_000 }],
		['/secondaryContacts', { secondaryContacts: ['99'] }],
		['/sharedDepartments', { sharedDepartments: [{ id: '99', type: 'READ_ONLY' }] }],
		['/cf', { cf: 'cf_room_type' }],
		['/cf/cf_room_type', { cf: { cf_room_type: 'Cellar' } }],
		['/cf/cf_delivery_date', { cf: { cf_delivery_date: '28.02.2031' } }],
		['/cf/cf_delivery_date', { cf: { cf_delivery_date: '2031-02-30' } }],
		['/cf/cf_warranty', { cf: { cf_warranty: 'yes' } }],
		['/cf/cf_warranty', { cf: { cf_warranty: true } }],
		['/cf/cf_order_value', { cf: { cf_order_value: '12.345' } }],
		['/cf/cf_order_value', { cf: { cf_order_value: 12.5 } }],
		['/cf/cf_order_value', { cf: { cf_order_value: 'a lot' } }],
		['/cf/cf_materials', { cf: { cf_materials: 'Oak;Plastic' } }],
		['/cf/cf_materials', { cf: { cf_materials: 'Oak;Oak' } }],
		['/cf/cf_materials', { cf: { cf_materials: ['Oak'] } }],
	])('refuses a value that does not fit %s: %j', async (pointer, more) => {
		const before = desk.store.tickets().length;
		expect(wrong(await desk.post('/tickets', ticket(more)))).toEqual([`${pointer} invalid`]);
		expect(desk.store.tickets()).toHaveLength(before);
	});

	it('names everything that is wrong at once', async () => {
		const many = ticket({ subject: null, priority: 'Urgent', cf: { cf_materials: 'Plastic' } });
		expect(wrong(await desk.post('/tickets', many)).sort()).toEqual([
			'/cf/cf_materials invalid',
			'/priority invalid',
			'/subject missing',
		]);
	});

	it.each([
		['tags', { tags: ['vip'] }],
		['createdTime', { createdTime: '2031-01-01T00:00:00Z' }],
		['cf_room_type', { cf_room_type: 'Kitchen' }],
		['cf_colour', { cf: { cf_colour: 'red' } }],
		['Colour', { customFields: { Colour: 'red' } }],
		['phone', { contactId: undefined, contact: { lastName: 'Osei', email: 'o@home.example', phone: '1' } }],
	])('does not know the key %s', async (name, more) => {
		const refused = await desk.post('/tickets', ticket(more));
		expect(refused.status).toBe(422);
		expect(refused.body).toEqual({
			errorCode: 'UNPROCESSABLE_ENTITY',
			message: `An extra parameter '${name}' is found`,
		});
	});

	it.each([{}, undefined])('wants a payload, not %j', async (body) => {
		expect((await desk.post('/tickets', body)).body?.errorCode).toBe('EMPTY_PAYLOAD');
	});

	it('assigns only to agents of the department', async () => {
		const cf = { cf_room_type: 'Lobby' };
		const inShowroom = ticket({ departmentId: showroom(), assigneeId: tomas, cf });
		expect(wrong(await desk.post('/tickets', inShowroom))).toEqual(['/assigneeId invalid']);
	});

	it('finds the contact it brings along by the mail address, or makes one', async () => {
		const known = anyone();
		const with_ = (contact: Record<string, unknown>) => ticket({ contactId: undefined, contact });
		const found = await desk.post(
			'/tickets',
			with_({ lastName: 'Whoever', email: known.email?.toUpperCase() }),
		);
		expect(found.body?.contactId).toBe(known.id);

		const contact = { lastName: 'Okoro', firstName: 'Ada', email: 'ada@okoro.example' };
		const made = await desk.post('/tickets', with_(contact));
		expect(desk.store.contact(String(made.body?.contactId))).toMatchObject(contact);
		expect(made.body?.email).toBe('ada@okoro.example');
	});

	it('wants a last name and an address of the contact it brings along', async () => {
		const contacts = desk.store.contacts().length;
		const refused = await desk.post(
			'/tickets',
			ticket({ contactId: undefined, contact: { email: 'nobody' } }),
		);
		expect(wrong(refused)).toEqual(['/contact/email invalid', '/contact/lastName missing']);
		expect(desk.store.contacts()).toHaveLength(contacts);
	});

	it('takes an id as a number, and as one with lost digits does not find it', async () => {
		expect(wrong(await desk.post('/tickets', ticket({ contactId: Number(anyone().id) })))).toEqual([
			'/contactId invalid',
		]);
		const small = desk.store.addContact({ id: '4711' });
		const { body } = await desk.post('/tickets', ticket({ contactId: 4711 }));
		expect(body?.contactId).toBe(small.id);
	});
});

describe('changing a ticket', () => {
	it('writes what is named and leaves the rest', async () => {
		const made = desk.store.addTicket({
			subject: 'Sofa',
			priority: 'Low',
			cf: { cf_room_type: 'Office', cf_warranty: 'true' },
		});
		clock.advance(60_000);
		const changed = await desk.patch(`/tickets/${made.id}`, {
			priority: 'High',
			cf: { cf_room_type: 'Lobby' },
		});
		expect(changed.status).toBe(200);
		expect(changed.body).toMatchObject({
			subject: 'Sofa',
			priority: 'High',
			cf: { cf_room_type: 'Lobby', cf_warranty: 'true' },
		});
		expect(
			Date.parse(String(changed.body?.modifiedTime)) - Date.parse(made.createdTime),
		).toBeGreaterThanOrEqual(60_000);
		expect((await desk.get(`/tickets/${made.id}`)).body).toMatchObject({
			priority: 'High',
			modifiedBy: nadia,
		});
	});

	it('notes when a ticket closes and forgets it when it opens again', async () => {
		const { id } = desk.store.addTicket({});
		const closed = await desk.patch(`/tickets/${id}?disableClosureNotification=true`, { status: 'Closed' });
		expect(closed.body).toMatchObject({ statusType: 'Closed', closedTime: closed.body?.modifiedTime });
		const opened = await desk.patch(`/tickets/${id}`, { status: 'Open' });
		expect(opened.body).toMatchObject({ statusType: 'Open', closedTime: null });
	});

	it('clears what may be empty and nothing else', async () => {
		const { id } = desk.store.addTicket({
			priority: 'High',
			assigneeId: tomas,
			cf: { cf_room_type: 'Office' },
		});
		const cleared = await desk.patch(`/tickets/${id}`, {
			priority: '-None-',
			assigneeId: '',
			cf: { cf_room_type: null },
		});
		expect(cleared.body).toMatchObject({ priority: null, assigneeId: null, cf: { cf_room_type: null } });
		expect(wrong(await desk.patch(`/tickets/${id}`, { subject: null, contactId: null }))).toEqual([
			'/contactId missing',
			'/subject missing',
		]);

		const cf = { cf_room_type: 'Office' };
		const shown = desk.store.addTicket({ departmentId: showroom(), cf });
		expect(wrong(await desk.patch(`/tickets/${shown.id}`, { cf: { cf_room_type: '' } }))).toEqual([
			'/cf/cf_room_type missing',
		]);
	});

	it('does not move a ticket to another department', async () => {
		const { id } = desk.store.addTicket({ departmentId: support() });
		expect(wrong(await desk.patch(`/tickets/${id}`, { departmentId: showroom() }))).toEqual([
			'/departmentId invalid',
		]);
		expect((await desk.patch(`/tickets/${id}`, { departmentId: support() })).status).toBe(200);
	});

	it('looks at the keys of the body before the id', async () => {
		expect((await desk.patch('/tickets/99', { tags: [] })).body?.message).toBe(
			"An extra parameter 'tags' is found",
		);
		expect((await desk.patch('/tickets/99', { subject: 'Lamp' })).body?.errorCode).toBe('URL_NOT_FOUND');
	});

	it('shares with other departments and adds contacts', async () => {
		const { id } = desk.store.addTicket({});
		const secondaryContacts = desk.store
			.contacts()
			.slice(1, 3)
			.map((contact) => contact.id);
		const sharedDepartments = [{ id: showroom(), type: 'READ_ONLY' }];
		const { body } = await desk.patch(`/tickets/${id}`, { secondaryContacts, sharedDepartments });
		expect(body).toMatchObject({
			secondaryContacts,
			sharedDepartments: [{ id: showroom(), name: 'Showroom Services', type: 'READ_ONLY' }],
		});
	});

	it('is not what PUT does', async () => {
		const { id } = desk.store.addTicket({});
		const response = await fetch(`${desk.emulator.urls.desk}/api/v1/tickets/${id}`, { method: 'PUT' });
		expect(response.status).toBe(405);
		expect(await response.json()).toMatchObject({ errorCode: 'METHOD_NOT_ALLOWED' });
	});
});

it('has no teams in the free edition', async () => {
	const free = await DeskCalls.start({ edition: 'free', seed: 'empty' });
	try {
		const refused = await free.get('/tickets', { teamIds: '77' });
		expect(refused.status).toBe(403);
		expect(refused.body).toEqual({
			errorCode: 'LICENSE_ACCESS_LIMITED',
			message: 'Your Zoho Desk Edition does not support this feature/operation.',
			maxAllowedEntity: '0',
			feature: 'TEAM',
			editionType: 'FREE',
			isTrial: false,
		});
		const written = await free.post('/tickets', { subject: 'Lamp', teamId: '77' });
		expect(written.body?.errorCode).toBe('LICENSE_ACCESS_LIMITED');
	} finally {
		await free.stop();
	}
});
