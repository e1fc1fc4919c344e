import type { IDataObject, INodeParameters } from 'n8n-workflow';

import {
	byId,
	type Connected,
	fromList,
	mapped,
	mappedFromItem,
	openWorld,
	type World,
} from '../../engine/world';

let world: World;
let zoho: Connected;
beforeAll(async () => {
	world = await openWorld();
	zoho = await world.connect('oAuth2');
});
afterAll(async () => await world.stop());
beforeEach(() => world.emulator.requests.clear());

const crm = () => world.emulator.world.crm;
const desk = () => world.emulator.world.desk;
/** Calls that would change something; the log is the emulator's own. */
const writes = () =>
	world.emulator.requests.all.filter(
		({ service, method, path }) => service !== 'accounts' && method !== 'GET' && !path.endsWith('/coql'),
	);
const json = ({ items }: { items: Array<Array<{ json: IDataObject }>> }) =>
	(items[0] ?? []).map((item) => item.json);
const onRecord = (operation: string, parameters: object = {}): INodeParameters => ({
	resource: 'record',
	operation,
	module: fromList('Leads'),
	dryRun: true,
	...parameters,
});
const onTicket = (operation: string, parameters: object = {}): INodeParameters => ({
	resource: 'ticket',
	operation,
	organization: { __rl: true, mode: 'list', value: 'auto' },
	dryRun: true,
	...parameters,
});

