import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, type Connected, fromList, mappedFromItem, openWorld, type World } from '../../engine/world';

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
const json = ({ items }: { items: Array<Array<{ json: IDataObject }>> }) =>
	(items[0] ?? []).map((item) => item.json);
const asked = (path: string) => world.emulator.requests.matching(`GET ${path}`).map(({ query }) => query);

describe('the output of CRM', () => {
	const on = (operation: string, module: string, parameters: object = {}): INodeParameters => ({
		resource: 'record',
		operation,
		module: fromList(module),
		...parameters,
	});
	const contact = () => {
		const account = crm().add('Accounts', { Account_Name: 'King & Sons' });
		const record = crm().add('Contacts', { Last_Name: 'King', Account_Name: account.id });
		return { account, record };
	};

	it('is simplified by default: related records by name and ID, no system keys, the ID first, empty values kept', async () => {
		const { account, record } = contact();
		const [simplified = {}] = json(await zoho.crm(on('get', 'Contacts', { recordId: byId(record.id) })));
		expect(Object.keys(simplified)[0]).toBe('id');
		expect(Object.keys(simplified).filter((key) => key.startsWith('$'))).toEqual([]);
		expect(simplified).toMatchObject({
			id: record.id,
			Last_Name: 'King',
			Account_Name: 'King & Sons',
			Account_Name_ID: account.id,
			Owner: expect.any(String) as string,
			Owner_ID: expect.stringMatching(/^\d+$/) as string,
			Owner_Email: expect.stringContaining('@') as string,
			Phone: null,
		});
	});

	it('is what Zoho gave where it is raw', async () => {
		const { account, record } = contact();
		const [raw] = json(await zoho.crm(on('get', 'Contacts', { recordId: byId(record.id), output: 'raw' })));
		expect(raw).toMatchObject({ Account_Name: { id: account.id, name: 'King & Sons' } });
		expect(Object.keys(raw ?? {}).some((key) => key.startsWith('$'))).toBe(true);
	});

	it('holds the selected fields only, and Zoho is asked for no others', async () => {
		const { account, record } = contact();
		const selected = { output: 'selected', fieldsToReturn: ['Account_Name', 'Last_Name'] };
		const [one] = json(await zoho.crm(on('get', 'Contacts', { recordId: byId(record.id), ...selected })));
		expect(one).toEqual({
			id: record.id,
			Account_Name: 'King & Sons',
			Account_Name_ID: account.id,
			Last_Name: 'King',
		});
		expect(asked(`/crm/v8/Contacts/${record.id}`)).toEqual([{ fields: 'Account_Name,Last_Name' }]);
		// A comma list, as an AI agent or an expression gives it, and a name that Simplified gives.
		const typed = { output: 'selected', fieldsToReturn: 'id, Account_Name_ID' };
		const many = json(await zoho.crm(on('getAll', 'Contacts', { returnAll: false, limit: 3, ...typed })));
		expect(many.map((row) => Object.keys(row))).toEqual(Array(3).fill(['id', 'Account_Name_ID']));
		expect(asked('/crm/v8/Contacts')).toEqual([expect.objectContaining({ fields: 'Account_Name' })]);
	});

	it('names the nearest field when one does not exist, before the records are asked for', async () => {
		const { record } = contact();
		const result = await zoho.crm(
			on('get', 'Contacts', {
				recordId: byId(record.id),
				output: 'selected',
				fieldsToReturn: ['Last_Nam'],
			}),
		);
		expect(result.error?.message).toBe("'Last_Nam' is not a field of the module Contacts");
		expect(result.error?.description).toContain("Did you mean 'Last_Name'?");
		expect(asked(`/crm/v8/Contacts/${record.id}`)).toEqual([]);
	});

	it('keeps the rows of a subform, each of them simplified, and they can be fed back', async () => {
		const product = crm().add('Products', { Product_Name: 'Armchair' });
		const fields = { Subject: 'Two armchairs', Quoted_Items: [{ Product_Name: product.id, Quantity: 2 }] };
		const [quote] = json(await zoho.crm(on('create', 'Quotes', { fields: mappedFromItem }), [fields]));
		const get = on('get', 'Quotes', { recordId: byId(String(quote?.id)) });
		const [simplified = {}] = json(await zoho.crm(get));
		const row = { Product_Name: 'Armchair', Product_Name_ID: product.id, Quantity: 2 };
		expect(simplified.Quoted_Items).toEqual([expect.objectContaining(row)]);
		const update = on('update', 'Quotes', { recordId: byId('={{ $json.id }}'), fields: mappedFromItem });
		const fedBack = await zoho.crm(update, [{ ...simplified, Subject: 'Two armchairs, again' }]);
		expect(fedBack.error).toBeUndefined();
		const [again] = json(await zoho.crm(get));
		const [{ id: rowId } = {}] = simplified.Quoted_Items as IDataObject[];
		expect(again).toMatchObject({ Subject: 'Two armchairs, again', Quoted_Items: [{ id: rowId, ...row }] });
	});

	it('can be fed back into an update as it is', async () => {
		const { account, record } = contact();
		const [simplified = {}] = json(await zoho.crm(on('get', 'Contacts', { recordId: byId(record.id) })));
		const result = await zoho.crm(
			on('update', 'Contacts', { recordId: byId('={{ $json.id }}'), fields: mappedFromItem }),
			[{ ...simplified, Phone: '+44 20 7946 0000' }],
		);
		expect(result.error).toBeUndefined();
		expect(crm().record('Contacts', record.id)?.fields).toMatchObject({
			Phone: '+44 20 7946 0000',
			Account_Name: account.id,
		});
	});

	it('tells a name that was changed from the ID that stands beside it', async () => {
		const { account, record } = contact();
		const other = crm().add('Accounts', { Account_Name: 'Queen & Daughters' });
		const twin = crm().add('Accounts', { Account_Name: 'King & Sons' });
		const update = on('update', 'Contacts', { recordId: byId('={{ $json.id }}'), fields: mappedFromItem });
		const read = { id: record.id, Account_Name: 'King & Sons', Account_Name_ID: twin.id };
		const held = () => crm().record('Contacts', record.id)?.fields.Account_Name;
		expect(held()).toBe(account.id);
		expect((await zoho.crm(update, [read])).error).toBeUndefined();
		expect(held()).toBe(twin.id);
		await zoho.crm(update, [{ ...read, Account_Name: 'Queen & Daughters' }]);
		expect(held()).toBe(other.id);
		await zoho.crm(update, [{ id: record.id, Account_Name_ID: account.id }]);
		expect(held()).toBe(account.id);
		await zoho.crm(update, [{ ...read, Account_Name: null }]);
		expect(held()).toBeNull();
	});

	it('picks from rows that Zoho cannot be asked to cut, and says which name none of them has', async () => {
		const query = 'select Last_Name, Account_Name.Account_Name, Owner from Contacts where id is not null';
		const result = await zoho.crm({
			resource: 'query',
			operation: 'run',
			query,
			parameters: {},
			returnAll: false,
			limit: 2,
			output: 'selected',
			fieldsToReturn: 'Owner, Shoe_Size',
		});
		for (const row of json(result)) {
			expect(row).toEqual({
				id: expect.any(String) as string,
				Owner_ID: expect.any(String) as string,
				Shoe_Size: null,
			});
		}
		expect(json(result)).toHaveLength(2);
		expect(result.hints.map(({ message }) => message)).toEqual([
			"'Shoe_Size' under Fields to Return is not among the fields that Zoho gave back",
		]);
	});
});

