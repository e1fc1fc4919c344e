import { generateKeyPairSync, sign } from 'node:crypto';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { company } from '../../../emulator/seed/company';
import { scopeGroups, scopeSets } from '../../../nodes/shared/transport/scopes';
import { ActiveTrigger } from './activeTrigger';

const orgId = company.deskOrganizations[0]!.id;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Both clocks, the emulator's and the node's. */
let ahead = 0;
const advance = (milliseconds: number) => void (ahead += milliseconds);
beforeEach(() => {
	ahead = 0;
	const { now } = Date;
	jest.spyOn(Date, 'now').mockImplementation(() => now() + ahead);
});

let trigger: ActiveTrigger;
afterEach(async () => {
	jest.restoreAllMocks();
	await trigger.stop();
});

const open = async (parameters: INodeParameters, options?: Parameters<typeof ActiveTrigger.in>[1]) => {
	trigger = await ActiveTrigger.in(parameters, options);
	return trigger;
};
const activated = async (parameters: INodeParameters, options?: Parameters<typeof ActiveTrigger.in>[1]) => {
	await open(parameters, options);
	await trigger.activate();
};
const webhooks = () => trigger.desk.webhooks.of(orgId);
const agentId = () => trigger.desk.agents(orgId)[0]!.id;
const deskCalls = () =>
	trigger.world.emulator.requests.all.filter(({ service, method }) => service === 'desk' && method);
const subjects = () => trigger.items.map(({ subject }) => subject);
const typeOf = ({ $event }: IDataObject) => ($event as IDataObject).type;

describe('activation', () => {
	it('answers what Zoho asks and makes a webhook with what the form says', async () => {
		const [department] = [...(await open({})).desk.departments(orgId)];
		trigger.parameters = {
			events: ['Ticket_Add', 'Ticket_Update', 'Ticket_Thread_Add', 'Contact_Update', 'Contact_Delete'],
			options: {
				departmentIds: [department!.id],
				fields: ['status', 'cf_room_type'],
				direction: 'in',
				includePrevState: true,
				includeAutomation: true,
			},
		};
		await trigger.activate();
		expect(trigger.answers).toMatchObject([{ method: 'GET', status: 200 }]);
		const departmentIds = [department!.id];
		expect(webhooks()).toMatchObject([
			{
				url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/webhook\/.*zoho-desk$/),
				isEnabled: true,
				includeEventsFrom: ['AUTOMATION'],
				subscriptions: {
					Ticket_Add: { departmentIds },
					Ticket_Update: { departmentIds, fields: ['status', 'cf_room_type'], includePrevState: true },
					Ticket_Thread_Add: { departmentIds, direction: 'in' },
					Contact_Update: { includePrevState: true },
					Contact_Delete: null,
				},
			},
		]);
		expect(await trigger.hook('checkExists')).toBe(true);
		expect(trigger.starts).toEqual([]);
	});

	it('answers the POST of the handshake too, and starts nothing by it', async () => {
		await open({ events: ['Ticket_Add'] });
		const { answer, workflowData } = await trigger.receive('POST', {}, {});
		expect([answer?.status, workflowData]).toEqual([200, undefined]);
	});

	it('takes over a webhook of this address that was not noted, instead of making another', async () => {
		await activated({ events: ['Ticket_Add'] });
		trigger.stored = {};
		trigger.parameters = { events: ['Contact_Add'] };
		await trigger.restart();
		expect(webhooks()).toMatchObject([{ subscriptions: { Contact_Add: null } }]);
	});

	it('deletes the webhook when the workflow is deactivated', async () => {
		await activated({ events: ['Ticket_Add'] });
		await trigger.hook('delete');
		expect(webhooks()).toEqual([]);
		expect(await trigger.beat()).toEqual([]);
		expect(webhooks()).toEqual([]);
	});

	it('leaves the webhook of another n8n alone whose workflow this is a copy of', async () => {
		await activated({ events: ['Ticket_Add'] });
		const registration = trigger.stored.production as { url: string };
		registration.url = 'https://other.example/webhook/zoho-desk';
		webhooks()[0]!.url = registration.url;
		expect(await trigger.hook('checkExists')).toBe(false);
		await trigger.hook('delete');
		expect(webhooks()).toHaveLength(1);
	});

	it.each([
		['standard' as const, 0, 'The edition STANDARD of this Zoho Desk has no webhooks'],
		['professional' as const, 5, 'All webhooks (5) that this edition of Zoho Desk allows are in use'],
	])(
		'says in the %s edition why there is no webhook, and what to use instead',
		async (edition, used, message) => {
			await open({ events: ['Ticket_Add'] }, { emulator: { edition } });
			for (let count = 0; count < used; count += 1) {
				const id = String(count);
				trigger.desk.webhooks.byId.set(id, {
					...{ id, orgId, name: null, description: null, url: `https://${id}.example`, subscriptions: {} },
					...{ includeEventsFrom: [], ignoreSourceId: null, isEnabled: true, createdBy: '' },
					...{ createdTime: '', modifiedTime: '', failures: 0 },
				});
			}
			await expect(trigger.hook('create')).rejects.toMatchObject({
				message,
				description: expect.stringContaining('Zoho Desk Polling Trigger'),
			});
		},
	);

	it('says so where Zoho cannot reach n8n', async () => {
		await open({ events: ['Ticket_Add'] });
		trigger.isUp = false;
		await expect(trigger.hook('create')).rejects.toMatchObject({
			message: expect.stringContaining('was not answered'),
			description: expect.stringContaining('Zoho Desk Polling Trigger'),
		});
		expect(webhooks()).toEqual([]);
	});

	it('names events and fields that cannot be meant', async () => {
		await open({ events: [] });
		await expect(trigger.hook('create')).rejects.toThrow("'Events' is empty");
		trigger.parameters = { events: ['Ticket_Update'], options: { fields: ['a', 'b', 'c', 'd', 'e', 'f'] } };
		await expect(trigger.hook('create')).rejects.toThrow("'Only When These Fields Change' names 6 fields");
	});
});

