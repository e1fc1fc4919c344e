import { randomBytes } from 'node:crypto';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Thread, Upload } from '../../../emulator/desk/conversation';
import { byId } from '../../../engine/world';
import { type DeskWorld, ids, json, openDesk } from './ticketTests';

let desk: DeskWorld;
beforeAll(async () => (desk = await openDesk('attachment')));
afterAll(async () => await desk.stop());
beforeEach(() => desk.clear());

const freshTicket = () => String(desk.freshTickets(1)[0]?.id);
const asItem = (content: Buffer, fileName: string, mimeType = 'text/plain'): INodeExecutionData => ({
	json: {},
	binary: { data: { data: content.toString('base64'), fileName, mimeType } },
});
const upload = async (ticketId: string, items: INodeExecutionData[], parameters: object = {}) =>
	await desk.run(
		'upload',
		{ ticketId: byId(ticketId), binaryProperty: 'data', ...parameters },
		items as unknown as IDataObject[],
	);
const kept = (id: unknown) => desk.store().attachments.get(String(id));

const file = (name: string, content: Buffer): Upload => ({
	...{ id: desk.world.emulator.world.nextId(), orgId: desk.orgId(), name, content },
	...{ type: 'application/octet-stream', creatorId: '', createdTime: '2026-05-01T00:00:00.000Z' },
});
function addThread(ticketId: string, attachments: Upload[]): Thread {
	const thread: Thread = {
		...{ id: desk.world.emulator.world.nextId(), ticketId, attachments, content: 'See files' },
		...{ direction: 'in', status: 'SUCCESS', contentType: 'text/plain', isForward: false, cc: '', bcc: '' },
		...{ fromEmailAddress: 'ada@customer.example', to: 'support@marigold.example' },
		...{ visibility: 'public', authorId: null, createdTime: '2026-05-01T00:00:00.000Z' },
	};
	desk.store().ofTickets.threads.set(thread.id, thread);
	return thread;
}

describe('upload', () => {
	it('attaches each item’s file under its own name, private unless it is made public', async () => {
		const ticketId = freshTicket();
		const bytes = Buffer.from([0, 255, 13, 10, 0]);
		const hidden = await upload(ticketId, [
			asItem(Buffer.from('one'), 'Größe 1.txt'),
			asItem(bytes, 'raw.bin'),
		]);
		expect(hidden.error).toBeUndefined();
		const [one, raw] = json(hidden).map(({ id }) => kept(id));
		expect(one).toMatchObject({ ticketId, name: 'Größe 1.txt', type: 'text/plain', isPublic: false });
		expect(raw?.content.equals(bytes)).toBe(true);
		const shown = await upload(ticketId, [asItem(bytes, 'b.bin')], { isPublic: true });
		expect(kept(json(shown)[0]?.id)).toMatchObject({ isPublic: true });
	});

	it('says which field of the item holds no file', async () => {
		const result = await upload(freshTicket(), [{ json: {} }], { binaryProperty: 'picture' });
		expect(result.error?.message).toContain('picture');
		expect(desk.calls('POST', /./)).toHaveLength(0);
	});
});

describe('download', () => {
	it('gives back each file byte for byte, with name and type', async () => {
		const ticketId = freshTicket();
		const contents = [randomBytes(1024 * 1024), Buffer.from('plain')];
		const [plan = Buffer.alloc(0), note = Buffer.alloc(0)] = contents;
		const uploaded = json(
			await upload(ticketId, [asItem(plan, 'plan ü.pdf', 'application/pdf'), asItem(note, 'note.txt')]),
		);
		const result = await desk.run(
			'download',
			{ ticketId: byId(ticketId), attachmentId: '={{ $json.id }}', binaryProperty: 'file' },
			uploaded.map(({ id }) => ({ id })),
		);
		expect(result.error).toBeUndefined();
		const files = (result.items[0] ?? []).map(({ binary }) => binary?.file);
		expect(files[0]).toMatchObject({ fileName: 'plan ü.pdf', mimeType: 'application/pdf' });
		expect(files[1]).toMatchObject({ fileName: 'note.txt', mimeType: 'text/plain' });
		expect(files.map((file) => Buffer.from(file?.data ?? '', 'base64').equals(plan))).toEqual([true, false]);
		expect(Buffer.from(files[1]?.data ?? '', 'base64').equals(note)).toBe(true);
	});

	it('names an attachment the ticket does not have, and what is no ID', async () => {
		const on = async (attachmentId: string) =>
			await desk.run('download', { ticketId: byId(freshTicket()), attachmentId, binaryProperty: 'data' });
		expect((await on('8100000000009999999')).error?.message).toContain(
			'which is no attachment of the ticket',
		);
		expect((await on('plan.pdf')).error?.message).toContain(
			'\'Attachment\' is "plan.pdf", which cannot be its ID',
		);
	});
});

