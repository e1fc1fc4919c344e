import type { IDataObject } from 'n8n-workflow';

import type { Thread } from '../../../emulator/desk/conversation';
import { byId, fromList } from '../../../engine/world';
import { type DeskWorld, ids, json, openDesk } from './ticketTests';

let desk: DeskWorld;

beforeAll(async () => {
	desk = await openDesk('thread');
});
afterAll(async () => await desk.stop());
beforeEach(() => desk.clear());

const each = byId('={{ $json.id }}');
const automatic = fromList('auto');
const threads = () => desk.store().ofTickets.threads;
const withEmail = { email: 'ada@customer.example' };

function addThreads(ticketId: string, count: number): Thread[] {
	return Array.from({ length: count }, (_, index) => {
		const id = `81000000000880${ticketId.slice(-3)}${String(index).padStart(4, '0')}`;
		const thread: Thread = {
			...{ id, ticketId, direction: 'in', status: 'SUCCESS', contentType: 'text/html', isForward: false },
			...{ to: 'support@marigold.example', cc: '', bcc: '', visibility: 'public', authorId: null },
			content: `<p>Mail ${index}</p>`,
			fromEmailAddress: 'ada@customer.example',
			attachments: [],
			createdTime: new Date(Date.parse('2026-05-01T00:00:00.000Z') + index * 60_000).toISOString(),
		};
		threads().set(id, thread);
		return thread;
	});
}

const binary = (...texts: string[]) =>
	Object.fromEntries(
		texts.map((text, index) => [
			`file${index}`,
			{ data: Buffer.from(text).toString('base64'), mimeType: 'text/plain', fileName: `${index} Bön.txt` },
		]),
	);
const withFiles = (data: IDataObject, ...texts: string[]) =>
	({ json: data, binary: binary(...texts) }) as unknown as IDataObject;

describe('sendReply', () => {
	it('answers each ticket from its department, with two files of its item, and closes it', async () => {
		const tickets = desk.freshTickets(2, withEmail);
		const result = await desk.run(
			'sendReply',
			{
				ticketId: each,
				fromEmailAddress: automatic,
				contentType: 'html',
				content: '={{ "<b>Done</b> " + $json.n }}',
				options: { attachments: 'file0, file1', ticketStatus: 'Closed', cc: 'boss@customer.example' },
			},
			tickets.map(({ id }, n) => withFiles({ id, n }, `first of ${n}`, `second of ${n}`)),
		);
		expect(result.error).toBeUndefined();
		json(result).forEach(({ id }, n) => {
			const thread = threads().get(String(id));
			expect(thread).toMatchObject({
				ticketId: tickets[n]?.id,
				status: 'SUCCESS',
				content: `<b>Done</b> ${n}`,
				contentType: 'text/html',
				to: 'ada@customer.example',
				cc: 'boss@customer.example',
				fromEmailAddress: 'support@marigold.example',
			});
			expect(thread?.attachments.map(({ name, content }) => [name, content.toString()])).toEqual([
				['0 Bön.txt', `first of ${n}`],
				['1 Bön.txt', `second of ${n}`],
			]);
			expect(desk.store().ticket(tickets[n]!.id)?.status).toBe('Closed');
		});
		expect(desk.calls('POST', /uploads$/)).toHaveLength(4);
	});

	it('sends from a chosen address to a given one without looking anything up', async () => {
		const [fresh] = desk.freshTickets(1);
		const result = await desk.run('sendReply', {
			ticketId: byId(fresh!.id),
			fromEmailAddress: byId('showroom-services@marigold.example'),
			contentType: 'plainText',
			content: 'Hello',
			options: { to: 'zoe@customer.example' },
		});
		expect(result.error).toBeUndefined();
		expect(json(result)[0]).toMatchObject({
			contentType: 'text/plain',
			to: 'zoe@customer.example',
			fromEmailAddress: 'showroom-services@marigold.example',
		});
		expect(desk.calls('GET', /mailReplyAddress|tickets/)).toHaveLength(0);
	});

	it.each([
		[{ attachments: 'photo' }, 'names "photo", and the item has no such file'],
		[{ ticketStatus: 'Finished' }, "'Ticket Status' (ticketStatus) was not accepted"],
		[{ to: 'nobody' }, "'To' (to) was not accepted"],
	])('explains %j, and sends nothing', async (options, message) => {
		const [fresh] = desk.freshTickets(1, withEmail);
		const result = await desk.run('sendReply', {
			ticketId: byId(fresh!.id),
			fromEmailAddress: automatic,
			contentType: 'html',
			content: 'Hello',
			options,
		});
		expect(result.error?.message).toContain(message);
		expect(desk.store().ofTickets.threadsOf(fresh!)).toEqual([]);
	});

	it('asks for an address where the ticket has none', async () => {
		const [fresh] = desk.freshTickets(1, { email: null });
		const result = await desk.run('sendReply', {
			ticketId: byId(fresh!.id),
			fromEmailAddress: automatic,
			contentType: 'html',
			content: 'Hello',
		});
		expect(result.error?.message).toBe("'To' is empty, and the ticket has no email address");
	});
});