describe('deliveries', () => {
	it('give an item for each event, twenty in one delivery', async () => {
		await activated({ events: ['Ticket_Add'] });
		for (let count = 0; count < 20; count += 1) trigger.desk.addTicket({ subject: `Number ${count}` });
		await trigger.settled();
		expect(trigger.starts.map(({ length }) => length)).toEqual([20]);
		expect(subjects()).toEqual(Array.from({ length: 20 }, (_, count) => `Number ${count}`));
		expect(trigger.items[0]).toMatchObject({ subject: 'Number 0', status: 'Open', cf: expect.any(Object) });
		expect(trigger.items[0]?.$event).toEqual({
			type: 'Ticket_Add',
			time: expect.stringMatching(/^\d{4}-.*Z$/),
			organizationId: orgId,
		});
	});

	it('bring the state before and name what changed, custom fields too', async () => {
		await activated({ events: ['Ticket_Update'], options: { includePrevState: true } });
		const ticket = trigger.desk.tickets(orgId)[0]!;
		const { subject } = ticket;
		trigger.desk.change(ticket, { subject: 'Changed', cf: { cf_room_type: 'Kitchen' } }, agentId());
		await trigger.settled();
		const [item] = trigger.items;
		expect(item).toMatchObject({ subject: 'Changed', $event: { previous: { subject } } });
		const { changedFields } = item!.$event as IDataObject;
		expect(changedFields).toEqual(expect.arrayContaining(['subject', 'cf_room_type']));
		expect(changedFields).not.toContain('status');
	});

	it('are answered at once, also where the records that are fetched take long', async () => {
		await activated({ events: ['Ticket_Add'], options: { fetchRecord: true } });
		trigger.desk.addTicket({ subject: 'Fast' });
		await trigger.settled();
		trigger.world.emulator.latency = 6_000;
		for (let count = 0; count < 20; count += 1) trigger.desk.addTicket({ subject: `Slow ${count}` });
		await trigger.settled();
		expect(trigger.answers.at(-1)).toMatchObject({ method: 'POST', status: 200 });
		expect(trigger.answers.at(-1)!.milliseconds).toBeLessThan(5_000);
		expect(trigger.desk.webhooks.deliveries.map(({ status }) => status)).toEqual([200, 200]);
		expect(trigger.items).toHaveLength(21);
		expect(trigger.items[1]).toMatchObject({ subject: 'Slow 0', tagCount: '0' });
	});

	it('come as they are, with the reason, where the record cannot be fetched', async () => {
		await activated({ events: ['Ticket_Add'], options: { fetchRecord: true } });
		const ticket = trigger.desk.addTicket({ subject: 'Gone' });
		trigger.desk.trash(ticket);
		await trigger.settled();
		expect(trigger.items).toMatchObject([
			{ id: ticket.id, subject: 'Gone', $event: { notFetched: { code: 'URL_NOT_FOUND' } } },
		]);
	});

	it('of a test in the editor are what the test shows', async () => {
		await open({ events: ['Ticket_Add'] }, { test: true });
		await trigger.hook('create');
		expect(webhooks()).toMatchObject([{ url: expect.stringContaining('/webhook-test/') }]);
		trigger.desk.addTicket({ subject: 'Tried' });
		await trigger.settled();
		expect((await trigger.beat()).map(({ json }) => json)).toMatchObject([{ subject: 'Tried' }]);
		expect(await trigger.beat()).toEqual([]);
	});

	it('come of tasks as well, and of nothing that was not asked for', async () => {
		await activated({ events: ['Task_Add', 'Task_Update', 'Task_Delete', 'Call_Add', 'Event_Delete'] });
		const task = trigger.desk.addActivity('tasks', { subject: 'Call back' });
		trigger.desk.addActivity('events', { subject: 'Not asked for' });
		trigger.desk.change(task, { status: 'Completed' }, agentId());
		await trigger.settled();
		expect(trigger.items.map((json) => [typeOf(json), json.id, json.status])).toEqual([
			['Task_Add', task.id, 'Not Started'],
			['Task_Update', task.id, 'Completed'],
		]);
	});
});

