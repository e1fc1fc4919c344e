import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { deskService } from '../../../emulator/desk/register';
import { events } from '../../../emulator/desk/webhooks/events';
import { DeskCalls, rows, wrong } from './deskCalls';
import { makeKnown } from './deskKnown';
import type { Known } from './deskOperation';
import { beside } from './deskPublished/beside';

const groups = ['articles', 'search', 'basic', 'custommodule', 'tasks', 'events', 'settings', 'tickets'];
const everything = groups.flatMap((group) =>
	['READ', 'CREATE', 'UPDATE', 'DELETE'].map((operation) => `Desk.${group}.${operation}`),
);

let desk: DeskCalls;
let known: Known;
let token: string;

beforeAll(async () => {
	desk = await DeskCalls.start({ seed: 'empty' });
});
beforeEach(() => {
	desk.renew();
	known = makeKnown(desk);
	token = desk.tokenWith(everything);
});
afterAll(async () => await desk.stop());

const read = async (path: string, query: Record<string, string> = {}) =>
	await desk.get(path, query, { token });
const sent = async (method: string, path: string, body?: unknown) =>
	await desk.call(method, path, body, { token });

describe('articles in other languages', () => {
	const of = () => `/articles/${known.articleId}/translations`;
	const locales = async (query: Record<string, string>) =>
		rows(await read(of(), query)).map(({ locale }) => locale);

	it('are filtered and ordered, and the time of a range is written in full', async () => {
		const spanish = desk.store.knowledgeBase.articles.get(known.articleId ?? '')?.translations.get('es');
		Object.assign(spanish ?? {}, { permission: 'AGENTS', modifiedTime: '2020-05-01T10:00:00.000Z' });
		expect(await locales({ sortBy: 'modifiedTime' })).toEqual(['es', 'en']);
		expect(await locales({ permission: 'AGENTS_ONLY' })).toEqual(['es']);
		expect((await read('/articles', { permission: 'AGENTS_ONLY' })).status).toBe(422);
		const may = '2020-05-01T00:00:00.000Z,2020-05-31T00:00:00.000Z';
		expect(await locales({ modifiedTimeRange: may })).toEqual(['es']);
		expect((await read(of(), { status: 'Draft' })).status).toBe(204);
		for (const modifiedTimeRange of ['2020-05-01,2020-05-31', may.split(',').reverse().join(','), 'null']) {
			expect((await read(of(), { modifiedTimeRange })).status).toBe(422);
		}
	});

	it('are read in the version that is kept, or in none', async () => {
		const one = `${of()}/es`;
		await sent('PATCH', `${one}?createVersion=true`, { status: 'Draft' });
		const statusOf = async (version: string) => (await read(one, { version })).status;
		expect(await Promise.all(['latest', '1.1', '1.0', 'published', 'first'].map(statusOf))).toEqual([
			...[200, 200, 404, 404, 422],
		]);
	});

	it('tell what they were translated from, and refuse what cannot be there', async () => {
		const { agentId: authorId } = known;
		const text = { locale: 'fr', title: 'Un', answer: 'Deux', status: 'Draft', authorId };
		const made = await sent('POST', of(), {
			...{ ...text, translationSource: { locale: 'en' }, expiryDate: '2027-01-31 18:00' },
		});
		expect(made.body).toMatchObject({
			...{ translationSource: { locale: 'en', version: null }, expiryDate: '2027-01-31T18:00:00.000Z' },
		});
		const again = await sent('POST', of(), { ...text, attachmentIds: ['a'.repeat(37)] });
		expect(wrong(again)).toEqual(['/attachmentIds invalid']);
		expect(wrong(await sent('POST', of(), text))).toEqual(['/locale duplicate']);
	});

	it('are searched by time, and counted', async () => {
		const find = async (query: Record<string, string>) =>
			await read('/articleTranslations/search', { tag: 'delivery', ...query });
		const { body } = await find({ include: 'countInfo', limit: '1' });
		expect(body?.data).toHaveLength(1);
		expect(body?.countInfo).toMatchObject({
			totalCount: '4',
			category: [{ count: '4' }],
			tag: [{ name: 'delivery', count: '4' }],
			duration: expect.arrayContaining([
				{ name: 'today', count: '4' },
				{ name: 'yesterday', count: '0' },
				{ name: 'last_7_days', count: '4' },
			]),
		});
		expect((await find({ duration: 'yesterday' })).status).toBe(204);
		expect((await find({ isTrashed: 'TRUE' })).status).toBe(204);
		expect(rows(await find({ isTrashed: 'TRUE,FALSE' }))).toHaveLength(4);
		expect((await read('/articleTranslations/search', { searchString: 'a'.repeat(501) })).status).toBe(422);
	});

	it('are found by when articles expire', async () => {
		await sent('PATCH', `/articles/${known.articleId}`, { expiryDate: '2027-01-31T18:00:00Z' });
		const expiring = async (month: string) =>
			await read('/articles', {
				expiryTimeRange: `2027-${month}-01T00:00:00.000Z,2027-${month}-28T00:00:00.000Z`,
			});
		expect((await expiring('01')).status).toBe(204);
		const range = { expiryTimeRange: '2027-01-01T00:00:00.000Z,2027-02-01T00:00:00.000Z' };
		expect(rows(await read('/articles', range)).map(({ id }) => id)).toEqual([known.articleId]);
	});
});

