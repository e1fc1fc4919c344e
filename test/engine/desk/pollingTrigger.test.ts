import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, type Connected, fromList, openWorld, type World } from '../../../engine/world';
import { company } from '../../../emulator/seed/company';

const orgId = company.deskOrganizations[0]!.id;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

let ahead = 0;
const advance = (milliseconds: number) => void (ahead += milliseconds);
let world: World;
let connected: Connected;
beforeEach(async () => {
	ahead = 0;
	const { now } = Date;
	jest.spyOn(Date, 'now').mockImplementation(() => now() + ahead);
	world = await openWorld();
	connected = await world.connect('selfClient');
});
afterEach(async () => {
	jest.restoreAllMocks();
	await world.stop();
});

const desk = () => world.emulator.world.desk;
const agentId = () => desk().agents(orgId)[0]!.id;

/** A workflow that begins with the polling trigger; `poll` gives what one poll starts it with. */
function polling(parameters: INodeParameters) {
	const staticData: IDataObject = {};
	const call = {
		node: 'zohoDeskPollingTrigger',
		parameters: { authentication: 'selfClient', ...parameters },
		credentials: connected.credentials,
	};
	const poll = async (test = false): Promise<IDataObject[]> => {
		const [items = []] = (await world.engine.poll(call, { staticData, test })) ?? [];
		return items.map(({ json }) => json);
	};
	return { staticData, poll };
}
const ids = (items: IDataObject[]) => items.map(({ id }) => id);

/** Every record changed now and then, over a long time: as it is after years. */
const spread = (count: number) =>
	Array.from({ length: count }, (_, index) => {
		const createdTime = new Date(Date.parse('2024-01-01T00:00:00Z') + index * 137 * SECOND).toISOString();
		return desk().addTicket({ subject: `Number ${index}`, createdTime });
	});

describe('tickets', () => {
	it('that were there before the workflow was activated start nothing', async () => {
		const { poll } = polling({ watch: 'tickets', event: 'createdOrUpdated' });
		expect(await poll()).toEqual([]);
		advance(MINUTE);
		expect(await poll()).toEqual([]);
	});

	it('that are new come once each, whole, oldest first', async () => {
		const { poll } = polling({ watch: 'tickets', event: 'created' });
		await poll();
		advance(MINUTE);
		const made = [
			desk().addTicket({ subject: 'One', cf: { cf_room_type: 'Kitchen' } }),
			desk().addTicket({}),
		];
		desk().change(desk().tickets(orgId)[0]!, { subject: 'Only changed' }, agentId());
		const items = await poll();
		expect(ids(items)).toEqual(made.map(({ id }) => id));
		expect(items[0]).toMatchObject({
			subject: 'One',
			cf: { cf_room_type: 'Kitchen' },
			$event: { type: 'created', time: made[0]!.createdTime },
		});
		advance(MINUTE);
		expect(await poll()).toEqual([]);
	});

	it('that are changed come each time they are, new ones not', async () => {
		const { poll } = polling({ watch: 'tickets', event: 'updated' });
		await poll();
		const [ticket] = desk().tickets(orgId);
		const seen: string[][] = [];
		for (const status of ['On Hold', 'Closed']) {
			advance(MINUTE);
			desk().addTicket({});
			desk().change(ticket!, { status }, agentId());
			seen.push((await poll()).map(({ id, status: now }) => `${String(id)} ${String(now)}`));
		}
		expect(seen).toEqual([[`${ticket!.id} On Hold`], [`${ticket!.id} Closed`]]);
	});

	it('come from the chosen departments only', async () => {
		const [first, second] = desk().departments(orgId);
		const { poll } = polling({
			watch: 'tickets',
			event: 'created',
			options: { departmentIds: [second!.id] },
		});
		await poll();
		advance(MINUTE);
		desk().addTicket({ departmentId: first!.id });
		const wanted = desk().addTicket({ departmentId: second!.id });
		expect(ids(await poll())).toEqual([wanted.id]);
	});

	it('come from several departments', async () => {
		const [first, second] = desk().departments(orgId);
		const departmentIds = [first!.id, second!.id];
		const { poll } = polling({ watch: 'tickets', event: 'created', options: { departmentIds } });
		await poll();
		advance(MINUTE);
		const third = desk().allDepartments.push({ ...first!, id: '99' });
		const made = departmentIds.map((departmentId) => desk().addTicket({ departmentId }));
		desk().allDepartments.splice(third - 1);
		made[0]!.departmentId = '99';
		expect(ids(await poll())).toEqual([made[1]!.id]);
	});

	it('come once where a poll begins while the last one is still under way', async () => {
		const { poll } = polling({ watch: 'tickets', event: 'created' });
		await poll();
		const made = [desk().addTicket({ subject: 'One' }), desk().addTicket({ subject: 'Two' })];
		advance(MINUTE);
		const both = await Promise.all([poll(), poll()]);
		const given = ids([...both.flat(), ...(await poll())]);
		expect(given.sort()).toEqual(made.map(({ id }) => id).sort());
	});

	it('that the search finds late come late, and not twice', async () => {
		const { poll } = polling({ watch: 'tickets', event: 'created' });
		await poll();
		advance(10 * MINUTE);
		const late = desk().addTicket({ subject: 'Late' });
		const early = desk().addTicket({ subject: 'Early' });
		const { ticket, restore } = hidden(late.id);
		advance(30 * SECOND);
		expect(ids(await poll())).toEqual([early.id]);
		restore();
		advance(MINUTE);
		expect(ids(await poll())).toEqual([ticket.id]);
		advance(MINUTE);
		expect(await poll()).toEqual([]);
	});

	it('of which five thousand change within two seconds come exactly once each', async () => {
		const tickets = spread(5_000);
		advance(10 * MINUTE);
		const { poll } = polling({ watch: 'tickets', event: 'updated' });
		await poll();
		advance(10 * MINUTE);
		const moment = Math.floor(Date.now() / SECOND) * SECOND;
		tickets.forEach((ticket, index) => {
			ticket.modifiedTime = new Date(moment + (index % 2) * SECOND).toISOString();
		});
		const came: unknown[] = [];
		for (let count = 0; count < 8; count += 1) {
			advance(MINUTE);
			came.push(...ids(await poll()));
		}
		expect(came).toHaveLength(5_000);
		expect(new Set(came).size).toBe(5_000);
	}, 240_000);
});

