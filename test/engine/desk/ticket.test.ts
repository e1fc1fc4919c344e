import type { IDataObject } from 'n8n-workflow';

import { byId, type Connected, mapped, mappedFromItem, openWorld, type World } from '../../../engine/world';

let world: World;
let zoho: Connected;

beforeAll(async () => {
	world = await openWorld();
	zoho = await world.connect('selfClient');
});
afterAll(async () => await world.stop());
beforeEach(() => world.emulator.requests.clear());

const store = () => world.emulator.world.desk;
const orgId = () => String(store().organizations[0]?.id);
const calls = (method: string, path: string | RegExp) =>
	world.emulator.requests
		.of('desk')
		.filter(
			(request) =>
				request.method === method &&
				(typeof path === 'string' ? request.path === path : path.test(request.path)),
		);
const json = ({ items }: { items: Array<Array<{ json: IDataObject }>> }) =>
	(items[0] ?? []).map((item) => item.json);
const on = (operation: string, parameters: object = {}) => ({
	resource: 'ticket',
	operation,
	organization: { __rl: true, mode: 'list', value: 'auto' },
	...parameters,
});
const freshTickets = (count: number) =>
	Array.from({ length: count }, (_, index) => store().addTicket({ subject: `Lamp ${index} flickers` }));

describe('create', () => {
	it('creates a ticket per item, for a contact by ID and for one by name and email', async () => {
		const [department] = store().departments(orgId());
		const [contact] = store().contacts(orgId());
		const before = store().tickets(orgId()).length;
		const result = await zoho.desk(
			on('create', {
				departmentId: byId(String(department?.id)),
				contactFrom: '={{ $json.from }}',
				contactId: byId(String(contact?.id)),
				contactLastName: 'Okafor',
				contactEmail: 'ada.okafor@customer.example',
				fields: mapped({ subject: '={{ $json.subject }}', priority: 'High' }),
			}),
			[
				{ from: 'existing', subject: 'Table came scratched' },
				{ from: 'new', subject: 'Where is my sofa?' },
			],
		);
		expect(result.error).toBeUndefined();
		expect(store().tickets(orgId())).toHaveLength(before + 2);
		const [scratched, sofa] = json(result).map(({ id }) => store().ticket(String(id)));
		expect(scratched).toMatchObject({
			subject: 'Table came scratched',
			contactId: contact?.id,
			priority: 'High',
		});
		expect(sofa).toMatchObject({ subject: 'Where is my sofa?' });
		expect(store().contact(String(sofa?.contactId))).toMatchObject({
			lastName: 'Okafor',
			email: 'ada.okafor@customer.example',
		});
	});

	it('says which item lacks its contact, before anything is sent', async () => {
		const [department] = store().departments(orgId());
		const result = await zoho.desk(
			on('create', {
				departmentId: byId(String(department?.id)),
				contactFrom: 'new',
				contactLastName: '={{ $json.name }}',
				contactEmail: 'pereira@customer.example',
				fields: mapped({ subject: 'Hello' }),
			}),
			[{ name: 'Pereira' }, { name: '' }],
		);
		expect(result.error?.message).toBe("Item 1: 'Contact Last Name' is empty");
		expect(world.emulator.requests.of('desk')).toHaveLength(0);
	});
});