describe('draftReply', () => {
	it('drafts an answer to each ticket, and leaves its status as it is', async () => {
		const tickets = desk.freshTickets(2, withEmail);
		const result = await desk.run(
			'draftReply',
			{
				ticketId: each,
				fromEmailAddress: automatic,
				contentType: 'html',
				content: '={{ "Draft " + $json.n }}',
			},
			ids(tickets).map((id, n) => ({ id, n })),
		);
		expect(result.error).toBeUndefined();
		expect(json(result).map(({ id }) => threads().get(String(id)))).toEqual(
			tickets.map(({ id }, n) =>
				expect.objectContaining({ ticketId: id, status: 'DRAFT', content: `Draft ${n}` }),
			),
		);
		expect(desk.store().ticket(tickets[0]!.id)?.status).toBe('Open');
	});
});

describe('updateDraft', () => {
	const changed = {
		ticketId: each,
		threadId: '={{ $json.thread }}',
		fromEmailAddress: automatic,
		contentType: 'html',
		content: '={{ "Better " + $json.n }}',
	};

	it('replaces each draft', async () => {
		const tickets = desk.freshTickets(2, withEmail);
		const drafts = tickets.flatMap(({ id }) => addThreads(id, 1));
		for (const draft of drafts) Object.assign(draft, { status: 'DRAFT', direction: 'out' });
		const items = tickets.map(({ id }, n) => ({ id, thread: drafts[n]!.id, n }));
		const result = await desk.run('updateDraft', changed, items);
		expect(result.error).toBeUndefined();
		expect(drafts.map(({ id }) => threads().get(id)?.content)).toEqual(['Better 0', 'Better 1']);
	});

	it('leaves a mail that was sent alone', async () => {
		const [fresh] = desk.freshTickets(1, withEmail);
		const [sent] = addThreads(fresh!.id, 1);
		const result = await desk.run('updateDraft', changed, [{ id: fresh!.id, thread: sent!.id, n: 0 }]);
		expect(result.error).toBeDefined();
		expect(threads().get(sent!.id)?.content).toBe('<p>Mail 0</p>');
	});
});

describe('get', () => {
	it('gives each thread whole, as plain text too when asked', async () => {
		const [fresh] = desk.freshTickets(1);
		const items = addThreads(fresh!.id, 2).map(({ id }) => ({ id: fresh!.id, thread: id }));
		const result = await desk.run(
			'get',
			{ ticketId: each, threadId: '={{ $json.thread }}', options: { plainText: true } },
			items,
		);
		expect(json(result)).toEqual([
			expect.objectContaining({ content: '<p>Mail 0</p>', plainText: 'Mail 0' }),
			expect.objectContaining({ content: '<p>Mail 1</p>', plainText: 'Mail 1' }),
		]);
	});
});

describe('getAll', () => {
	it('reads the threads of a ticket over several pages, in the order asked for', async () => {
		const [fresh] = desk.freshTickets(1);
		const all = addThreads(fresh!.id, 130);
		const result = await desk.run('getAll', {
			ticketId: byId(fresh!.id),
			returnAll: true,
			options: { sortBy: 'sendDateTime' },
		});
		expect(ids(json(result))).toEqual(ids(all));
		expect(desk.calls('GET', /threads$/)).toHaveLength(2);
	});
});
