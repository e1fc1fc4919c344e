import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRemoteJWKSet, jwtVerify } from 'jose';

import { MovableClock } from '../../../emulator/clock';
import { company } from '../../../emulator/seed/company';
import type { Edition } from '../../../emulator/service';
import { causedBy } from '../../../emulator/desk/webhooks/cause';
import type { DeliveredEvent } from '../../../emulator/desk/webhooks/entities';
import { allScopes, type Answer, DeskCalls, rows, wrong } from './deskCalls';

const operations = ['READ', 'CREATE', 'UPDATE', 'DELETE'];
const scopes = ['events', 'settings'].flatMap((group) =>
	operations.map((operation) => `Desk.${group}.${operation}`),
);
const orgId = company.deskOrganizations[0]!.id;

/** Somebody who listens for deliveries. */
class Receiver {
	readonly calls: Array<{ method: string; headers: IncomingMessage['headers']; body: string }> = [];
	status: (method: string) => number = () => 200;
	private readonly server: Server;

	constructor() {
		this.server = createServer((request, response) => {
			const parts: Buffer[] = [];
			request.on('data', (part: Buffer) => parts.push(part));
			request.on('end', () => {
				const { method = '', headers } = request;
				this.calls.push({ method, headers, body: Buffer.concat(parts).toString() });
				response.writeHead(this.status(method)).end();
			});
		});
	}

