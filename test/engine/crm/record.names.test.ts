import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import {
	byId,
	type Connected,
	fromList,
	mapped,
	mappedFromItem,
	openWorld,
	type World,
} from '../../../engine/world';

let world: World;
let zoho: Connected;

beforeAll(async () => {
	world = await openWorld();
	zoho = await world.connect('oAuth2');
});
afterAll(async () => await world.stop());
beforeEach(() => world.emulator.requests.clear());

const store = () => world.emulator.world.crm;
const calls = (match: string) => world.emulator.requests.matching(match);
const json = ({ items }: { items: Array<Array<{ json: IDataObject }>> }) =>
	(items[0] ?? []).map((item) => item.json);
const create = (module: string) => ({
	resource: 'record',
	operation: 'create',
	module: fromList(module),
	fields: mappedFromItem,
});
const fieldsOf = (module: string, { id }: IDataObject = {}) => store().record(module, String(id))?.fields;

describe('records and users by name', () => {
	it('finds the accounts of 120 deals with three queries, and each name once', async () => {
		const accounts = Array.from({ length: 110 }, (_, n) =>
			store().add('Accounts', { Account_Name: `Namesake's ${n} "Ltd"` }),
		);
		const items = Array.from({ length: 120 }, (_, n) => ({
			Deal_Name: `Deal ${n}`,
			Stage: 'Qualification',
			Account_Name: `Namesake's ${n % 110} "Ltd"`,
		}));
		const result = await zoho.crm(create('Deals'), items);
		expect(result.error).toBeUndefined();
		expect(calls('POST /crm/v8/coql')).toHaveLength(3);
		expect(json(result).map((deal) => fieldsOf('Deals', deal)?.Account_Name)).toEqual(
			items.map((_, n) => accounts[n % 110]?.id),
		);
	});

	it('takes ids, records as Zoho shows them, names in any case and email addresses', async () => {
		const contact = store().add('Contacts', {
			First_Name: 'Anna Maria',
			Last_Name: 'van Dijk',
			Email: 'anna@dijk.example',
		});
		store().add('Contacts', { First_Name: 'Piet', Last_Name: 'van Dijk', Email: 'piet@dijk.example' });
		const given = [
			contact.id,
			{ id: contact.id, name: 'whatever' },
			{ name: 'Anna Maria van Dijk' },
			'anna maria  VAN DIJK',
			'Anna@Dijk.example',
		];
		const result = await zoho.crm(
			create('Deals'),
			given.map((Contact_Name, n) => ({ Deal_Name: `By ${n}`, Stage: 'Qualification', Contact_Name })),
		);
		expect(result.error).toBeUndefined();
		expect(json(result).map((deal) => fieldsOf('Deals', deal)?.Contact_Name)).toEqual(
			given.map(() => contact.id),
		);
	});

	it('gives the owner by full name or email address, with one list of users for all items', async () => {
		const [, tomas] = store().users;
		const result = await zoho.crm(
			create('Leads'),
			['Tomas Lindgren', 'TOMAS.LINDGREN@marigold.example', tomas?.id].map((Owner, n) => ({
				Last_Name: `Owned ${n}`,
				Company: 'X',
				Owner,
			})),
		);
		expect(result.error).toBeUndefined();
		expect(json(result).map((lead) => fieldsOf('Leads', lead)?.Owner)).toEqual([
			tomas?.id,
			tomas?.id,
			tomas?.id,
		]);
		expect(calls('GET /crm/v8/users')).toHaveLength(1);
	});

	it('tells the records that share a name, names nobody has and users who are gone; nothing is written', async () => {
		const twins = [1, 2].map(() => store().add('Accounts', { Account_Name: 'Twin GmbH' }));
		const before = store().records('Deals').length;
		const deal = (Account_Name: unknown, Owner?: string) => ({
			Deal_Name: 'D',
			Stage: 'Qualification',
			Account_Name,
			...(Owner ? { Owner } : {}),
		});
		const items = [
			deal('Twin GmbH'),
			deal('Nobody & Sons'),
			deal(twins[0]?.id, 'Tomas Lindgrn'),
			deal(twins[0]?.id),
			deal({ some: 'thing' }),
			deal(4150868000000002175),
		] as unknown as IDataObject[];
		const result = await zoho.crm(create('Deals'), items, { onError: 'continueRegularOutput' });
		const [twin, nobody, user, good, strange, number] = json(result);
		expect(twin?.error).toMatchObject({
			code: 'AMBIGUOUS_NAME',
			message: `'Account Name' is "Twin GmbH", the name of 2 records in Accounts`,
			description: expect.stringContaining(
				`Twin GmbH (${twins[0]?.id}), Twin GmbH (${twins[1]?.id})`,
			) as string,
			allowedValues: twins.map(({ id }) => id),
			field: 'Account_Name',
		});
		expect(nobody?.error).toMatchObject({
			code: 'NAME_NOT_FOUND',
			message: `'Account Name' is "Nobody & Sons", the name of no record in Accounts`,
		});
		expect(user?.error).toMatchObject({
			code: 'NAME_NOT_FOUND',
			message: `'Deal Owner' is "Tomas Lindgrn", neither the name nor the email address of an active user`,
			description: expect.stringContaining('Did you mean "Tomas Lindgren"?') as string,
		});
		expect(fieldsOf('Deals', good)?.Account_Name).toBe(twins[0]?.id);
		expect(strange?.error).toMatchObject({
			message: expect.stringContaining('neither a name nor an ID') as string,
		});
		expect(number?.error).toMatchObject({
			message: expect.stringContaining('too long to be exact') as string,
		});
		expect(store().records('Deals')).toHaveLength(before + 1);

		const stopped = await zoho.crm(create('Deals'), items.slice(1, 4));
		expect(stopped.error?.message).toBe('2 of 3 items were refused');
		expect(stopped.error?.description).toContain('Nothing was written.');
		expect(store().records('Deals')).toHaveLength(before + 1);
	});

	it('takes any text for a name, whatever is in it', async () => {
		const piece = fc.constantFrom(
			"'",
			'"',
			'\\',
			') or (',
			"' or id is not null",
			':name',
			'%',
			',',
			'é',
			'日',
			'x y',
		);
		const texts = fc.sample(fc.array(piece, { minLength: 1, maxLength: 6 }), { numRuns: 150, seed: 7 });
		const names = new Map(
			texts.map((parts) => parts.join('').trim()).map((name) => [name.toLowerCase(), name]),
		);
		const accounts = [...names.values()].map((Account_Name) => store().add('Accounts', { Account_Name }));
		const result = await zoho.crm(
			create('Deals'),
			accounts.map(({ fields }, n) => ({
				Deal_Name: `Any ${n}`,
				Stage: 'Qualification',
				Account_Name: fields.Account_Name as string,
			})),
		);
		expect(result.error).toBeUndefined();
		expect(json(result).map((deal) => fieldsOf('Deals', deal)?.Account_Name)).toEqual(
			accounts.map(({ id }) => id),
		);
	});

	it('prefers the record with exactly the name', async () => {
		store().add('Accounts', { Account_Name: 'ACME' });
		const acme = store().add('Accounts', { Account_Name: 'Acme' });
		const result = await zoho.crm(create('Deals'), [
			{ Deal_Name: 'E', Stage: 'Qualification', Account_Name: 'Acme' },
		]);
		expect(fieldsOf('Deals', json(result)[0])?.Account_Name).toBe(acme.id);
	});

	it('finds what an activity is related to in the module it names', async () => {
		const lead = store().add('Deals', { Deal_Name: 'Big Hall', Stage: 'Qualification' });
		const result = await zoho.crm(create('Tasks'), [
			{ Subject: 'Call', What_Id: 'Big Hall', $se_module: 'Deals' },
			{ Subject: 'Write', What_Id: lead.id, $se_module: 'Deals' },
		]);
		expect(result.error).toBeUndefined();
		for (const task of json(result)) {
			expect(fieldsOf('Tasks', task)).toMatchObject({ What_Id: lead.id, $se_module: 'Deals' });
		}
	});

	it('works where records are written one at a time', async () => {
		const account = store().add('Accounts', { Account_Name: 'Single Ltd' });
		const result = await zoho.crm(
			{
				resource: 'record',
				operation: 'findOrCreate',
				module: fromList('Deals'),
				findBy: ['Deal_Name', 'Account_Name'],
				fields: mapped({
					Deal_Name: '={{ $json.name }}',
					Stage: 'Qualification',
					Account_Name: 'Single Ltd',
				}),
			},
			[{ name: 'One' }, { name: 'One' }],
		);
		expect(result.error).toBeUndefined();
		expect(json(result)).toMatchObject([{ action: 'created' }, { action: 'found' }]);
		expect(fieldsOf('Deals', json(result)[0])?.Account_Name).toBe(account.id);
	});

	it('shows a dry run the ids', async () => {
		const account = store().add('Accounts', { Account_Name: 'Dry Ltd' });
		const [deal] = store().records('Deals');
		const result = await zoho.crm({
			resource: 'record',
			operation: 'update',
			module: fromList('Deals'),
			recordId: byId(String(deal?.id)),
			fields: mapped({ Account_Name: 'Dry Ltd' }),
			dryRun: true,
		});
		expect(json(result)).toMatchObject([
			{ dryRun: true, body: { data: [{ id: deal?.id, Account_Name: { id: account.id } }] } },
		]);
	});
});