describe('forged deliveries', () => {
	const event = (subject = 'Forged') => [
		{ eventType: 'Ticket_Add', eventTime: '1', orgId, payload: { id: '1', subject } },
	];
	const refusedWith = async (headers: Record<string, string>, body: unknown) => {
		const { answer, workflowData } = await trigger.receive('POST', headers, body);
		expect(workflowData).toBeUndefined();
		return answer?.status;
	};
	/** The token of a delivery that really came. */
	const token = async (): Promise<string> => {
		trigger.desk.addTicket({ subject: 'Real' });
		await trigger.settled();
		return trigger.desk.webhooks.deliveries.at(-1)!.jwt;
	};
	const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

	beforeEach(async () => await activated({ events: ['Ticket_Add'] }));

	it('without a token, or with one of nonsense, are refused', async () => {
		expect(await refusedWith({}, event())).toBe(401);
		for (const jwt of ['', 'x', 'a.b.c', '....', `${encoded(null)}.${encoded([])}.`, 'x'.repeat(100_000)]) {
			expect(await refusedWith({ 'x-zdesk-jwt': jwt }, event())).toBe(401);
		}
	});

	it("with a signature that is not Zoho's are refused", async () => {
		const [head, claims, signature = ''] = (await token()).split('.');
		const other = sign(
			'RSA-SHA256',
			Buffer.from(`${head}.${claims}`),
			generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
		);
		expect(
			await refusedWith({ 'x-zdesk-jwt': `${head}.${claims}.${other.toString('base64url')}` }, event()),
		).toBe(401);
		const unsigned = encoded({ alg: 'none', kid: 'emulated-desk-key-1' });
		expect(await refusedWith({ 'x-zdesk-jwt': `${unsigned}.${claims}.${signature}` }, event())).toBe(401);
		const unknownKey = encoded({ alg: 'RS256', kid: 'mine' });
		expect(await refusedWith({ 'x-zdesk-jwt': `${unknownKey}.${claims}.${signature}` }, event())).toBe(401);
		const later = encoded({
			iss: `orgId:${orgId}`,
			aud: `webhookId:${webhooks()[0]!.id}`,
			exp: 9_999_999_999,
		});
		expect(await refusedWith({ 'x-zdesk-jwt': `${head}.${later}.${signature}` }, event())).toBe(401);
		expect(subjects()).toEqual(['Real']);
	});

	it('with the token of another webhook are refused', async () => {
		const own = webhooks()[0]!;
		trigger.desk.webhooks.byId.set('77', { ...own, id: '77', url: `${own.url}/other` });
		trigger.desk.addTicket({ subject: 'Both' });
		await trigger.settled();
		const jwt = trigger.desk.webhooks.deliveries.find(({ webhookId }) => webhookId === '77')!.jwt;
		expect(await refusedWith({ 'x-zdesk-jwt': jwt }, event())).toBe(401);
		expect(subjects()).not.toContain('Forged');
	});

	it('with a token that has ended are refused', async () => {
		const jwt = await token();
		expect(trigger.items).toHaveLength(1);
		advance(10 * MINUTE);
		expect(await refusedWith({ 'x-zdesk-jwt': jwt }, event())).toBe(401);
	});

	it('of any shape and size start nothing and break nothing', async () => {
		const headers = { 'x-zdesk-jwt': await token() };
		const huge = { eventType: 'Ticket_Nothing', payload: { text: 'x'.repeat(10 * 1024 * 1024) } };
		const shapes = [
			'not JSON',
			'',
			null,
			7,
			true,
			[],
			{},
			[null, 1, 'x', []],
			[{ eventType: 'constructor' }],
			huge,
		];
		for (const body of shapes) expect(await refusedWith(headers, body)).toBe(200);
		for (const body of shapes) expect(await refusedWith({}, body)).toBe(401);
		expect(subjects()).toEqual(['Real']);
		const odd = [{ eventType: 'Ticket_Add', payload: 'text', prevState: 3 }];
		expect((await trigger.receive('POST', headers, odd)).workflowData).toMatchObject([
			[{ json: { $event: { type: 'Ticket_Add' } } }],
		]);
	});

	it("that cannot be told from real ones, as Zoho's keys are out of reach, are not taken, and caught up", async () => {
		trigger.world.emulator.failNext(({ path }) => path.includes('jwks'), 'hang', 1);
		trigger.desk.addTicket({ subject: 'Unproved' });
		await trigger.settled();
		expect(trigger.answers.at(-1)).toMatchObject({ status: 503 });
		expect(trigger.answers.at(-1)!.milliseconds).toBeLessThan(5_000);
		expect(trigger.items).toEqual([]);
		advance(MINUTE);
		await trigger.beat();
		expect(trigger.items).toMatchObject([{ subject: 'Unproved', $event: { caughtUp: true } }]);
	});
});

