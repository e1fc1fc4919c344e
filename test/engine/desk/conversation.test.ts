import { createHash } from 'node:crypto';

import type { IBinaryData, IDataObject } from 'n8n-workflow';

import type { Comment, Thread, Upload } from '../../../emulator/desk/conversation';
import type { Ticket } from '../../../emulator/desk/records';
import { byId } from '../../../engine/world';
import { type DeskWorld, json, openDesk } from './ticketTests';

let desk: DeskWorld;

beforeAll(async () => {
	desk = await openDesk('conversation');
});
afterAll(async () => await desk.stop());
beforeEach(() => desk.clear());

const start = Date.parse('2026-05-04T08:00:00.000Z');
const hour = (number: number) => new Date(start + number * 3_600_000).toISOString();
const nextId = () => desk.world.emulator.world.nextId();
const agent = () => desk.store().agents(desk.orgId())[0]!;
const support = 'support@marigold.example';
const customer = 'ada@customer.example';

function addThread({ id: ticketId }: Ticket, atHour: number, values: Partial<Thread>): Thread {
	const thread: Thread = {
		...{ id: nextId(), ticketId, direction: 'in', status: 'SUCCESS', contentType: 'text/html' },
		...{ content: '', fromEmailAddress: customer, to: support, cc: '', bcc: '', isForward: false },
		...{ visibility: 'public', authorId: null, attachments: [], createdTime: hour(atHour) },
		...values,
	};
	desk.store().ofTickets.threads.set(thread.id, thread);
	return thread;
}

function addComment({ id: ticketId }: Ticket, atHour: number, values: Partial<Comment>): Comment {
	const comment: Comment = {
		...{ id: nextId(), ticketId, content: '', contentType: 'html', isPublic: false },
		...{ commenterId: agent().id, commentedTime: hour(atHour), modifiedTime: null, attachments: [] },
		...values,
	};
	desk.store().ofTickets.comments.set(comment.id, comment);
	return comment;
}

const upload = (name: string, type: string, content: Buffer): Upload => ({
	...{ id: nextId(), orgId: desk.orgId(), name, type, content },
	creatorId: agent().id,
	createdTime: hour(0),
});

const freshTicket = (values: object = {}) =>
	desk.freshTickets(1, { subject: 'Lamp flickers', createdTime: hour(0), ...values })[0]!;

/** What was written before, as Gmail and Zoho Desk quote it below an answer. */
const gmailQuote = (of: string) =>
	`<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Mon, May 4, 2026 at 10:00 AM Marigold &lt;${support}&gt; wrote:<br></div><blockquote class="gmail_quote">${of}</blockquote></div>`;
const deskQuote = (of: string) =>
	`<br /><div>---- On Mon, 04 May 2026 10:00:00 -0400 <b>Ada &lt;${customer}&gt;</b> wrote ---- <br /></div><blockquote>${of}</blockquote>`;

/** Twelve mails back and forth, each quoting all that came before, and five comments between them. */
function longConversation(): Ticket {
	const ticket = freshTicket();
	let before = '';
	for (let mail = 0; mail < 12; mail += 1) {
		const isIn = mail % 2 === 0;
		const own = `<div>Mail ${mail}: caf&eacute; lamp &lt;model ${mail}&gt;</div>`;
		const content = own + (mail === 0 ? '' : isIn ? gmailQuote(before) : deskQuote(before));
		addThread(ticket, mail * 2, {
			direction: isIn ? 'in' : 'out',
			authorId: isIn ? null : agent().id,
			fromEmailAddress: isIn ? customer : support,
			content,
			attachments: mail === 4 ? [upload('invoice.pdf', 'application/pdf', Buffer.from('%PDF'))] : [],
		});
		before = content;
	}
	for (let comment = 0; comment < 5; comment += 1) {
		addComment(ticket, comment * 4 + 1, {
			content: `<p>Note ${comment} for zsu[@user:${agent().zuid}]zsu</p>`,
			isPublic: comment === 4,
		});
	}
	return ticket;
}

