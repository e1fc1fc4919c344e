import type { Thread } from '../../../emulator/desk/conversation';
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

function addThread(ticketId: string, id: string): Thread {
	const thread: Thread = {
		...{ id, ticketId, direction: 'in', status: 'SUCCESS', contentType: 'text/plain', isForward: false },
		...{ to: '', cc: '', bcc: '', visibility: 'public', authorId: null, attachments: [] },
		content: `And another thing (${id})`,
		fromEmailAddress: 'ada@customer.example',
		createdTime: '2026-05-01T00:00:00.000Z',
	};
	desk.store().ofTickets.threads.set(id, thread);
	return thread;
}

describe('upsert', () => {
	const form = () => ({
		matchBy: 'custom',
		matchField: 'cf_materials',
		matchValue: '={{ $json.materials }}',
		departmentId: byId(desk.store().departments(desk.orgId())[0]!.id),
		contactFrom: 'new',
		contactId: byId('1'),
		contactLastName: 'Okafor',
		contactEmail: 'ada.okafor@customer.example',
		fields: mapped({ subject: '={{ $json.subject }}', cf_materials: '={{ $json.materials }}' }),
	});

	it('updates the ticket that has the value, and creates the one that is not there', async () => {
		const [known] = desk.freshTickets(1, { cf: { cf_materials: 'Brass;Glass' } });
		// The same word in it, and not the same value.
		const [near] = desk.freshTickets(1, { cf: { cf_materials: 'Brass;Glass;Oak' } });
		const result = await desk.run('upsert', form(), [
			{ materials: 'Brass;Glass', subject: 'Known' },
			{ materials: 'Leather;Glass', subject: 'New' },
			{ materials: 'Leather;Glass', subject: 'New, and changed' },
		]);
		expect(result.error).toBeUndefined();
		const [first, second, third] = json(result);
		expect([first, second, third].map((row) => row?.action)).toEqual(['update', 'insert', 'update']);
		expect(first?.id).toBe(known!.id);
		expect(third?.id).toBe(second?.id);
		expect(ticket(known!.id)?.subject).toBe('Known');
		expect(ticket(near!.id)?.subject).toBe(near!.subject);
		expect(ticket(String(second?.id))).toMatchObject({
			subject: 'New, and changed',
			cf: { cf_materials: 'Leather;Glass' },
		});
	});

	it('matches by a standard field, whatever stands in it', async () => {
		const [known] = desk.freshTickets(1, { subject: 'Table, 3 legs* only' });
		const result = await desk.run(
			'upsert',
			{
				...form(),
				matchBy: 'subject',
				matchValue: 'table, 3 LEGS* only',
				fields: mapped({ priority: 'High' }),
			},
			[{}],
		);
		expect(result.error).toBeUndefined();
		expect(json(result)[0]).toMatchObject({ id: known!.id, action: 'update', priority: 'High' });
	});

	it('writes nothing where several tickets have the value', async () => {
		const twins = desk.freshTickets(2, { phone: '+1 555 0999' });
		const result = await desk.run('upsert', {
			...form(),
			matchBy: 'phone',
			matchValue: '+1 555 0999',
			fields: mapped({ priority: 'High' }),
		});
		expect(result.error?.message).toContain('2 tickets have \'phone\' "+1 555 0999"');
		expect(ids(twins).map((id) => ticket(id)?.priority)).toEqual([null, null]);
		expect(desk.calls('PATCH', /tickets/)).toHaveLength(0);
	});

	it('creates no ticket for a number that Zoho has not given', async () => {
		const result = await desk.run('upsert', {
			...form(),
			matchBy: 'ticketNumber',
			matchValue: '999999',
			fields: mapped({ priority: 'High' }),
		});
		expect(result.error?.message).toContain('no ticket has that number');
	});
});