describe('the heartbeat', () => {
	it('asks nothing but whether the webhook is there, once an hour', async () => {
		await activated({ events: ['Ticket_Add'] });
		const before = deskCalls().length;
		for (let minute = 0; minute < 120; minute += 1) {
			advance(MINUTE);
			expect(await trigger.beat()).toEqual([]);
		}
		const asked = deskCalls().slice(before);
		expect(asked.map(({ path }) => path)).toEqual(Array(2).fill(`/api/v1/webhooks/${webhooks()[0]!.id}`));
	});

	it.each(['deleted', 'disabled'])(
		'brings back a webhook that was %s, with what happened meanwhile',
		async (how) => {
			await activated({ events: ['Ticket_Add', 'Ticket_Update', 'Contact_Add', 'Account_Update'] });
			const old = trigger.desk.tickets(orgId)[0]!;
			const account = trigger.desk.accounts(orgId)[0]!;
			advance(30 * MINUTE);
			await trigger.beat();
			trigger.desk.addTicket({ subject: 'Arrived' });
			await trigger.settled();
			const webhook = webhooks()[0]!;
			if (how === 'deleted') trigger.desk.webhooks.byId.delete(webhook.id);
			else webhook.isEnabled = false;
			advance(MINUTE);
			trigger.desk.addTicket({ subject: 'Missed' });
			trigger.desk.change(old, { subject: 'Changed' }, agentId());
			trigger.desk.addContact({ lastName: 'Missed' });
			trigger.desk.change(account, { city: 'Lyon' }, agentId());
			advance(29 * MINUTE);
			const items = await trigger.beat();
			expect(
				items.map(({ json }) => [typeOf(json), json.id, (json.$event as IDataObject).caughtUp]).sort(),
			).toEqual(
				[
					['Account_Update', account.id, true],
					['Contact_Add', trigger.desk.contacts(orgId).at(-1)!.id, true],
					['Ticket_Add', trigger.desk.tickets(orgId).at(-1)!.id, true],
					['Ticket_Update', old.id, true],
				].sort(),
			);
			expect(webhooks()).toMatchObject([{ isEnabled: true }]);
			trigger.desk.addTicket({ subject: 'Back' });
			await trigger.settled();
			expect(subjects().at(-1)).toBe('Back');
			// The end of the gap is read once more, and nothing comes twice.
			for (let beat = 0; beat < 3; beat += 1) {
				advance(MINUTE);
				expect(await trigger.beat()).toEqual([]);
			}
		},
	);

	it('catches up comments and mails of tickets, in the direction that was asked for', async () => {
		await activated({ events: ['Ticket_Comment_Add', 'Ticket_Thread_Add'], options: { direction: 'in' } });
		const [ticket] = trigger.desk.tickets(orgId);
		trigger.desk.webhooks.byId.clear();
		advance(10 * MINUTE);
		const now = trigger.desk.now();
		const { threads, comments } = trigger.desk.ofTickets;
		for (const [id, direction] of [
			['901', 'in'],
			['902', 'out'],
		] as const) {
			threads.set(id, {
				...{
					id,
					direction,
					ticketId: ticket!.id,
					status: 'SUCCESS',
					content: 'Mail',
					contentType: 'text/plain',
				},
				...{ fromEmailAddress: 'a@b.example', to: 'c@d.example', cc: '', bcc: '', isForward: false },
				...{ visibility: 'public', authorId: null, attachments: [], createdTime: now },
			});
		}
		comments.set('903', {
			...{
				id: '903',
				ticketId: ticket!.id,
				content: 'Read again',
				contentType: 'plainText',
				isPublic: false,
			},
			...{ commenterId: agentId(), commentedTime: now, modifiedTime: null, attachments: [] },
		});
		ticket!.customerResponseTime = now;
		ticket!.modifiedTime = now;
		advance(50 * MINUTE);
		const items = (await trigger.beat()).map(({ json }) => json);
		expect(items.map((json) => [typeOf(json), json.id])).toEqual([
			['Ticket_Comment_Add', '903'],
			['Ticket_Thread_Add', '901'],
		]);
		expect(items[0]).toMatchObject({ ticketId: ticket!.id, content: 'Read again' });
	});

	it('knows a webhook that another process of n8n made anew', async () => {
		await activated({ events: ['Ticket_Add'] });
		const own = webhooks()[0]!;
		trigger.desk.webhooks.byId.clear();
		trigger.desk.webhooks.byId.set('78', { ...own, id: '78' });
		trigger.desk.addTicket({ subject: 'From the new one' });
		await trigger.settled();
		expect(subjects()).toEqual(['From the new one']);
		advance(HOUR);
		expect(await trigger.beat()).toEqual([]);
		expect(webhooks().map(({ id }) => id)).toEqual(['78']);
	});

	it('catches up tasks, calls and events', async () => {
		const events = ['Task', 'Call', 'Event'].map((name) => `${name}_Add`);
		const scopes = [...scopeSets.crmAndDesk, ...scopeGroups.deskActivities!.scopes];
		await activated({ events: [...events, 'Call_Update'] }, { scopes });
		const call = trigger.desk.addActivity('calls', { subject: 'Old call' });
		await trigger.settled();
		trigger.desk.webhooks.byId.clear();
		advance(30 * MINUTE);
		const made = (['tasks', 'calls', 'events'] as const).map((kind) => trigger.desk.addActivity(kind, {}).id);
		trigger.desk.change(call, { subject: 'Changed' }, agentId());
		advance(30 * MINUTE);
		const came = (await trigger.beat()).map(({ json }) => [typeOf(json), json.id]);
		expect(came.sort()).toEqual(
			[...events.map((name, index) => [name, made[index]]), ['Call_Update', call.id]].sort(),
		);
	});

	it('catches up the rest where the credential lacks the scope of calls', async () => {
		await activated({ events: ['Call_Add', 'Ticket_Add'] });
		trigger.desk.webhooks.byId.clear();
		advance(30 * MINUTE);
		trigger.desk.addActivity('calls', {});
		trigger.desk.addTicket({ subject: 'Missed' });
		advance(30 * MINUTE);
		await trigger.beat();
		expect(subjects()).toEqual(['Missed']);
		const warnings = trigger.world.engine.logs.filter(({ level }) => level === 'warn');
		expect(warnings.map(({ message }) => message)).toEqual([
			expect.stringContaining('calls of a gap are not caught up. The credential lacks the scope'),
		]);
	});

	it('catches up also where a delivery comes before the first heartbeat after a restart', async () => {
		await activated({ events: ['Ticket_Add'] });
		trigger.desk.webhooks.failuresAllowed = 100;
		advance(10 * MINUTE);
		await trigger.beat();
		trigger.isUp = false;
		trigger.desk.addTicket({ subject: 'While down' });
		await trigger.settled();
		advance(10 * MINUTE);
		trigger.stopProcess();
		trigger.isUp = true;
		trigger.desk.addTicket({ subject: 'First' });
		await trigger.settled();
		advance(MINUTE);
		await trigger.restart();
		expect(subjects()).toEqual(['First', 'While down']);
	});

	it('repeats nothing after a restart but what happened since all was last known to be well', async () => {
		await activated({ events: ['Ticket_Add'] });
		for (let day = 1; day <= 5; day += 1) {
			for (let hour = 0; hour < 24; hour += 1) {
				advance(HOUR);
				await trigger.beat();
			}
			trigger.desk.addTicket({ subject: `Day ${day}` });
			await trigger.settled();
		}
		for (let hour = 0; hour < 72; hour += 1) {
			advance(HOUR);
			await trigger.beat();
		}
		const before = deskCalls().length;
		await trigger.restart();
		expect(subjects()).toEqual(['Day 1', 'Day 2', 'Day 3', 'Day 4', 'Day 5']);
		const search = deskCalls()
			.slice(before)
			.find(({ path }) => path.endsWith('/tickets/search'));
		const from = Date.parse(String(search?.query.modifiedTimeRange).split(',')[0]!);
		expect(Date.now() - from).toBeLessThan(26 * HOUR);
	}, 240_000);

	it('goes on where it was when a new version is published, and starts fresh when it is switched on again', async () => {
		await activated({ events: ['Ticket_Add'] });
		for (const activation of ['update', 'activate'] as const) {
			trigger.activation = activation;
			await trigger.hook('delete');
			advance(MINUTE);
			trigger.desk.addTicket({ subject: `Before ${activation}` });
			advance(10 * MINUTE);
			await trigger.hook('create');
			await trigger.beat();
		}
		expect(subjects()).toEqual(['Before update']);
	});

	it('reads thousands of changes of a gap in several goes, each once', async () => {
		await activated({ events: ['Ticket_Add'] });
		trigger.desk.webhooks.byId.clear();
		advance(30 * MINUTE);
		const start = Date.now();
		for (let count = 0; count < 4_500; count += 1) {
			const createdTime = new Date(start + Math.floor(count / 50) * 1_000).toISOString();
			trigger.desk.addTicket({ subject: `Missed ${count}`, createdTime });
		}
		advance(30 * MINUTE);
		for (let count = 0; count < 8; count += 1) {
			await trigger.beat();
			advance(MINUTE);
		}
		expect(subjects()).toHaveLength(4_500);
		expect(new Set(subjects()).size).toBe(4_500);
	}, 240_000);

	it('catches up what happened while n8n was down, none lost', async () => {
		await activated({ events: ['Ticket_Add'] });
		advance(MINUTE);
		await trigger.beat();
		trigger.isUp = false;
		for (let count = 0; count < 30; count += 1) {
			trigger.desk.addTicket({ subject: `Down ${count}` });
			advance(10 * MINUTE);
			await trigger.settled();
		}
		expect(webhooks()).toMatchObject([{ isEnabled: false }]);
		await trigger.restart();
		expect(subjects()).toEqual(Array.from({ length: 30 }, (_, count) => `Down ${count}`));
		expect(webhooks()).toMatchObject([{ isEnabled: true }]);
		trigger.desk.addTicket({ subject: 'Up' });
		await trigger.settled();
		advance(MINUTE);
		await trigger.beat();
		expect(subjects().slice(30)).toEqual(['Up']);
	});

	it('goes on where the catching up was refused, and loses nothing', async () => {
		await activated({ events: ['Ticket_Add'] });
		trigger.desk.webhooks.byId.clear();
		trigger.desk.addTicket({ subject: 'Missed' });
		advance(HOUR);
		trigger.world.emulator.failNext(
			({ path }) => path.endsWith('/tickets/search'),
			{ status: 403, body: { errorCode: 'FORBIDDEN', message: 'no' } },
			1,
		);
		await expect(trigger.beat()).rejects.toThrow('may not do this');
		advance(MINUTE);
		await trigger.beat();
		expect(subjects()).toEqual(['Missed']);
		expect(webhooks()).toHaveLength(1);
	});

	it('reconciles every few hours, if asked to, without repeating what arrived', async () => {
		await activated({ events: ['Ticket_Add'], options: { reconcileHours: 2 } });
		trigger.desk.addTicket({ subject: 'Arrived' });
		await trigger.settled();
		trigger.isUp = false;
		trigger.desk.addTicket({ subject: 'Never arrived' });
		await trigger.settled();
		trigger.isUp = true;
		for (let minutes = 0; minutes < 120; minutes += 10) {
			advance(10 * MINUTE);
			await trigger.beat();
		}
		expect(subjects()).toEqual(['Arrived', 'Never arrived']);
	});

	it('keeps the workflow firing for thirty days, hour by hour, whatever happens to the webhook', async () => {
		await activated({ events: ['Ticket_Add'] });
		const expected: string[] = [];
		for (let hour = 1; hour <= 30 * 24; hour += 1) {
			advance(HOUR);
			if (hour % 24 === 5) trigger.desk.webhooks.byId.clear();
			if (hour % 24 === 17) webhooks()[0]!.isEnabled = false;
			if (hour % 6 === 5) {
				expected.push(`Hour ${hour}`);
				trigger.desk.addTicket({ subject: `Hour ${hour}` });
				await trigger.settled();
			}
			await trigger.beat();
			expect(webhooks()).toMatchObject([{ isEnabled: true }]);
		}
		expect(subjects()).toEqual(expected);
	}, 240_000);
});