/** Takes a ticket out of the lists for a moment, as if the search had not heard of it yet. */
function hidden(id: string) {
	const ticket = desk().ticket(id)!;
	desk().trash(ticket);
	return { ticket, restore: () => desk().restore(ticket) };
}

describe('other records', () => {
	it('contacts and accounts: new and changed', async () => {
		const contacts = polling({ watch: 'contacts', event: 'createdOrUpdated' });
		const accounts = polling({ watch: 'accounts', event: 'updated' });
		await contacts.poll();
		await accounts.poll();
		advance(MINUTE);
		const contact = desk().addContact({ lastName: 'New' });
		const changed = desk().contacts(orgId)[0]!;
		desk().change(changed, { phone: '1' }, agentId());
		const account = desk().accounts(orgId)[0]!;
		desk().change(account, { city: 'Lyon' }, agentId());
		const came = (await contacts.poll()).map(({ id, $event }) => [id, ($event as IDataObject).type]);
		expect(came.sort()).toEqual(
			[
				[contact.id, 'created'],
				[changed.id, 'updated'],
			].sort(),
		);
		expect(await accounts.poll()).toMatchObject([{ id: account.id, city: 'Lyon' }]);
	});

	it('tasks: new and changed', async () => {
		const { poll } = polling({ watch: 'tasks', event: 'createdOrUpdated' });
		const task = desk().addActivity('tasks', { subject: 'Call back' });
		advance(5 * MINUTE);
		await poll();
		advance(MINUTE);
		const made = desk().addActivity('tasks', { subject: 'Measure the room' });
		desk().addActivity('calls', { subject: 'No task' });
		desk().change(task, { status: 'Completed' }, agentId());
		const came = (await poll()).map(({ id, $event }) => [id, ($event as IDataObject).type]);
		expect(came.sort()).toEqual(
			[
				[made.id, 'created'],
				[task.id, 'updated'],
			].sort(),
		);
	});

	it('comments: new and edited, with their ticket', async () => {
		const added = polling({ watch: 'comments', event: 'created' });
		const edited = polling({ watch: 'comments', event: 'updated' });
		await added.poll();
		await edited.poll();
		const [ticket] = desk().tickets(orgId);
		advance(MINUTE);
		const write = async (operation: string, more: INodeParameters) =>
			await connected.desk({
				...{ resource: 'comment', operation, content: operation, ...more },
				organization: fromList('auto'),
				ticketId: byId(ticket!.id),
			});
		const [[comment]] = (await write('add', {})).items as [[{ json: IDataObject }]];
		expect(await added.poll()).toMatchObject([{ id: comment.json.id, ticketId: ticket!.id, content: 'add' }]);
		expect(await edited.poll()).toEqual([]);
		advance(MINUTE);
		await write('update', { commentId: String(comment.json.id) });
		expect(await edited.poll()).toMatchObject([{ id: comment.json.id, content: 'update' }]);
		expect(await added.poll()).toEqual([]);
	});

	it('threads: what came in, once, drafts not', async () => {
		const { poll } = polling({ watch: 'threads', event: 'created' });
		await poll();
		advance(MINUTE);
		const [ticket] = desk().tickets(orgId);
		const now = desk().now();
		for (const [id, status] of [
			['901', 'SUCCESS'],
			['902', 'DRAFT'],
		] as const) {
			desk().ofTickets.threads.set(id, {
				...{ id, ticketId: ticket!.id, direction: 'in', status, content: 'Hello', contentType: 'text/plain' },
				...{ fromEmailAddress: 'a@b.example', to: 'c@d.example', cc: '', bcc: '', isForward: false },
				...{ visibility: 'public', authorId: null, attachments: [], createdTime: now },
			});
		}
		ticket!.customerResponseTime = now;
		expect(await poll()).toMatchObject([{ id: '901', ticketId: ticket!.id, direction: 'in' }]);
		advance(MINUTE);
		expect(await poll()).toEqual([]);
	});
});