describe('the output of Desk', () => {
	const on = (operation: string, parameters: object = {}): INodeParameters => ({
		resource: 'ticket',
		operation,
		organization: { __rl: true, mode: 'list', value: 'auto' },
		...parameters,
	});
	const include = { options: { include: ['contacts', 'departments'] } };

	it('is simplified by default: custom fields beside the others, included records by name and ID', async () => {
		const ticket = desk().addTicket({ subject: 'Loose leg', cf: { cf_warranty: 'true' } } as never);
		const [simplified = {}] = json(await zoho.desk(on('get', { ticketId: byId(ticket.id), ...include })));
		const holder = desk().contact(ticket.contactId);
		expect(Object.keys(simplified)[0]).toBe('id');
		expect(simplified).toMatchObject({
			id: ticket.id,
			subject: 'Loose leg',
			cf_warranty: 'true',
			contactId: holder?.id,
			contact: expect.stringContaining(String(holder?.lastName)) as string,
			department: 'Support',
			departmentId: ticket.departmentId,
			resolution: null,
		});
		expect(simplified).not.toHaveProperty('cf');
		expect(simplified).not.toHaveProperty('customFields');
		expect(Object.values(simplified).filter(isObject)).toEqual([]);
	});

	it('is what Zoho gave where it is raw', async () => {
		const ticket = desk().addTicket({ subject: 'Raw', cf: { cf_warranty: 'true' } } as never);
		const [raw] = json(await zoho.desk(on('get', { ticketId: byId(ticket.id), output: 'raw', ...include })));
		expect(raw).toMatchObject({ cf: { cf_warranty: 'true' }, contact: { id: ticket.contactId } });
		expect(raw).toHaveProperty('customFields');
	});

	it('holds the selected fields only, custom ones by their names', async () => {
		const ticket = desk().addTicket({ subject: 'Chosen', cf: { cf_warranty: 'true' } } as never);
		const [one] = json(
			await zoho.desk(
				on('get', {
					ticketId: byId(ticket.id),
					output: 'selected',
					fieldsToReturn: 'subject, cf_warranty, contact',
					...include,
				}),
			),
		);
		expect(one).toMatchObject({ id: ticket.id, subject: 'Chosen', cf_warranty: 'true' });
		expect(one).toMatchObject({ contact: expect.any(String) as string, contactId: ticket.contactId });
		expect(one).not.toHaveProperty('status');
	});

	it('can be fed back into an update as it is', async () => {
		const ticket = desk().addTicket({ subject: 'Feed me', cf: { cf_warranty: 'true' } } as never);
		const [simplified = {}] = json(await zoho.desk(on('get', { ticketId: byId(ticket.id), ...include })));
		const result = await zoho.desk(
			on('update', { ticketId: byId('={{ $json.id }}'), fields: mappedFromItem }),
			[{ ...simplified, priority: 'High' }],
		);
		expect(result.error).toBeUndefined();
		expect(desk().ticket(ticket.id)).toMatchObject({
			priority: 'High',
			subject: 'Feed me',
			cf: expect.objectContaining({ cf_warranty: 'true' }) as object,
		});
	});

	it.each(['contact', 'account'])('can be fed back into an update of a %s as it is', async (resource) => {
		const [record] = resource === 'contact' ? desk().contacts() : desk().accounts();
		const idOf = (id: string) => ({ [`${resource}Id`]: byId(id) });
		const get = on('get', { resource, ...idOf(String(record?.id)), options: { include: ['owner'] } });
		const [simplified = {}] = json(await zoho.desk(get));
		const update = on('update', { resource, ...idOf('={{ $json.id }}'), fields: mappedFromItem });
		const result = await zoho.desk(update, [{ ...simplified, description: 'Fed back' }]);
		expect(result.error).toBeUndefined();
		expect(json(await zoho.desk(get))).toMatchObject([{ id: record?.id, description: 'Fed back' }]);
	});
});

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