const get = async (ticketIds: string[], messages = 'all', options: IDataObject = {}) =>
	await desk.run(
		'get',
		{ ticketId: byId('={{ $json.id }}'), messages, options },
		ticketIds.map((id) => ({ id })),
	);
const messagesOf = (output: IDataObject | undefined) => (output?.messages ?? []) as IDataObject[];
const textsOf = (output: IDataObject | undefined) => messagesOf(output).map(({ text }) => text);

describe('get', () => {
	it('gives twelve mails and five comments as clean text, in the order they were written', async () => {
		const [long, short] = [longConversation(), freshTicket()];
		addThread(short, 0, { content: 'Just this.', contentType: 'text/plain' });
		const result = await get([long.id, short.id]);
		expect(result.error).toBeUndefined();
		const [output, other] = json(result);
		const mail = (number: number) => `Mail ${number}: café lamp <model ${number}>`;
		const name = `${agent().firstName} ${agent().lastName}`;
		expect(textsOf(output)).toEqual(
			[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].flatMap((number) =>
				number % 2 === 0 && number < 10 ? [mail(number), `Note ${number / 2} for @${name}`] : [mail(number)],
			),
		);
		expect(output).toMatchObject({ ticketId: long.id, ticketNumber: long.ticketNumber, messageCount: 17 });
		const text = String(output?.text);
		expect(text.startsWith(`Ticket #${long.ticketNumber}: Lamp flickers\n\n[2026-05-04 `)).toBe(true);
		expect(text).toContain(`${name} <${agent().emailId}> (agent), private comment:\nNote 0 for @${name}`);
		expect(text).toContain('(agent), public comment:\nNote 4');
		expect(text).toContain('(customer), email:\nMail 4: café lamp <model 4>\n[attached: invoice.pdf]');
		expect(text).not.toMatch(/<div|&lt;|wrote|zsu\[/);
		expect(messagesOf(output)[0]).toMatchObject({
			...{ type: 'thread', direction: 'in', channel: 'EMAIL', isPublic: true, time: hour(0) },
			...{ author: { type: 'END_USER' }, quoteCut: false, attachments: [] },
		});
		expect(messagesOf(output)[2]).toMatchObject({ type: 'thread', direction: 'out', quoteCut: true });
		expect(textsOf(other)).toEqual(['Just this.']);
	});

	it('leaves out what the customer does not see, comments, or all but the latest', async () => {
		const ticket = longConversation();
		addThread(ticket, 30, { content: 'Between us', visibility: 'private', isForward: true });
		addThread(ticket, 31, { content: 'Not sent', status: 'DRAFT', direction: 'out' });
		const texts = async (messages: string, options: IDataObject = {}) =>
			textsOf(json(await get([ticket.id], messages, options))[0]);
		const seen = await texts('public');
		expect(seen).toHaveLength(13);
		expect(seen).not.toContain('Between us');
		expect(seen.filter((text) => String(text).startsWith('Note'))).toHaveLength(1);
		expect(await texts('threads')).toHaveLength(13);
		desk.clear();
		expect(await texts('all', { latest: 2, includeDrafts: true })).toEqual(['Between us', 'Not sent']);
		expect(desk.calls('GET', /threads\/\d+$/)).toHaveLength(2);
	});

	it('keeps quoted mails in the first mail, in forwards, and when it is told to', async () => {
		const ticket = freshTicket();
		addThread(ticket, 0, { content: `<div>See this</div>${gmailQuote('<p>Carrier: lost</p>')}` });
		addThread(ticket, 1, { content: `<div>Thanks</div>${gmailQuote('<p>Sorry</p>')}` });
		const [first, second] = textsOf(json(await get([ticket.id]))[0]);
		expect(first).toContain('Carrier: lost');
		expect(second).toBe('Thanks');
		const kept = textsOf(json(await get([ticket.id], 'all', { keepQuotes: true }))[0]);
		expect(kept[1]).toContain('Sorry');
	});

	it('begins with the description where no mail has it', async () => {
		const byPhone = freshTicket({ description: '<p>Calls back <b>Monday</b></p>', channel: 'Phone' });
		const byMail = freshTicket({ description: '<p>It flickers</p>' });
		addThread(byPhone, 1, { content: 'Any news?' });
		addThread(byMail, 0, { content: '<p>It flickers</p>' });
		const quoting = `<p>See</p>${gmailQuote('<p>Lost</p>')}`;
		const byForward = freshTicket({ description: quoting });
		addThread(byForward, 0, { content: `${quoting}<p>Sent from my phone</p>` });
		const [phone, mail, forward] = json(await get([byPhone.id, byMail.id, byForward.id]));
		expect(textsOf(forward)).toEqual([expect.stringContaining('Lost')]);
		expect(textsOf(phone)).toEqual(['Calls back Monday', 'Any news?']);
		expect(messagesOf(phone)[0]).toMatchObject({ type: 'description', channel: 'Phone' });
		expect(textsOf(mail)).toEqual(['It flickers']);
	});

	it('reads a mail in full that Desk shows in part', async () => {
		const ticket = freshTicket();
		addThread(ticket, 0, { content: `<p>${'long '.repeat(10_000)}end</p>` });
		expect(textsOf(json(await get([ticket.id]))[0])[0]).toMatch(/long end$/);
	});

	it('puts inline images into files, each once, and calls no other server for any', async () => {
		const ticket = freshTicket();
		const [photo, logo] = [Buffer.from([0, 255, 13, 10]), Buffer.from('logo')];
		const thread = addThread(ticket, 0, {});
		thread.inlineImages = [upload('scratch.png', 'image/png', photo)];
		thread.attachments = [upload('image001.png', 'image/png', logo)];
		const own = `/api/v1/threads/${thread.id}/inlineImages/${thread.inlineImages[0]!.id}?et=1a&f=scratch.png`;
		const foreign = 'https://evil.example/api/v1/tickets';
		thread.content = [
			`<p>Look <img src="${own}" alt="scratch"> and <img src="https://desk.zoho.com${own}"></p>`,
			'<p><img src="cid:image001.png@01DC.9"><img src="data:image/gif;base64,R0lGOA=="></p>',
			`<p><img src="${foreign}" alt="bait"><img src="/api/v1/threads/1/inlineImages/2"></p>`,
		].join('');
		addThread(ticket, 1, { content: `<img src="${own}">` });
		const result = await get([ticket.id], 'all', { inlineImages: true });
		expect(result.error).toBeUndefined();
		const [item] = result.items[0] ?? [];
		const bytes = (file: IBinaryData | undefined) => Buffer.from(file?.data ?? '', 'base64');
		const sum = (content: Buffer) => createHash('sha256').update(content).digest('hex');
		const { image_1, image_2, image_3, ...others } = item?.binary ?? {};
		expect(others).toEqual({});
		expect([image_1, image_2].map((file) => sum(bytes(file)))).toEqual([sum(photo), sum(logo)]);
		expect(bytes(image_3).toString()).toBe('GIF8');
		expect(image_1).toMatchObject({ fileName: 'scratch.png', mimeType: 'image/png' });
		const [first, second] = messagesOf(item?.json);
		expect(first?.images).toEqual([
			{ name: 'scratch', field: 'image_1' },
			...['image_1', 'image_2', 'image_3'].map((field) => expect.objectContaining({ field }) as unknown),
			{ name: 'bait' },
			{ name: '2' },
		]);
		expect(second?.images).toEqual([expect.objectContaining({ field: 'image_1' })]);
		expect(first?.text).toContain('Look [image: scratch] and ');
	});

	it('names a ticket that is not there', async () => {
		const result = await get(['8100000000009999999']);
		expect(result.error?.message).toContain('has no ticket with the ID 8100000000009999999');
	});
});