describe('a parameter that is taken', () => {
	const taking = beside.filter(({ query, refused = [] }) => query.length > refused.length);
	const shapeOf = (path: string) => path.replace(/\{\w+\}|:\w+/g, '*');

	it.each(taking.map((operation) => [operation.call, operation] as const))(
		'is read: %s',
		async (call, of) => {
			const [method = '', path = ''] = call.split(' ');
			const route = deskService().routes.find(
				(one) => one.method === method && shapeOf(one.path) === shapeOf(`/api/v1${path}`),
			);
			if (!route) throw new TypeError(`The emulator has no ${call}`);
			const read = new Set<string | symbol>();
			const { handle } = route;
			const spy = jest.spyOn(route, 'handle').mockImplementation(async (given, world) => {
				const get = (query: Record<string, string>, name: string) => {
					read.add(name);
					return query[name];
				};
				return await handle({ ...given, query: new Proxy(given.query, { get }) }, world);
			});
			try {
				const asWith = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => known[name] ?? '');
				const as = { token: desk.tokenWith(of.scopes) };
				await desk.call(method, `${asWith(path)}?${new URLSearchParams(of.ask)}`, of.body?.(known), as);
			} finally {
				spy.mockRestore();
			}
			expect([...read]).toEqual(
				expect.arrayContaining(of.query.filter((name) => !of.refused?.includes(name))),
			);
		},
	);
});

describe('modules', () => {
	it('are called by a field, and belong to departments or not', async () => {
		const modules = rows(await read('/organizationModules'));
		expect(modules.find(({ apiName }) => apiName === 'contacts')).toMatchObject({
			...{ nameField: 'lastName', isDeptSpecific: false, singularLabel: 'Contact', isCustomModule: false },
		});
		expect(modules.find(({ apiName }) => apiName === 'cm_showroom_visits')).toMatchObject({
			...{ nameField: 'name', isDeptSpecific: true, pluralLabel: 'Showroom Visits', isCustomModule: true },
		});
	});
});

describe('records of a custom module', () => {
	it('take the keys of Zoho’s file alone', async () => {
		const given = { name: 'Family Duval', department: { id: known.departmentId } };
		for (const extra of [{ layoutId: '1' }, { customFields: {} }, { owner: { id: '1', name: 'x' } }]) {
			expect((await sent('POST', '/cm_showroom_visits', { ...given, ...extra })).status).toBe(422);
		}
		expect(wrong(await sent('POST', '/cm_showroom_visits', { name: 'Nowhere' }))).toEqual([
			'/department missing',
		]);
	});

	it('are none where there are none', async () => {
		const list = rows(await read('/cm_showroom_visits'));
		expect(list.map(({ id }) => id)).toContain(known.recordId);
		for (const { id } of list) await sent('DELETE', `/cm_showroom_visits/${id}`);
		expect((await read('/cm_showroom_visits')).status).toBe(204);
	});
});