describe('a test in the editor', () => {
	it('shows the latest records and moves nothing', async () => {
		const { poll, staticData } = polling({ watch: 'tickets', event: 'createdOrUpdated' });
		await poll();
		advance(MINUTE);
		const ticket = desk().addTicket({ subject: 'Latest' });
		const before = JSON.stringify(staticData);
		const sample = await poll(true);
		expect(sample).toHaveLength(3);
		expect(sample[0]).toMatchObject({ id: ticket.id });
		expect(JSON.stringify(staticData)).toBe(before);
		expect(ids(await poll())).toEqual([ticket.id]);
	});

	it('shows comments as well', async () => {
		const { poll } = polling({ watch: 'comments', event: 'created' });
		const [ticket] = desk().tickets(orgId);
		desk().ofTickets.comments.set('903', {
			...{ id: '903', ticketId: ticket!.id, content: 'A sample', contentType: 'plainText', isPublic: false },
			...{ commenterId: agentId(), commentedTime: desk().now(), modifiedTime: null, attachments: [] },
		});
		ticket!.modifiedTime = desk().now();
		expect(await poll(true)).toMatchObject([{ id: '903', ticketId: ticket!.id }]);
	});
});

describe('a poll that is refused', () => {
	it('loses nothing', async () => {
		const { poll } = polling({ watch: 'contacts', event: 'created' });
		await poll();
		advance(5 * MINUTE);
		const contact = desk().addContact({ lastName: 'Kept' });
		const refusal = { status: 403, body: { errorCode: 'FORBIDDEN', message: 'no' } };
		world.emulator.failNext(({ path }) => path.endsWith('/contacts/search'), refusal, 1);
		await expect(poll()).rejects.toThrow('may not do this');
		advance(5 * MINUTE);
		expect(ids(await poll())).toEqual([contact.id]);
	});

	it('that asks something else than before begins anew', async () => {
		const first = polling({ watch: 'contacts', event: 'created' });
		await first.poll();
		desk().addTicket({});
		advance(MINUTE);
		const second = polling({ watch: 'tickets', event: 'created' });
		Object.assign(second.staticData, first.staticData);
		expect(await second.poll()).toEqual([]);
		advance(MINUTE);
		const ticket = desk().addTicket({});
		expect(ids(await second.poll())).toEqual([ticket.id]);
	});
});