	async listen(): Promise<this> {
		await new Promise<void>((listening) => this.server.listen(0, '127.0.0.1', listening));
		return this;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/webhook/zoho-desk`;
	}

	/** What came after the handshake, delivery by delivery. */
	get deliveries(): DeliveredEvent[][] {
		const posts = this.calls.filter(({ method, body }) => method === 'POST' && body !== '');
		return posts.map(({ body }) => JSON.parse(body) as DeliveredEvent[]);
	}

	close(): void {
		this.server.closeAllConnections();
		this.server.close();
	}
}

const clock = new MovableClock();
let desk: DeskCalls;
let receiver: Receiver;
let token: string;
beforeAll(async () => {
	desk = await DeskCalls.start({ clock });
	token = desk.tokenWith([...scopes, ...allScopes]);
});
beforeEach(async () => {
	desk.renew();
	receiver = await new Receiver().listen();
});
afterEach(() => receiver.close());
afterAll(async () => await desk.stop());

const create = async (subscriptions: unknown, more: Record<string, unknown> = {}): Promise<Answer> =>
	await desk.post('/webhooks', { url: receiver.url, subscriptions, ...more }, { token });
const created = async (subscriptions: unknown, more?: Record<string, unknown>): Promise<string> =>
	String((await create(subscriptions, more)).body?.id);
const settled = async () => await desk.store.webhooks.idle();
const agent = () => desk.store.agents(orgId)[0]!.id;

describe('creating a webhook', () => {
	it('asks the URL first, by GET and then by POST, and refuses one that answers neither', async () => {
		receiver.status = (method) => (method === 'GET' ? 405 : 200);
		expect((await create({ Ticket_Add: null })).status).toBe(200);
		expect(receiver.calls.map(({ method }) => method)).toEqual(['GET', 'POST']);
		receiver.status = () => 404;
		const deaf = await create({ Ticket_Add: null });
		expect([deaf.status, wrong(deaf)]).toEqual([422, ['/url invalid']]);
		expect(desk.store.webhooks.of(orgId)).toHaveLength(1);
	});

	it('takes null where an event has no filter, and refuses empty objects and filters of other events', async () => {
		expect(wrong(await create({ Contact_Add: {} }))).toEqual(['/subscriptions/Contact_Add invalid']);
		expect((await create({ Contact_Add: { departmentIds: [] } })).status).toBe(422);
		expect((await create({ Ticket_Update: { fields: ['a', 'b', 'c', 'd', 'e', 'f'] } })).status).toBe(422);
		expect((await create({ Ticket_Thread_Add: { direction: 'up' } })).status).toBe(422);
		expect((await create({ Ticket_Closed: null })).body?.message).toContain("'Ticket_Closed'");
	});

	it.each<[Edition, number]>([
		['standard', 0],
		['professional', 5],
		['enterprise', 10],
	])('allows in the %s edition no more than %i', async (edition, most) => {
		Object.assign(desk.store.context, { edition });
		for (let count = 0; count < most; count += 1)
			expect((await create({ Ticket_Add: null })).status).toBe(200);
		const { status, body } = await create({ Ticket_Add: null });
		expect(status).toBe(403);
		expect(body).toMatchObject({
			errorCode: 'LICENSE_ACCESS_LIMITED',
			feature: 'WEBHOOK',
			maxAllowedEntity: String(most),
		});
	});

	it('wants the scopes of events and of settings, and a profile that may', async () => {
		const half = desk.tokenWith(['Desk.events.CREATE']);
		const body = { url: receiver.url, subscriptions: { Ticket_Add: null } };
		expect((await desk.post('/webhooks', body, { token: half })).body?.errorCode).toBe('SCOPE_MISMATCH');
		const another = desk.tokenWith(scopes, 1);
		expect((await desk.post('/webhooks', body, { token: another })).body?.errorCode).toBe('FORBIDDEN');
	});
});

describe('a delivery', () => {
	it('is a list of what happened, signed for the webhook by a published key', async () => {
		const id = await created({ Ticket_Add: null });
		const ticket = desk.store.addTicket({ subject: 'Signed' });
		await settled();
		expect(receiver.deliveries).toEqual([
			[
				{
					payload: expect.objectContaining({ id: ticket.id, subject: 'Signed', statusType: 'Open' }),
					eventTime: expect.stringMatching(/^\d{13}$/),
					eventType: 'Ticket_Add',
					orgId,
				},
			],
		]);
		const jwt = String(receiver.calls.at(-1)?.headers['x-zdesk-jwt']);
		const keys = createRemoteJWKSet(new URL(`${desk.emulator.urls.desk}/.well-known/jwks.json`));
		const { payload, protectedHeader } = await jwtVerify(jwt, keys, { algorithms: ['RS256'] });
		expect(payload).toMatchObject({ iss: `orgId:${orgId}`, aud: `webhookId:${id}` });
		expect(protectedHeader.kid).toBeDefined();
		expect(Number(payload.exp)).toBeGreaterThan(clock.now() / 1000);
	});

	it('holds what one call changed, twenty at most', async () => {
		await created({ Contact_Add: null });
		for (let count = 0; count < 25; count += 1) desk.store.addContact({ lastName: `Number ${count}` });
		await settled();
		expect(receiver.deliveries.map(({ length }) => length)).toEqual([20, 5]);
	});

	it('brings the state before only where it was asked for', async () => {
		const ticket = desk.store.addTicket({ subject: 'Before' });
		await created({ Ticket_Update: { includePrevState: true } });
		await created({ Ticket_Update: null });
		desk.store.change(ticket, { subject: 'After' }, agent());
		await settled();
		const states = receiver.deliveries.map(([event]) => event?.prevState?.subject);
		expect(states.sort()).toEqual(['Before', undefined]);
	});

	it('comes only for the departments, fields and directions that were asked for', async () => {
		const [first, second] = desk.store.departments(orgId);
		await created({
			Ticket_Add: { departmentIds: [first?.id] },
			Ticket_Update: { fields: ['status', 'cf_room_type'] },
			Ticket_Thread_Add: { direction: 'in' },
		});
		const ticket = desk.store.addTicket({ departmentId: second?.id });
		desk.store.addTicket({ departmentId: first?.id, subject: 'Wanted' });
		desk.store.change(ticket, { priority: 'High' }, agent());
		desk.store.change(ticket, { cf: { cf_room_type: 'Kitchen' } }, agent());
		await settled();
		const heard = receiver.deliveries.flat().map(({ eventType, payload }) => [eventType, payload.subject]);
		expect(heard).toEqual([
			['Ticket_Add', 'Wanted'],
			['Ticket_Update', ticket.subject],
		]);
	});

	it('leaves out what its own program did, and automation unless asked', async () => {
		const ignoreSourceId = '49ad222a-f812-11e7-8c3f-9a214cf093ae';
		await created({ Contact_Add: null }, { ignoreSourceId });
		const headers = { sourceId: ignoreSourceId };
		await desk.post('/contacts', { lastName: 'Own' }, { token, headers });
		await desk.post('/contacts', { lastName: 'Other' }, { token });
		causedBy({ automation: true }, () => desk.store.addContact({ lastName: 'Rule' }));
		await settled();
		expect(receiver.deliveries.flat().map(({ payload }) => payload.lastName)).toEqual(['Other']);
	});

	it('tells of comments and of tickets that go to the recycle bin', async () => {
		const ticket = desk.store.addTicket({});
		await created({ Ticket_Comment_Add: null, Ticket_Comment_Update: null, Ticket_Delete: null });
		const comment = await desk.post(`/tickets/${ticket.id}/comments`, { content: 'One' }, { token });
		const path = `/tickets/${ticket.id}/comments/${String(comment.body?.id)}`;
		await desk.patch(path, { content: 'Two' }, { token });
		desk.store.trash(ticket);
		await settled();
		const heard = receiver.deliveries.flat();
		expect(heard.map(({ eventType }) => eventType)).toEqual([
			...['Ticket_Comment_Add', 'Ticket_Comment_Update', 'Ticket_Delete'],
		]);
		expect(heard.map(({ payload }) => payload.ticketId ?? payload.id)).toEqual(Array(3).fill(ticket.id));
	});
});

describe('a webhook whose receiver is gone', () => {
	it('is removed by 410', async () => {
		await created({ Contact_Add: null });
		receiver.status = () => 410;
		desk.store.addContact({});
		await settled();
		expect(desk.store.webhooks.of(orgId)).toEqual([]);
	});

	it('is disabled after many failures, says so, and works again once it is enabled', async () => {
		const id = await created({ Contact_Add: null });
		desk.store.webhooks.failuresAllowed = 2;
		receiver.status = () => 502;
		for (let count = 0; count < 3; count += 1) {
			desk.store.addContact({});
			await settled();
		}
		expect(receiver.deliveries).toHaveLength(2);
		expect(rows(await desk.get('/webhooks', {}, { token }))).toMatchObject([{ id, isEnabled: false }]);
		receiver.status = () => 200;
		const enabled = { subscriptions: { Contact_Add: null }, isEnabled: true };
		expect((await desk.patch(`/webhooks/${id}`, enabled, { token })).body).toMatchObject({ isEnabled: true });
		desk.store.addContact({ lastName: 'Back' });
		await settled();
		expect(receiver.deliveries.at(-1)?.[0]?.payload.lastName).toBe('Back');
	});
});