describe('a dry run in CRM', () => {
	it('shows each batch once with its exact body and cost, paired with all of its items, and sends nothing', async () => {
		const before = crm().records('Leads').length;
		const items = Array.from({ length: 125 }, (_, n) => ({
			name: `Dry ${n}`,
			visit: '2026-08-25T10:00:00Z',
		}));
		const fields = mapped({
			Last_Name: '={{ $json.name }}',
			Company: 'Dry',
			Site_Visit: '={{ $json.visit }}',
		});
		const result = await zoho.crm(
			onRecord('create', { fields, options: { automations: ['workflow'] } }),
			items,
		);
		expect(result.error).toBeUndefined();
		const [first, second, ...others] = json(result);
		expect(others).toEqual([]);
		expect(first).toMatchObject({
			dryRun: true,
			method: 'POST',
			url: `${world.emulator.urls.crm}/crm/v8/Leads`,
			items: 100,
			credits: 10,
		});
		expect(second).toMatchObject({ items: 25, credits: 3 });
		const body = first?.body as { data: IDataObject[]; trigger: string[] };
		expect(body.trigger).toEqual(['workflow']);
		expect(body.data).toHaveLength(100);
		expect(body.data[7]).toEqual({
			Last_Name: 'Dry 7',
			Company: 'Dry',
			Site_Visit: '2026-08-25T10:00:00+00:00',
		});
		expect(result.items[0]?.map(({ pairedItem }) => pairedItem)).toEqual([
			Array.from({ length: 100 }, (_, item) => ({ item })),
			Array.from({ length: 25 }, (_, index) => ({ item: 100 + index })),
		]);
		expect(writes()).toEqual([]);
		expect(crm().records('Leads')).toHaveLength(before);
		expect(result.hints.map(({ message }) => message).join()).toContain('nothing was sent');
	});

	it('sends exactly what it showed once it is switched off', async () => {
		const [lead] = crm().records('Leads');
		const parameters = onRecord('update', {
			recordId: byId(lead?.id ?? ''),
			fields: mapped({ City: 'Lyon' }),
		});
		const [shown] = json(await zoho.crm(parameters));
		const result = await zoho.crm({ ...parameters, dryRun: false });
		expect(json(result)).toMatchObject([{ id: lead?.id }]);
		expect(writes()).toHaveLength(1);
		const [sent] = writes();
		expect(shown).toMatchObject({ method: sent?.method, body: sent?.body as IDataObject });
		expect(String(shown?.url).endsWith(sent?.path ?? '?')).toBe(true);
	});

	it('refuses what the metadata does not know, as the run itself would', async () => {
		const fields = mapped({ Last_Name: 'Dry', LastName: 'x' });
		const stopped = await zoho.crm(onRecord('create', { fields }), [{}, {}]);
		const { message, description } = stopped.error ?? {};
		expect(message).toContain('2 of 2 items were refused');
		expect(`${message} ${description}`).toContain("'LastName' is not a field of the module Leads");
		const mixed = await zoho.crm(
			onRecord('create', { fields: mapped({ Last_Name: 'Dry', Annual_Revenue: '={{ $json.revenue }}' }) }),
			[{ revenue: 1 }, { revenue: 'much' }, { revenue: 3 }],
			{ onError: 'continueRegularOutput' },
		);
		expect(json(mixed)).toMatchObject([
			{ dryRun: true, items: 2, body: { data: [{ Annual_Revenue: 1 }, { Annual_Revenue: 3 }] } },
			{ error: { message: '\'Annual Revenue\' is "much", not a number' } },
		]);
		expect(mixed.items[0]?.map(({ pairedItem }) => pairedItem)).toEqual([
			[{ item: 0 }, { item: 2 }],
			{ item: 1 },
		]);
		expect(writes()).toEqual([]);
	});

	it('asks what must be asked, queries too, before it shows the write', async () => {
		const [lead] = crm().records('Leads');
		const email = 'nobody.yet@dry.example';
		const find = (fields: object) =>
			onRecord('findOrCreate', { findBy: ['Email'], fields: mapped(fields as IDataObject) });
		const [created] = json(await zoho.crm(find({ Last_Name: 'New', Email: email })));
		expect(created).toMatchObject({
			method: 'POST',
			body: { data: [{ Last_Name: 'New', Email: email }] },
			credits: 1,
		});
		expect(world.emulator.requests.matching('POST /crm/v8/coql')).toHaveLength(1);
		const [found] = json(await zoho.crm(find({ Last_Name: 'x', Email: lead?.fields.Email })));
		expect(found).toMatchObject({ action: 'found', id: lead?.id });
		expect(writes()).toEqual([]);
	});

	it('can be a matter of the item: what is no dry run is written', async () => {
		const [one, other] = crm().records('Leads');
		const result = await zoho.crm(
			onRecord('update', {
				recordId: byId('={{ $json.id }}'),
				fields: mapped({ City: 'Nantes' }),
				dryRun: '={{ $json.dry }}',
			}),
			[
				{ id: one?.id, dry: false },
				{ id: other?.id, dry: true },
			],
		);
		expect(json(result)).toMatchObject([
			{ id: one?.id },
			{ dryRun: true, body: { data: [{ id: other?.id }] } },
		]);
		expect(writes()).toHaveLength(1);
		expect(crm().record('Leads', one?.id ?? '')?.fields.City).toBe('Nantes');
		expect(crm().record('Leads', other?.id ?? '')?.fields.City).not.toBe('Nantes');
	});

	it('says what else a write costs: a conversion, a delete', async () => {
		const [lead] = crm().records('Leads');
		const [converted] = json(
			await zoho.crm({ resource: 'lead', operation: 'convert', leadId: lead?.id ?? '', dryRun: true }),
		);
		expect(converted).toMatchObject({ method: 'POST', credits: 5 });
		const [deleted] = json(await zoho.crm(onRecord('delete', { recordId: byId(lead?.id ?? '') })));
		expect(deleted).toMatchObject({ method: 'DELETE', query: { ids: lead?.id }, credits: 1 });
		expect(deleted?.note).toContain('publishes no credits');
		expect(writes()).toEqual([]);
	});

	it('shows a record with the place of its files, which are not uploaded', async () => {
		const file = {
			data: Buffer.from('plan').toString('base64'),
			fileName: 'plan.pdf',
			mimeType: 'text/plain',
		};
		const result = await zoho.crm(
			{
				...onRecord('create', { fields: mapped({ Name: 'Porto', Floor_Plans: 'data' }) }),
				module: fromList('Showrooms'),
			},
			[{ json: {}, binary: { data: file } }] as never,
		);
		expect(result.error).toBeUndefined();
		expect(json(result)).toMatchObject([
			{ body: { data: [{ Name: 'Porto', Floor_Plans: [{ File_Id__s: '<ID of plan.pdf>' }] }] } },
		]);
		expect(writes()).toEqual([]);
	});

	it('shows what a bulk import would cost before it is begun', async () => {
		const items = Array.from({ length: 300 }, (_, n) => ({ Last_Name: `Bulk ${n}`, Company: 'Bulk' }));
		const result = await zoho.crm(
			{ ...onRecord('import', { kind: 'insert', fields: mappedFromItem }), resource: 'bulkWrite' },
			items,
		);
		expect(result.error).toBeUndefined();
		expect(json(result)).toMatchObject([
			{
				method: 'POST',
				body: { operation: 'insert', resource: [{ module: { api_name: 'Leads' } }] },
				items: 300,
				credits: 500,
			},
		]);
		expect(json(result)[0]?.note).toContain('Files are uploaded before it');
		expect(writes()).toEqual([]);
	});

	it('shows a file by its name and size', async () => {
		const [lead] = crm().records('Leads');
		const binary = {
			data: { data: Buffer.from('hello').toString('base64'), fileName: 'hello.txt', mimeType: 'text/plain' },
		};
		const result = await zoho.crm(
			{ ...onRecord('upload', { recordId: byId(lead?.id ?? '') }), resource: 'attachment' },
			[{ json: {}, binary }] as never,
		);
		expect(json(result)).toMatchObject([
			{ method: 'POST', body: { file: { fileName: 'hello.txt', bytes: 5, mimeType: 'text/plain' } } },
		]);
		expect(writes()).toEqual([]);
	});
});