describe('download: of a thread', () => {
	it('gives back each file of a mail byte for byte, with its name', async () => {
		const [fresh] = desk.freshTickets(1);
		const files = [file('scan ü.pdf', randomBytes(300_000)), file('empty.txt', Buffer.alloc(0))];
		const thread = addThread(fresh!.id, files);
		const result = await desk.run(
			'download',
			{
				...{ ticketId: byId(fresh!.id), attachedTo: 'thread', threadId: thread.id },
				...{ attachmentId: '={{ $json.id }}', binaryProperty: 'data' },
			},
			files.map(({ id }) => ({ id })),
		);
		expect(result.error).toBeUndefined();
		const given = (result.items[0] ?? []).map(({ binary }) => binary?.data);
		expect(given.map((one) => one?.fileName)).toEqual(['scan ü.pdf', 'empty.txt']);
		given.forEach((one, index) =>
			expect(Buffer.from(one?.data ?? '', 'base64').equals(files[index]!.content)).toBe(true),
		);
	});

	it('names an attachment the thread does not have', async () => {
		const [fresh] = desk.freshTickets(1);
		const thread = addThread(fresh!.id, [file('a.txt', Buffer.from('a'))]);
		const result = await desk.run('download', {
			...{ ticketId: byId(fresh!.id), attachedTo: 'thread', threadId: thread.id },
			...{ attachmentId: '8100000000009999999', binaryProperty: 'data' },
		});
		expect(result.error?.message).toContain('which is no attachment of the thread');
	});
});

describe('getAll: of a thread', () => {
	it('lists the files of each mail, up to the limit', async () => {
		const [fresh] = desk.freshTickets(1);
		const files = [file('a.txt', Buffer.from('a')), file('b.txt', Buffer.from('bb'))];
		const [full, bare] = [addThread(fresh!.id, files), addThread(fresh!.id, [])];
		const parameters = {
			...{ ticketId: byId(fresh!.id), attachedTo: 'thread', threadId: '={{ $json.id }}', output: 'raw' },
		};
		const result = await desk.run('getAll', { ...parameters, returnAll: true }, [
			{ id: full.id },
			{ id: bare.id },
		]);
		expect(result.error).toBeUndefined();
		expect(json(result)).toEqual([
			expect.objectContaining({ id: files[0]!.id, name: 'a.txt', size: '1' }),
			expect.objectContaining({ id: files[1]!.id, name: 'b.txt', size: '2' }),
		]);
		const one = await desk.run('getAll', { ...parameters, returnAll: false, limit: 1 }, [{ id: full.id }]);
		expect(ids(json(one))).toEqual([files[0]!.id]);
	});
});

describe('getAll', () => {
	it('reads all attachments over several pages, or those customers see', async () => {
		const ticketId = freshTicket();
		const [first] = json(await upload(ticketId, [asItem(Buffer.from('x'), 'x.txt')]));
		const model = kept(first?.id)!;
		for (let index = 0; index < 130; index += 1) {
			const id = desk.world.emulator.world.nextId();
			desk.store().attachments.set(id, { ...model, id, isPublic: index < 5 });
		}
		const get = async (options: object) =>
			json(await desk.run('getAll', { ticketId: byId(ticketId), returnAll: true, options }));
		const all = await get({ include: ['creator'] });
		expect(new Set(ids(all)).size).toBe(131);
		expect(all[0]).toHaveProperty('creatorEmail');
		expect(desk.calls('GET', /attachments$/).length).toBeGreaterThan(1);
		expect(await get({ isPublic: 'true', sortBy: '-createdTime' })).toHaveLength(5);
	});
});

describe('changeVisibility', () => {
	it('shows each attachment to the customer, and hides it again', async () => {
		const ticketId = freshTicket();
		const both = json(
			await upload(
				ticketId,
				['a', 'b'].map((name) => asItem(Buffer.from(name), name)),
			),
		);
		const change = async (isPublic: boolean) =>
			await desk.run(
				'changeVisibility',
				{ ticketId: byId(ticketId), attachmentId: '={{ $json.id }}', isPublic },
				both.map(({ id }) => ({ id })),
			);
		expect(json(await change(true))).toEqual(both.map(({ id }) => ({ id, isPublic: true })));
		expect(both.map(({ id }) => kept(id)?.isPublic)).toEqual([true, true]);
		await change(false);
		expect(both.map(({ id }) => kept(id)?.isPublic)).toEqual([false, false]);
	});
});

describe('delete', () => {
	it('deletes each attachment, and names one that is not there', async () => {
		const ticketId = freshTicket();
		const both = json(
			await upload(
				ticketId,
				['a', 'b'].map((name) => asItem(Buffer.from(name), name)),
			),
		);
		const result = await desk.run(
			'delete',
			{ ticketId: byId(ticketId), attachmentId: '={{ $json.id }}' },
			[...both.map(({ id }) => ({ id })), { id: '8100000000009999999' }],
			{ onError: 'continueRegularOutput' },
		);
		const rows = json(result);
		expect(rows.slice(0, 2)).toEqual(both.map(({ id }) => ({ id, deleted: true })));
		expect(rows[2]?.error).toMatchObject({ code: 'URL_NOT_FOUND' });
		expect(both.map(({ id }) => kept(id))).toEqual([undefined, undefined]);
	});
});
