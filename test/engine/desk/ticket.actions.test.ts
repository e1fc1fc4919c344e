import { byId, mapped } from '../../../engine/world';
import { type DeskWorld, ids, json, openDesk } from './ticketTests';

let desk: DeskWorld;

beforeAll(async () => {
	desk = await openDesk();
});
afterAll(async () => await desk.stop());
beforeEach(() => desk.clear());

const each = byId('={{ $json.id }}');
const ticket = (id: string) => desk.store().ticket(id);
const unknown = { id: '8100000000009999999' };

describe('assign', () => {
	it('gives each ticket to its agent, and takes one from everybody', async () => {
		const agents = desk.store().agents(desk.orgId());
		const [first, second, third] = desk.freshTickets(3, { assigneeId: agents[0]?.id });
		const result = await desk.run(
			'assign',
			{ ticketId: each, assignTo: '={{ $json.to }}', agentId: byId('={{ $json.agent }}'), teamId: byId('1') },
			[
				{ id: first!.id, to: 'agent', agent: agents[1]!.id },
				{ id: second!.id, to: 'agent', agent: agents[0]!.id },
				{ id: third!.id, to: 'nobody', agent: '1' },
			],
		);
		expect(result.error).toBeUndefined();
		expect(ticket(first!.id)?.assigneeId).toBe(agents[1]?.id);
		expect(ticket(second!.id)?.assigneeId).toBe(agents[0]?.id);
		expect(ticket(third!.id)).toMatchObject({ assigneeId: null, teamId: null });
		expect(json(result)[0]).toMatchObject({ id: first!.id, assigneeId: agents[1]?.id });
	});

	it('names the field of a team that is not there', async () => {
		const [fresh] = desk.freshTickets(1);
		const result = await desk.run('assign', {
			ticketId: byId(fresh!.id),
			assignTo: 'team',
			teamId: byId('8100000000009999999'),
		});
		expect(result.error?.message).toContain("'Team' (teamId) was not accepted");
		expect(ticket(fresh!.id)?.modifiedTime).toBe(fresh!.modifiedTime);
	});
});

describe('closeMany', () => {
	it('closes the tickets of many items in a few calls', async () => {
		const tickets = desk.freshTickets(70);
		const result = await desk.run(
			'closeMany',
			{ ticketId: each },
			ids(tickets).map((id) => ({ id })),
		);
		expect(result.error).toBeUndefined();
		expect(json(result)).toEqual(ids(tickets).map((id) => ({ id, closed: true })));
		expect(tickets.every(({ id }) => ticket(id)?.status === 'Closed')).toBe(true);
		expect(desk.calls('POST', /closeTickets$/)).toHaveLength(2);
	});

	it('closes the others where one is not there, and names that one', async () => {
		const [first, last] = desk.freshTickets(2);
		const items = [{ id: first!.id }, unknown, { id: last!.id }];
		const result = await desk.run('closeMany', { ticketId: each }, items, {
			onError: 'continueRegularOutput',
		});
		const [one, two, three] = json(result);
		expect([one?.closed, three?.closed]).toEqual([true, true]);
		expect(two?.error).toMatchObject({ label: 'Ticket' });
		expect([ticket(first!.id)?.status, ticket(last!.id)?.status]).toEqual(['Closed', 'Closed']);
	});
});

describe('moveToTrash', () => {
	it('moves tickets to the recycle bin, where no list shows them', async () => {
		const tickets = desk.freshTickets(3);
		const result = await desk.run(
			'moveToTrash',
			{ ticketId: each },
			ids(tickets).map((id) => ({ id })),
		);
		expect(result.error).toBeUndefined();
		expect(json(result)).toEqual(ids(tickets).map((id) => ({ id, trashed: true })));
		expect(ids(tickets).map(ticket)).toEqual([undefined, undefined, undefined]);
		expect(desk.calls('POST', /moveToTrash$/)).toHaveLength(1);
	});
});

describe('restore', () => {
	it('brings tickets back from the recycle bin as they were', async () => {
		const tickets = desk.freshTickets(2, { priority: 'High' });
		tickets.forEach((one) => desk.store().trash(one));
		const result = await desk.run(
			'restore',
			{ ticketId: '={{ $json.id }}' },
			ids(tickets).map((id) => ({ id })),
		);
		expect(result.error).toBeUndefined();
		expect(json(result)).toEqual(ids(tickets).map((id) => ({ id, restored: true })));
		expect(ids(tickets).map((id) => ticket(id)?.priority)).toEqual(['High', 'High']);
	});

	it('names the item whose ticket is not in the recycle bin', async () => {
		const [fresh] = desk.freshTickets(1);
		desk.store().trash(fresh!);
		const result = await desk.run('restore', { ticketId: '={{ $json.id }}' }, [{ id: fresh!.id }, unknown]);
		expect(result.error?.message).toContain(`'Ticket' ${unknown.id} was not restored`);
		expect(result.error?.description).toContain('It must be in the recycle bin');
		expect(ticket(fresh!.id)).toBeDefined();
		expect(desk.calls('POST', /restore$/)).toHaveLength(1);
	});
});