describe('a dry run in Desk', () => {
	it('shows the call of each ticket, with custom fields where Desk takes them', async () => {
		const tickets = [0, 1].map((n) => desk().addTicket({ subject: `Dry ${n}` }));
		const result = await zoho.desk(
			onTicket('update', {
				ticketId: byId('={{ $json.id }}'),
				fields: mapped({ status: 'Closed', cf_warranty: true }),
			}),
			tickets.map(({ id }) => ({ id })),
		);
		expect(result.error).toBeUndefined();
		expect(json(result)).toMatchObject(
			tickets.map(({ id }) => ({
				dryRun: true,
				method: 'PATCH',
				url: `${world.emulator.urls.desk}/api/v1/tickets/${id}`,
				body: { status: 'Closed', cf: { cf_warranty: 'true' } },
				items: 1,
			})),
		);
		expect(result.items[0]?.map(({ pairedItem }) => pairedItem)).toEqual([[{ item: 0 }], [{ item: 1 }]]);
		expect(JSON.stringify(json(result))).not.toMatch(/oauthtoken|authorization/i);
		expect(writes()).toEqual([]);
		for (const { id } of tickets) expect(desk().ticket(id)?.status).toBe('Open');
	});

	it('shows one call for the tickets of many items', async () => {
		const tickets = [0, 1, 2].map((n) => desk().addTicket({ subject: `Trash ${n}` }));
		const result = await zoho.desk(
			onTicket('moveToTrash', { ticketId: byId('={{ $json.id }}') }),
			tickets.map(({ id }) => ({ id })),
		);
		expect(json(result)).toMatchObject([
			{ method: 'POST', body: { ticketIds: tickets.map(({ id }) => id) }, items: 3, credits: 6 },
		]);
		expect(result.items[0]?.[0]?.pairedItem).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect(writes()).toEqual([]);
	});

	it('shows a reply with the place of its attachments, which are not uploaded', async () => {
		const ticket = desk().addTicket({ subject: 'Reply dry', email: 'nadia@customer.example' } as never);
		const file = {
			data: Buffer.from('hello').toString('base64'),
			fileName: 'hello.txt',
			mimeType: 'text/plain',
		};
		const result = await zoho.desk(
			{
				...onTicket('sendReply', { ticketId: byId(ticket.id) }),
				resource: 'thread',
				content: 'Here it is',
				options: { attachments: 'data', to: 'nadia@customer.example' },
			},
			[{ json: {}, binary: { data: file } }] as never,
		);
		expect(result.error).toBeUndefined();
		const [shown] = json(result);
		expect(shown).toMatchObject({
			method: 'POST',
			body: { content: 'Here it is', to: 'nadia@customer.example', attachmentIds: ['<ID of hello.txt>'] },
		});
		expect(shown?.note).toContain('Files are uploaded before it');
		expect(writes()).toEqual([]);
	});

	it('shows the first write of an operation that finds a ticket before', async () => {
		const ticket = desk().addTicket({ subject: 'Upsert dry' });
		const result = await zoho.desk(
			onTicket('upsert', {
				matchBy: 'ticketNumber',
				matchValue: ticket.ticketNumber,
				fields: mapped({ priority: 'High' }),
				departmentId: byId(ticket.departmentId),
				contactFrom: 'existing',
				contactId: byId(String(ticket.contactId)),
			}),
		);
		expect(result.error).toBeUndefined();
		expect(json(result)).toMatchObject([{ dryRun: true, method: 'PATCH', body: { priority: 'High' } }]);
		expect(writes()).toEqual([]);
	});
});
