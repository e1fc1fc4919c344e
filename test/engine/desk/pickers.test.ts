import type { IDataObject } from 'n8n-workflow';

import { byId, mapped } from '../../../engine/world';
import { type DeskWorld, ids, json, openDesk } from './ticketTests';

let desk: DeskWorld;
beforeAll(async () => (desk = await openDesk()));
afterAll(async () => await desk.stop());
beforeEach(() => desk.clear());

const by = (mode: string, value: string): IDataObject => ({ __rl: true, mode, value });
const searches = () => desk.calls('GET', /search/);

describe('a ticket by its number', () => {
	it('is read and written as by its ID', async () => {
		const made = desk.freshTickets(2);
		const result = await desk.run(
			'update',
			{ ticketId: by('number', '={{ $json.number }}'), fields: mapped({ priority: 'High' }) },
			made.map(({ ticketNumber }, index) => ({ number: index === 0 ? ticketNumber : `#${ticketNumber}` })),
		);
		expect(result.error).toBeUndefined();
		expect(ids(json(result))).toEqual(ids(made));
		expect(made.map(({ priority }) => priority)).toEqual(['High', 'High']);
	});

	it('works where tickets share a call, too', async () => {
		const made = desk.freshTickets(3);
		const result = await desk.run(
			'closeMany',
			{ ticketId: by('number', '={{ $json.number }}') },
			made.map(({ ticketNumber }) => ({ number: ticketNumber })),
		);
		expect(result.error).toBeUndefined();
		expect(made.map(({ status }) => status)).toEqual(['Closed', 'Closed', 'Closed']);
		expect(desk.calls('POST', /closeTickets/)).toHaveLength(1);
	});

	it('is asked for once where many items name it', async () => {
		const [made] = desk.freshTickets(1);
		const items = Array.from({ length: 20 }, () => ({ number: made?.ticketNumber }));
		const result = await desk.run('get', { ticketId: by('number', '={{ $json.number }}') }, items);
		expect(ids(json(result))).toEqual(items.map(() => made?.id));
		expect(searches()).toHaveLength(1);
	});

	it('stops the run before anything is written when no ticket has the number', async () => {
		const [made] = desk.freshTickets(1);
		const result = await desk.run(
			'update',
			{ ticketId: by('number', '={{ $json.number }}'), fields: mapped({ priority: 'Low' }) },
			[{ number: made?.ticketNumber }, { number: '987654' }],
		);
		expect(result.error?.message).toContain('\'Ticket\' is "987654", and no ticket has that number');
		expect(desk.calls('PATCH', /./)).toHaveLength(0);
		expect(made?.priority).toBeNull();
	});

	it('refuses words in its place', async () => {
		const result = await desk.run('get', { ticketId: by('number', 'Lamp') });
		expect(result.error?.message).toBe('\'Ticket\' is "Lamp", not a number');
		expect(searches()).toHaveLength(0);
	});
});

describe('people and companies by what they are called', () => {
	it('finds contact, department, agent and team of a ticket', async () => {
		const [first] = desk.store().contacts(desk.orgId());
		const [, department] = desk.store().departments(desk.orgId());
		const created = await desk.run('create', {
			departmentId: by('name', String(department?.name).toLowerCase()),
			contactFrom: 'existing',
			contactId: by('email', String(first?.email).toUpperCase()),
			fields: mapped({ subject: 'By name', cf_room_type: 'Kitchen' }),
		});
		expect(created.error).toBeUndefined();
		const [made] = json(created).map(({ id }) => desk.store().ticket(String(id)));
		expect(made).toMatchObject({ departmentId: department?.id, contactId: first?.id });

		const agent = desk.store().agent(String(department && desk.store().agents(desk.orgId())[2]?.id));
		const assigned = await desk.run('assign', {
			ticketId: byId(String(made?.id)),
			assignTo: 'agent',
			agentId: by('email', String(agent?.emailId)),
		});
		expect(assigned.error).toBeUndefined();
		expect(made?.assigneeId).toBe(agent?.id);
	});

	it('finds an account whose name has a comma in it', async () => {
		const account = desk.store().addAccount({ accountName: 'Lamps, Rugs and Sons' });
		const asAccounts = { resource: 'account', accountId: by('name', 'lamps, rugs and sons') };
		const result = await desk.run('get', asAccounts);
		expect(ids(json(result))).toEqual([account.id]);
	});

	it('names the candidates where several have the name, and goes on with the other items', async () => {
		const twins = [1, 2].map((number) =>
			desk.store().addAccount({ accountName: 'Twin Studios', email: `office${number}@twin.example` }),
		);
		const result = await desk.run(
			'get',
			{ resource: 'account', accountId: by('name', '={{ $json.name }}') },
			[{ name: 'Twin Studios' }, { name: String(desk.store().accounts(desk.orgId())[0]?.accountName) }],
			{ onError: 'continueRegularOutput' },
		);
		const [several, found] = json(result);
		expect(several?.error).toMatchObject({
			code: 'SEVERAL_FOUND',
			message: '\'Account\' is "Twin Studios", a name that 2 accounts have',
			allowedValues: ids(twins),
		});
		expect((several?.error as IDataObject).description).toContain('office1@twin.example');
		expect(found?.id).toBe(desk.store().accounts(desk.orgId())[0]?.id);
	});

	it('finds what a filter names, among the options', async () => {
		const [, department] = desk.store().departments(desk.orgId());
		const product = desk
			.store()
			.addProduct({ productName: 'Named Stool', departmentIds: [String(department?.id)] });
		const result = await desk.run('getAll', {
			resource: 'product',
			returnAll: true,
			filters: { departmentId: by('name', String(department?.name)) },
		});
		expect(ids(json(result))).toContain(product.id);
		const one = await desk.run('get', { resource: 'product', productId: by('name', 'named stool') });
		expect(ids(json(one))).toEqual([product.id]);
	});
});

describe('the tickets of a view', () => {
	it('are those of the view by its name, and of a team by its', async () => {
		const [first, second] = desk.freshTickets(2, { status: 'Open', assigneeId: null });
		const view = by('name', 'Unassigned Open Tickets');
		const result = await desk.run('getAll', { returnAll: true, filters: { viewId: view } });
		const expected = desk
			.store()
			.tickets(desk.orgId())
			.filter((ticket) => ticket.assigneeId === null && desk.store().statusType(ticket) === 'Open');
		expect(ids(json(result)).sort()).toEqual(ids(expected).sort());
		const team = desk
			.store()
			.teams.of(desk.orgId())
			.find(({ departmentId }) => departmentId === first?.departmentId);
		Object.assign(first!, { teamId: team?.id });
		const both = { viewId: view, teamIds: by('name', String(team?.name)) };
		const narrow = await desk.run('getAll', { returnAll: true, filters: both });
		expect(ids(json(narrow))).toEqual([first?.id]);
		expect(ids(json(narrow))).not.toContain(second?.id);
	});
});
