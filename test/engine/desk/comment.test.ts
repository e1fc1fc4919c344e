import type { IDataObject } from 'n8n-workflow';

import { byId } from '../../../engine/world';
import { type DeskWorld, ids, json, openDesk } from './ticketTests';

let desk: DeskWorld;

beforeAll(async () => {
	desk = await openDesk('comment');
});
afterAll(async () => await desk.stop());
beforeEach(() => desk.clear());

const each = byId('={{ $json.id }}');
const comments = () => desk.store().ofTickets.comments;

/** Comments made through the node, as users make them. */
async function addComments(ticketId: string, count: number): Promise<IDataObject[]> {
	const items = Array.from({ length: count }, (_, index) => ({ id: ticketId, index }));
	const parameters = {
		ticketId: each,
		content: '={{ "Note " + $json.index }}',
		contentType: 'plainText',
		isPublic: false,
	};
	return json(await desk.run('add', parameters, items));
}

describe('add', () => {
	it('adds a private comment that mentions an agent, and a public one with a file', async () => {
		const tickets = desk.freshTickets(2);
		const [agent] = desk.store().agents(desk.orgId());
		const file = {
			data: Buffer.from([0, 255, 7]).toString('base64'),
			mimeType: 'image/png',
			fileName: 'a.png',
		};
		const items = [
			{ json: { id: tickets[0]!.id, isPublic: false, mentions: agent!.zuid, files: '' } },
			{
				json: { id: tickets[1]!.id, isPublic: true, mentions: '', files: 'data' },
				binary: { data: file },
			},
		] as unknown as IDataObject[];
		const result = await desk.run(
			'add',
			{
				ticketId: each,
				content: 'Please look at this',
				contentType: 'plainText',
				isPublic: '={{ $json.isPublic }}',
				options: { mentions: '={{ $json.mentions }}', attachments: '={{ $json.files }}' },
			},
			items,
		);
		expect(result.error).toBeUndefined();
		const [secret, open] = json(result);
		expect(comments().get(String(secret?.id))).toMatchObject({
			ticketId: tickets[0]?.id,
			isPublic: false,
			contentType: 'plainText',
			content: `zsu[@user:${agent!.zuid}]zsu Please look at this`,
		});
		const stored = comments().get(String(open?.id));
		expect(stored?.isPublic).toBe(true);
		expect([...(stored?.attachments[0]?.content ?? [])]).toEqual([0, 255, 7]);
	});

	it('explains a text that is too long', async () => {
		const [fresh] = desk.freshTickets(1);
		const result = await desk.run('add', {
			ticketId: byId(fresh!.id),
			content: 'x'.repeat(32_001),
			contentType: 'plainText',
			isPublic: false,
		});
		expect(result.error?.message).toContain("'Content' (content) was not accepted");
		expect(desk.store().ofTickets.commentsOf(fresh!)).toEqual([]);
	});
});

describe('getAll', () => {
	it('reads the comments on a ticket over several pages, with their plain text', async () => {
		const [fresh] = desk.freshTickets(1);
		const added = await addComments(fresh!.id, 120);
		const result = await desk.run('getAll', {
			ticketId: byId(fresh!.id),
			returnAll: true,
			options: { include: ['plainText', 'mentions'] },
		});
		expect(result.error).toBeUndefined();
		expect(ids(json(result)).sort()).toEqual(ids(added).sort());
		expect(json(result)[0]).toHaveProperty('plainText');
		expect(json(result)[0]).toHaveProperty('mention');
		expect(desk.calls('GET', /comments$/)).toHaveLength(2);
	});
});

describe('update', () => {
	it("changes each comment's text and nothing else", async () => {
		const [fresh] = desk.freshTickets(1);
		const added = await addComments(fresh!.id, 2);
		const result = await desk.run(
			'update',
			{ ticketId: each, commentId: '={{ $json.comment }}', content: '={{ "New " + $json.n }}' },
			added.map(({ id }, n) => ({ id: fresh!.id, comment: id, n })),
		);
		expect(result.error).toBeUndefined();
		added.forEach(({ id }, n) =>
			expect(comments().get(String(id))).toMatchObject({ content: `New ${n}`, isPublic: false }),
		);
	});
});

describe('delete', () => {
	it('deletes each comment, and names the item whose comment is not there', async () => {
		const [fresh] = desk.freshTickets(1);
		const [one, two] = await addComments(fresh!.id, 2);
		const result = await desk.run(
			'delete',
			{ ticketId: each, commentId: '={{ $json.comment }}' },
			[one?.id, '8100000000009999999', two?.id].map((comment) => ({
				id: fresh!.id,
				comment,
			})) as IDataObject[],
			{ onError: 'continueRegularOutput' },
		);
		const [first, second, third] = json(result);
		expect([first, third]).toEqual([
			{ id: one?.id, deleted: true },
			{ id: two?.id, deleted: true },
		]);
		expect(second?.error).toMatchObject({ code: 'URL_NOT_FOUND' });
		expect(desk.store().ofTickets.commentsOf(fresh!)).toEqual([]);
	});
});