describe('merge', () => {
	it('merges tickets into one each, with what is to be taken from them', async () => {
		const [stays, gone, other, goneToo] = desk.freshTickets(4, { priority: 'Low' });
		Object.assign(gone!, { priority: 'High', subject: 'The better subject' });
		const thread = addThread(gone!.id, '8100000000088000001');
		const result = await desk.run(
			'merge',
			{
				ticketId: each,
				mergedIds: '={{ $json.merged }}',
				options: { takeFrom: ['priority', 'subject'] },
			},
			[
				{ id: stays!.id, merged: gone!.id },
				{ id: other!.id, merged: goneToo!.id },
			],
		);
		expect(result.error).toBeUndefined();
		expect(ids(json(result))).toEqual([stays!.id, other!.id]);
		expect(ticket(stays!.id)).toMatchObject({ priority: 'High', subject: 'The better subject' });
		expect(thread.ticketId).toBe(stays!.id);
		expect([gone, goneToo].map((one) => ticket(one!.id))).toEqual([undefined, undefined]);
	});

	it.each([
		['1,2,3,4,5,6', 'names 6 tickets'],
		['8100000000009999999', "'Ticket IDs to Merge' (ids) was not accepted"],
	])('explains %s', async (mergedIds, message) => {
		const [stays] = desk.freshTickets(1);
		const result = await desk.run('merge', { ticketId: byId(stays!.id), mergedIds });
		expect(result.error?.message).toContain(message);
	});
});

describe('split', () => {
	it('makes a new ticket of each thread', async () => {
		const tickets = desk.freshTickets(2);
		const threads = tickets.map(({ id }, n) => addThread(id, `810000000008810000${n}`));
		const items = tickets.map(({ id }, n) => ({ id, thread: threads[n]!.id }));
		const parameters = { ticketId: each, threadId: '={{ $json.thread }}' };
		const result = await desk.run('split', parameters, items);
		expect(result.error).toBeUndefined();
		expect(threads.map(({ ticketId }) => ticketId)).toEqual(ids(json(result)));
		expect(ids(json(result)).some((id) => ids(tickets).includes(id))).toBe(false);
	});
});

const followersOf = (id: string) => [...(desk.store().ofTickets.followers.get(id) ?? [])];

describe('addFollowers', () => {
	it('adds the agents of each item', async () => {
		const agents = desk.store().agents(desk.orgId());
		const tickets = desk.freshTickets(2);
		const items = [
			{ id: tickets[0]!.id, agents: `${agents[0]!.id}, ${agents[1]!.id}` },
			{ id: tickets[1]!.id, agents: agents[2]!.id },
		];
		const parameters = { ticketId: each, followerIds: '={{ $json.agents }}' };
		const result = await desk.run('addFollowers', parameters, items);
		expect(result.error).toBeUndefined();
		expect(followersOf(tickets[0]!.id)).toEqual([agents[0]!.id, agents[1]!.id]);
		expect(followersOf(tickets[1]!.id)).toEqual([agents[2]!.id]);
	});

	it('names the field of an agent who is not there', async () => {
		const [fresh] = desk.freshTickets(1);
		const result = await desk.run('addFollowers', { ticketId: byId(fresh!.id), followerIds: '81' });
		expect(result.error?.message).toContain("'Agents' (followerIds) was not accepted");
	});
});

describe('removeFollowers', () => {
	it('takes the agents of each item away', async () => {
		const agents = desk.store().agents(desk.orgId());
		const tickets = desk.freshTickets(2);
		for (const { id } of tickets) desk.store().ofTickets.followers.set(id, new Set(ids(agents)));
		const parameters = { ticketId: each, followerIds: agents[0]!.id };
		const result = await desk.run(
			'removeFollowers',
			parameters,
			ids(tickets).map((id) => ({ id })),
		);
		expect(result.error).toBeUndefined();
		expect(ids(tickets).map(followersOf)).toEqual([ids(agents).slice(1), ids(agents).slice(1)]);
	});
});

describe('getFollowers', () => {
	it('gives who follows, and nothing where nobody does', async () => {
		const [agent] = desk.store().agents(desk.orgId());
		const [followed, alone] = desk.freshTickets(2);
		desk.store().ofTickets.followers.set(followed!.id, new Set([agent!.id]));
		const result = await desk.run('getFollowers', { ticketId: each }, [
			{ id: followed!.id },
			{ id: alone!.id },
		]);
		expect(result.error).toBeUndefined();
		expect(json(result)).toEqual([expect.objectContaining({ id: agent!.id, following: 'tickets' })]);
	});
});