describe('time entries of a task', () => {
	it('name the ticket of the task', async () => {
		const { body } = await read(`/tasks/${known.taskId}/timeEntry/${known.taskTimeEntryId}`);
		expect(body?.parent).toMatchObject({
			...{ id: known.taskId, type: 'TASKS', associatedTicketId: known.ticketId },
			ticketNumber: desk.store.ticket(known.ticketId ?? '')?.ticketNumber,
		});
	});

	it('are none where there are none', async () => {
		expect((await read(`/tasks/${known.taskId}/timeEntry`, { billStatus: 'billed' })).status).toBe(204);
	});
});

describe('webhooks', () => {
	/** The filters of Zoho's Webhook.json; an event that is not here takes null only. */
	const filters: Record<string, string[]> = {
		...Object.fromEntries(
			['Ticket_Add', 'Ticket_Comment_Add', 'Ticket_Comment_Update', 'IM_Session_Status'].map((name) => [
				name,
				['departmentId', 'departmentIds'],
			]),
		),
		...Object.fromEntries(
			[
				...['Task_Add', 'Call_Add', 'Event_Add', 'IM_Message_Add', 'IM_Message_Status'],
				...['Delete', 'Trashed', 'Restored'].map((happened) => `Ticket_Attachment_${happened}`),
			].map((name) => [name, ['departmentIds']]),
		),
		...Object.fromEntries(
			['Task', 'Call', 'Event'].map((name) => [`${name}_Update`, ['departmentIds', 'includePrevState']]),
		),
		...Object.fromEntries(
			[
				...['Contact', 'Account', 'Agent', 'Department', 'TimeEntry', 'Article', 'Article_Translation'],
				...['KBRootCategory', 'KBSection', 'Ticket_Approval'],
			].map((name) => [`${name}_Update`, ['includePrevState']]),
		),
		Ticket_Update: ['departmentId', 'departmentIds', 'fields', 'includePrevState'],
		Ticket_Thread_Add: ['departmentId', 'departmentIds', 'direction'],
	};

	it('know the events of Zoho’s file with their filters', () => {
		const taken = Object.fromEntries(
			Object.entries(events)
				.filter(([, names]) => names.length > 0)
				.map(([name, names]) => [name, [...names].sort()]),
		);
		expect(taken).toEqual(filters);
		expect(Object.keys(events)).toHaveLength(56);
	});

	const make = async (more: Record<string, unknown>) =>
		await sent('POST', '/webhooks', {
			url: known.listeningUrl,
			subscriptions: { Contact_Add: null },
			...more,
		});

	it('refuse a URL with signs that Zoho does not take, and one that is too long', async () => {
		const listener = createServer((_request, response) => response.end());
		await new Promise<void>((listening) => listener.listen(0, '127.0.0.1', listening));
		const url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/a?b=`;
		try {
			expect((await make({ url: `${url}1;c=[2]` })).status).toBe(200);
			for (const refused of [`${url}{1}`, `${url}"1"`, `${url}é`, url + '1'.repeat(500), url.slice(7)]) {
				expect(wrong(await make({ url: refused }))).toEqual(['/url invalid']);
			}
		} finally {
			listener.closeAllConnections();
			listener.close();
		}
	});

	it('take null for a filter, and an empty text for no program to ignore', async () => {
		const nothing = { departmentIds: null, fields: null, includePrevState: null };
		const { status, body } = await make({
			...{ subscriptions: { Ticket_Update: nothing }, ignoreSourceId: '' },
		});
		expect([status, body?.ignoreSourceId]).toEqual([200, null]);
		expect((await make({ ignoreSourceId: 'mine' })).status).toBe(422);
	});
});
