import { byId } from '../../../engine/world';
import { type DeskWorld, ids, json, openDesk } from './ticketTests';

let desk: DeskWorld;
beforeAll(async () => (desk = await openDesk('tag')));
afterAll(async () => await desk.stop());
beforeEach(() => desk.clear());

const tagsOf = (id: string | undefined) => {
	const ticket = desk.store().ticket(String(id));
	return ticket
		? desk
				.store()
				.tags.of(ticket)
				.map(({ name }) => name)
		: [];
};
const add = async (tickets: object[], tags: string) =>
	await desk.run('add', { ticketId: byId('={{ $json.id }}'), tags }, tickets as Array<{ id: string }>);

describe('add', () => {
	it('adds tags to each ticket, given as text or as a list', async () => {
		const [one, two] = desk.freshTickets(2);
		const result = await desk.run('add', { ticketId: byId('={{ $json.id }}'), tags: '={{ $json.tags }}' }, [
			{ id: one?.id, tags: 'refund, damaged' },
			{ id: two?.id, tags: ['Größe falsch', 'refund'] },
		]);
		expect(result.error).toBeUndefined();
		expect(new Set(tagsOf(one?.id))).toEqual(new Set(['refund', 'damaged']));
		expect(new Set(tagsOf(two?.id))).toEqual(new Set(['refund', 'Größe falsch']));
		expect(json(result)[0]).toMatchObject({
			ticketId: one?.id,
			tags: expect.arrayContaining([expect.objectContaining({ name: 'damaged' })]) as object[],
		});
	});

	it('names item and tag of what cannot be a tag, before anything is sent', async () => {
		const [one, two] = desk.freshTickets(2);
		const result = await desk.run('add', { ticketId: byId('={{ $json.id }}'), tags: '={{ $json.tags }}' }, [
			{ id: one?.id, tags: 'refund' },
			{ id: two?.id, tags: 'refund, ab' },
		]);
		expect(result.error?.message).toBe('Item 1: \'Tags\' has "ab", which cannot be a tag');
		expect(desk.calls('POST', /./)).toHaveLength(0);
		expect(tagsOf(one?.id)).toEqual([]);
	});
});

describe('remove', () => {
	it('takes tags off each ticket and leaves the others', async () => {
		const tickets = desk.freshTickets(2);
		await add(tickets, 'refund, damaged, late');
		const result = await desk.run(
			'remove',
			{ ticketId: byId('={{ $json.id }}'), tags: 'refund, late' },
			tickets.map(({ id }) => ({ id })),
		);
		expect(json(result)).toEqual(tickets.map(({ id }) => ({ ticketId: id, removed: ['refund', 'late'] })));
		expect(tickets.map(({ id }) => tagsOf(id))).toEqual([['damaged'], ['damaged']]);
	});
});

describe('getAll', () => {
	it('gives the tags of each ticket, and none of one without', async () => {
		const [one, two] = desk.freshTickets(2);
		await add([{ id: one?.id }], 'wobbly, damaged');
		const result = await desk.run(
			'getAll',
			{ of: 'ticket', ticketId: byId('={{ $json.id }}'), returnAll: true },
			[{ id: one?.id }, { id: two?.id }],
		);
		expect(result.error).toBeUndefined();
		expect(
			json(result)
				.map(({ name }) => name)
				.sort(),
		).toEqual(['damaged', 'wobbly']);
	});

	it('reads all tags of a department over several pages, with the number of their tickets', async () => {
		const [, department] = desk.store().departments(desk.orgId());
		const tickets = desk.freshTickets(3, { departmentId: department?.id });
		for (let page = 0; page < 3; page += 1) {
			const names = Array.from({ length: 50 }, (_, index) => `tag ${page}-${index}`);
			await add([{ id: tickets[page]?.id }], names.join(','));
		}
		await add([{ id: tickets[1]?.id }], 'tag 0-0');
		const result = await desk.run('getAll', {
			of: 'department',
			departmentId: byId(String(department?.id)),
			returnAll: true,
		});
		const rows = json(result);
		expect(new Set(rows.map(({ id }) => id)).size).toBe(150);
		expect(rows.find(({ name }) => name === 'tag 0-0')).toMatchObject({ ticketCount: '2' });
		expect(desk.calls('GET', /ticketTags$/).length).toBeGreaterThan(1);
	});
});

describe('getTickets', () => {
	const departmentId = () => desk.store().departments(desk.orgId())[0]!.id;
	const get = async (tag: string, more: object = {}) =>
		await desk.run('getTickets', { departmentId: byId(departmentId()), tag, returnAll: true, ...more });

	it('reads the tickets with each tag over several pages', async () => {
		const tickets = desk.freshTickets(130, { departmentId: departmentId() });
		const [other] = desk.freshTickets(1, { departmentId: departmentId() });
		const nextId = () => desk.world.emulator.world.nextId();
		for (const ticket of tickets) desk.store().tags.add(ticket, 'recall 2026', nextId);
		desk.store().tags.add(other!, 'recall 2025', nextId);
		const result = await get('Recall 2026', { options: { sortBy: 'createdTime', include: ['contacts'] } });
		expect(result.error).toBeUndefined();
		expect(ids(json(result)).sort()).toEqual(ids(tickets).sort());
		expect(desk.calls('GET', /tags\/\d+\/tickets$/)).toHaveLength(2);
		expect(ids(json(await get('recall 2025')))).toEqual([other?.id]);
	});

	it('narrows them down', async () => {
		const [open, closed] = [
			...desk.freshTickets(1, { departmentId: departmentId() }),
			...desk.freshTickets(1, { departmentId: departmentId(), status: 'Closed' }),
		];
		for (const ticket of [open!, closed!]) {
			desk.store().tags.add(ticket, 'warranty', () => desk.world.emulator.world.nextId());
		}
		expect(ids(json(await get('warranty', { filters: { status: 'Closed' } })))).toEqual([closed?.id]);
	});

	it('names a tag that is not there, with those alike', async () => {
		const result = await get('recall');
		expect(result.error?.message).toContain('\'Tag\' is "recall", which no ticket of the department has');
		expect(result.error?.description).toContain('recall 2025');
		expect((await get('ab')).error?.message).toContain('has "ab", which cannot be a tag');
	});
});