describe('moveToDepartment', () => {
	it('moves each ticket to the department of its item', async () => {
		const [from, to] = desk.store().departments(desk.orgId());
		const tickets = desk.freshTickets(2, { departmentId: from!.id });
		const result = await desk.run(
			'moveToDepartment',
			{ ticketId: each, departmentId: byId(to!.id) },
			ids(tickets).map((id) => ({ id })),
		);
		expect(result.error).toBeUndefined();
		expect(json(result)).toEqual(ids(tickets).map((id) => ({ id, departmentId: to!.id })));
		expect(ids(tickets).map((id) => ticket(id)?.departmentId)).toEqual([to!.id, to!.id]);
	});
});

describe('markAsRead', () => {
	it('marks each ticket as read', async () => {
		const tickets = desk.freshTickets(2, { isRead: false });
		const result = await desk.run(
			'markAsRead',
			{ ticketId: each },
			ids(tickets).map((id) => ({ id })),
		);
		expect(json(result)).toEqual(ids(tickets).map((id) => ({ id, isRead: true })));
		expect(ids(tickets).map((id) => ticket(id)?.isRead)).toEqual([true, true]);
	});
});

describe('markAsUnread', () => {
	it('marks each ticket as unread', async () => {
		const tickets = desk.freshTickets(2, { isRead: true });
		const result = await desk.run(
			'markAsUnread',
			{ ticketId: each },
			ids(tickets).map((id) => ({ id })),
		);
		expect(json(result)).toEqual(ids(tickets).map((id) => ({ id, isRead: false })));
		expect(ids(tickets).map((id) => ticket(id)?.isRead)).toEqual([false, false]);
	});
});

describe('markAsSpam', () => {
	it('marks tickets, with the other tickets of their contact, and takes the mark away', async () => {
		const contact = desk.store().addContact({ lastName: 'Pushy' });
		const [first, second, other] = desk.freshTickets(3, { contactId: contact.id });
		const items = [{ id: first!.id }, { id: second!.id }];
		const options = { handleExistingTickets: true };
		const marked = await desk.run('markAsSpam', { ticketId: each, isSpam: true, options }, items);
		expect(marked.error).toBeUndefined();
		expect(json(marked)).toEqual(items.map(({ id }) => ({ id, isSpam: true })));
		expect([first, second, other].map((one) => ticket(one!.id)?.isSpam)).toEqual([true, true, true]);
		expect(desk.calls('POST', /markSpam$/)).toHaveLength(1);

		await desk.run('markAsSpam', { ticketId: each, isSpam: false }, items);
		expect([first, second, other].map((one) => ticket(one!.id)?.isSpam)).toEqual([false, false, true]);
	});
});

describe('updateMany', () => {
	it('gives tickets the same value of a field, one call for each value', async () => {
		const tickets = desk.freshTickets(6);
		const items = ids(tickets).map((id, index) => ({ id, priority: index < 3 ? 'High' : 'Low' }));
		const result = await desk.run(
			'updateMany',
			{ ticketId: each, fields: mapped({ priority: '={{ $json.priority }}' }) },
			items,
		);
		expect(result.error).toBeUndefined();
		expect(items.map(({ id }) => ticket(id)?.priority)).toEqual(items.map(({ priority }) => priority));
		expect(desk.calls('POST', /updateMany$/)).toHaveLength(2);
	});

	it('writes a custom field, and clears it', async () => {
		const tickets = desk.freshTickets(2, { cf: { cf_room_type: 'Kitchen' } });
		const items = ids(tickets).map((id, index) => ({ id, room: index === 0 ? 'Office' : null }));
		const result = await desk.run(
			'updateMany',
			{ ticketId: each, fields: mapped({ cf_room_type: '={{ $json.room }}' }) },
			items,
		);
		expect(result.error).toBeUndefined();
		expect(ids(tickets).map((id) => ticket(id)?.cf.cf_room_type)).toEqual(['Office', null]);
	});

	it('takes one field only', async () => {
		const [fresh] = desk.freshTickets(1);
		const result = await desk.run('updateMany', {
			ticketId: byId(fresh!.id),
			fields: mapped({ priority: 'High', subject: 'New' }),
		});
		expect(result.error?.message).toBe("'Fields' has 2 fields");
		expect(desk.calls('POST', /updateMany$/)).toHaveLength(0);
	});
});