describe('update', () => {
	it('updates standard and custom fields of many tickets, each call with its orgId', async () => {
		const tickets = freshTickets(30);
		const result = await zoho.desk(
			on('update', {
				ticketId: byId('={{ $json.id }}'),
				fields: mapped({
					status: 'Closed',
					resolution: '={{ "Done for " + $json.n }}',
					cf_warranty: true,
					cf_delivery_date: '2026-12-24T00:00:00',
				}),
			}),
			tickets.map(({ id }, n) => ({ id, n })),
		);
		expect(result.error).toBeUndefined();
		expect(json(result).map(({ id }) => id)).toEqual(tickets.map(({ id }) => id));
		tickets.forEach(({ id }, n) => {
			expect(store().ticket(id)).toMatchObject({
				status: 'Closed',
				resolution: `Done for ${n}`,
				cf: { cf_warranty: 'true', cf_delivery_date: '2026-12-24' },
			});
		});
		const patches = calls('PATCH', /\/tickets\/\d+$/);
		expect(patches).toHaveLength(30);
		expect(patches.every(({ headers }) => headers.orgid === orgId())).toBe(true);
		expect(patches.every(({ status }) => status === 200)).toBe(true);
	});

	it('keeps the order of updates to the same ticket', async () => {
		const [ticket] = freshTickets(1);
		const subjects = Array.from({ length: 12 }, (_, index) => `Version ${index}`);
		await zoho.desk(
			on('update', {
				ticketId: byId(String(ticket?.id)),
				fields: mapped({ subject: '={{ $json.subject }}' }),
			}),
			subjects.map((subject) => ({ subject })),
		);
		expect(store().ticket(String(ticket?.id))?.subject).toBe('Version 11');
		expect(calls('PATCH', /\/tickets\//).map(({ body }) => (body as IDataObject).subject)).toEqual(subjects);
	});

	it('names item, field and choices of a value that Desk does not have', async () => {
		const tickets = freshTickets(2);
		const result = await zoho.desk(
			on('update', {
				ticketId: byId('={{ $json.id }}'),
				fields: mapped({ priority: '={{ $json.priority }}' }),
			}),
			tickets.map(({ id }, index) => ({ id, priority: index === 0 ? 'Low' : 'Urgentest' })),
			{ onError: 'continueRegularOutput' },
		);
		const [good, bad] = json(result);
		expect(good?.priority).toBe('Low');
		expect(bad?.error).toMatchObject({
			message: expect.stringContaining('\'Priority\' is "Urgentest"') as string,
			field: 'priority',
			label: 'Priority',
			allowedValues: expect.arrayContaining(['Low', 'High']) as string[],
		});
	});

	it('explains a ticket that is not there', async () => {
		const [ticket] = freshTickets(1);
		const result = await zoho.desk(
			on('update', { ticketId: byId('={{ $json.id }}'), fields: mapped({ subject: 'New' }) }),
			[{ id: ticket?.id }, { id: '8100000000009999999' }],
			{ onError: 'continueRegularOutput' },
		);
		const [good, bad] = json(result);
		expect(good?.subject).toBe('New');
		expect(bad?.error).toMatchObject({ code: 'URL_NOT_FOUND' });
	});
});

describe('get', () => {
	it('gives each ticket whole, with what was asked along', async () => {
		const tickets = freshTickets(2);
		const result = await zoho.desk(
			on('get', { ticketId: byId('={{ $json.id }}'), options: { include: ['contacts', 'departments'] } }),
			tickets.map(({ id }) => ({ id })),
		);
		expect(json(result)).toEqual(
			tickets.map(({ id, subject }) =>
				expect.objectContaining({
					id,
					subject,
					contact: expect.anything() as object,
					department: expect.anything() as object,
				}),
			),
		);
	});
});

describe('getAll', () => {
	const pages = () => calls('GET', '/api/v1/tickets');

	it('reads all tickets, each once, over several pages', async () => {
		const all = store()
			.tickets(orgId())
			.filter(({ isSpam }) => !isSpam).length;
		const result = await zoho.desk(on('getAll', { returnAll: true }));
		expect(result.error).toBeUndefined();
		expect(new Set(json(result).map(({ id }) => id)).size).toBe(all);
		expect(pages().length).toBeGreaterThan(2);
	});

	it('asks for seven when seven are wanted', async () => {
		const result = await zoho.desk(on('getAll', { returnAll: false, limit: 7 }));
		expect(json(result)).toHaveLength(7);
		expect(pages()).toHaveLength(1);
		expect(pages()[0]?.query.limit).toBe('7');
	});

	it('narrows the list by its filters', async () => {
		const result = await zoho.desk(on('getAll', { returnAll: true, filters: { status: 'Closed' } }));
		const closed = store()
			.tickets(orgId())
			.filter(({ status, isSpam }) => status === 'Closed' && !isSpam);
		expect(
			json(result)
				.map(({ id }) => id)
				.sort(),
		).toEqual(closed.map(({ id }) => id).sort());
	});

	it('takes over what an item gives and leaves out what is empty', async () => {
		await zoho.desk(on('getAll', { returnAll: false, limit: 3, filters: { status: '', priority: 'High' } }));
		expect(pages()[0]?.query).not.toHaveProperty('status');
		expect(pages()[0]?.query).toHaveProperty('priority', 'High');
	});
});

it('takes the fields of an update over from the items', async () => {
	const tickets = freshTickets(2);
	const result = await zoho.desk(
		on('update', { ticketId: byId('={{ $json.id }}'), fields: mappedFromItem }),
		tickets.map(({ id }, index) => ({ id, subject: `Renamed ${index}` })),
	);
	expect(result.error).toBeUndefined();
	tickets.forEach(({ id }, index) => expect(store().ticket(id)?.subject).toBe(`Renamed ${index}`));
});
