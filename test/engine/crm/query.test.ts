import type { IDataObject } from 'n8n-workflow';

import { type Connected, fromList, openWorld, type World } from '../../../engine/world';
import { company } from '../../../emulator/seed/company';
import { forgetMetadata } from '../../../nodes/ZohoCrm/metadata';

let world: World;
let zoho: Connected;

beforeAll(async () => {
	world = await openWorld();
	zoho = await world.connect('oAuth2');
});
afterAll(async () => await world.stop());
beforeEach(() => world.emulator.requests.clear());

const store = () => world.emulator.world.crm;
const calls = () => world.emulator.requests.matching('POST /crm/v8/coql');
const json = ({ items }: { items: Array<Array<{ json: IDataObject }>> }) =>
	(items[0] ?? []).map((item) => item.json);
const on = (operation: string, parameters: object = {}) => ({ resource: 'query', operation, ...parameters });
const add = (fields: Record<string, string | number>) =>
	store().add('Leads', { Last_Name: 'Query', Company: 'Query Ltd', ...fields }).id;

describe('run', () => {
	it('gives 12,000 distinct rows, by ID, with six calls', async () => {
		const ids = Array.from({ length: 12_000 }, (_, index) => add({ City: 'Manyville', Budget: index }));
		const query = "select Last_Name from Leads where City = 'Manyville'";
		const result = await zoho.crm(on('run', { query, returnAll: true }));
		expect(result.error).toBeUndefined();
		expect(json(result)).toHaveLength(12_000);
		expect(new Set(json(result).map(({ id }) => id))).toEqual(new Set(ids));
		expect(calls()).toHaveLength(6);
		const sorted = await zoho.crm(
			on('run', { query: `${query} order by Budget desc limit 4500`, returnAll: true }),
		);
		expect(json(sorted).map(({ id }) => id)).toEqual([...ids].reverse().slice(0, 4_500));
		expect(calls()).toHaveLength(9);
	}, 60_000);

	it.each([`O'Brien "Bob" \\`, "x') or (id is not null", "\\' or id is not null", ":other ''"])(
		'a parameter such as %s stays a value',
		async (company) => {
			const id = add({ Company: company });
			const result = await zoho.crm(
				on('run', {
					query: "select Company from Leads where Company = :company and Last_Name != ':not it'",
					parameters: { parameter: [{ name: 'company', value: '={{ $json.company }}' }] },
				}),
				[{ company }, { company: `${company} of nobody` }],
			);
			expect(result.error).toBeUndefined();
			expect(json(result)).toEqual([{ Company: company, id }]);
		},
	);

	it('takes numbers, lists and dates as parameters', async () => {
		const id = add({ City: 'Listed', Budget: 424_242 });
		const parameter = [
			{ name: 'budgets', value: '={{ [424241, 424242] }}' },
			{ name: 'after', value: '={{ DateTime.fromISO("2020-01-01T00:00:00.000Z") }}' },
		];
		const result = await zoho.crm(
			on('run', {
				query: 'select id from Leads where Budget in (:budgets) and Created_Time > :after',
				parameters: { parameter },
			}),
		);
		expect(result.error).toBeUndefined();
		expect(json(result)).toEqual([{ id }]);
	});

	it('keeps to the limits of the query and of the form, and goes through lookups', async () => {
		const account = store().add('Accounts', { Account_Name: 'Looked Up', Phone: '555 0101' });
		store().add('Contacts', { Last_Name: 'Lookup', Account_Name: account.id });
		const joined = await zoho.crm(
			on('run', { query: "select Account_Name.Phone from Contacts where Last_Name = 'Lookup'" }),
		);
		expect(json(joined)).toEqual([expect.objectContaining({ 'Account_Name.Phone': '555 0101' })]);
		const few = await zoho.crm(
			on('run', { query: 'select id from Leads limit 5 offset 2', returnAll: true }),
		);
		expect(json(few)).toHaveLength(5);
		const fewer = await zoho.crm(
			on('run', { query: 'select id from Leads limit 5', returnAll: false, limit: 3 }),
		);
		expect(json(fewer)).toHaveLength(3);
	});

	it('gives a row for each group, 2,500 of them with two calls, and one for all', async () => {
		const cities = Array.from({ length: 2_500 }, (_, index) => `Groupville ${index}`);
		for (const City of cities) [1, 2].forEach((Rooms) => add({ City, Rooms }));
		const where = "where City like 'Groupville%'";
		const result = await zoho.crm(
			on('run', {
				query: `select City, count(id) as Leads, sum(Rooms) from Leads ${where} group by City`,
				returnAll: true,
			}),
		);
		expect(result.error).toBeUndefined();
		expect(json(result)).toEqual(cities.map((City) => ({ City, Leads: 2, 'SUM(Rooms)': 3 })));
		expect(calls()).toHaveLength(2);
		const all = await zoho.crm(on('run', { query: `select max(Rooms) as Most from Leads ${where}` }));
		expect(json(all)).toEqual([{ Most: 2 }]);
	});

	it.each([
		["where Last_Name > 'a'", `Zoho CRM cannot use 'Last_Name' here with ">"`],
		["where Last_Nam = 'a'", "Zoho CRM cannot use 'Last_Nam' here"],
		['where Last_Name = ', 'Zoho CRM cannot read the query in line 1, column '],
	])('explains what Zoho cannot do with a query: %s', async (where, message) => {
		const query = `select Last_Name from Leads ${where}`;
		expect((await zoho.crm(on('run', { query }))).error?.message).toContain(message);
	});

	it('explains a name without a value, a value without a name and an open quote before it asks', async () => {
		const missing = await zoho.crm(on('run', { query: 'select id from Leads where City = :city' }));
		expect(missing.error?.message).toContain("'Query' uses :city, which has no value");
		const unused = await zoho.crm(
			on('run', {
				query: 'select id from Leads',
				parameters: { parameter: [{ name: 'city', value: 'Oslo' }] },
			}),
		);
		expect(unused.error?.message).toContain('does not use the parameter "city"');
		const open = await zoho.crm(on('run', { query: "select id from Leads where City = 'Oslo" }));
		expect(open.error?.message).toContain('a quote that is not closed');
		expect(calls()).toHaveLength(0);
	});
});

describe('build', () => {
	const build = (conditions: object[], parameters: object = {}) =>
		on('build', {
			module: fromList('Contacts'),
			columns: ['Last_Name', 'Account_Name.Phone'],
			conditions: { condition: conditions },
			...parameters,
		});

	it('goes through lookups, sorts and keeps values as values; its query runs as it is', async () => {
		const account = store().add('Accounts', { Account_Name: 'Built', Phone: '555 0202' });
		const names = ["B'uilt) or (1", "B'uilt) or (2"];
		for (const Last_Name of names) store().add('Contacts', { Last_Name, Account_Name: account.id });
		store().add('Contacts', { Last_Name: 'Built otherwise' });
		const conditions = [
			{ field: 'Last_Name', operator: 'starts_with', value: "B'uilt) or (" },
			{ field: 'Account_Name', operator: 'not_empty', value: '' },
			{ field: 'Account_Name.Phone', operator: 'equals', value: '555 0202' },
		];
		const options = { sortBy: 'Last_Name', sortOrder: 'desc' };
		const result = await zoho.crm(build(conditions, { options }));
		expect(result.error).toBeUndefined();
		expect(json(result).map(({ Last_Name }) => Last_Name)).toEqual([...names].reverse());
		expect(json(result)[0]).toMatchObject({ 'Account_Name.Phone': '555 0202' });
		const text = await zoho.crm(build(conditions, { options: { ...options, onlyQuery: true } }));
		expect(calls()).toHaveLength(1);
		const [{ query } = {}] = json(text);
		const again = await zoho.crm(on('run', { query: String(query) }));
		expect(json(again)).toEqual(json(result));
	});

	it('shows the query it made beside the rows, once for items that share it', async () => {
		store().add('Contacts', { Last_Name: 'Hinted' });
		const conditions = [{ field: 'Last_Name', operator: 'equals', value: '={{ $json.name }}' }];
		const items = [{ name: 'Hinted' }, { name: "Hin'ted" }, { name: 'Hinted' }];
		const result = await zoho.crm(build(conditions), items);
		expect(json(result)).toHaveLength(2);
		const hints = result.hints.map(({ message }) => message);
		expect(hints).toHaveLength(2);
		expect(hints[0]).toBe(
			"The query: select Last_Name, Account_Name.Phone from Contacts where Last_Name = 'Hinted'",
		);
		expect(hints[1]).toContain("'Hin''ted'");
		const only = await zoho.crm(build(conditions, { options: { onlyQuery: true } }), items);
		expect(only.hints).toEqual([]);
	});

	it('compares with 100 values; a date that can be two days is refused', async () => {
		const ids = Array.from({ length: 100 }, (_, n) => store().add('Contacts', { Last_Name: `Many ${n}` }).id);
		const names = ids.map((_, n) => `Many ${n}`).join(', ');
		const options = { returnAll: true };
		const found = await zoho.crm(build([{ field: 'Last_Name', operator: 'in', value: names }], options));
		expect(found.error).toBeUndefined();
		expect(json(found).map(({ id }) => id)).toEqual(ids);
		const day = { field: 'Created_Time', operator: 'greater_than', value: '03/01/2026' };
		const refused = await zoho.crm(build([day]));
		expect(refused.error?.message).toBe(`'Created Time' is "03/01/2026", which can be two days`);
	});

	it("takes times without an offset in the organization's time zone", async () => {
		forgetMetadata();
		store().organization.timeZone = 'Asia/Tokyo';
		const { id } = store().add('Contacts', { Last_Name: 'Early', Created_Time: '2026-03-01T00:30:00Z' });
		const value = '2026-03-01 9:29 AM, 2026-03-01 9:31 AM';
		const result = await zoho.crm(build([{ field: 'Created_Time', operator: 'between', value }]));
		forgetMetadata();
		store().organization.timeZone = company.timeZone;
		expect(json(result).map((contact) => contact.id)).toEqual([id]);
	});

	it('explains an unknown field, also behind a lookup, before it asks', async () => {
		const unknown = await zoho.crm(build([{ field: 'Last_Nam', operator: 'equals', value: 'x' }]));
		expect(unknown.error?.description).toContain("Did you mean 'Last_Name'?");
		const behind = await zoho.crm(build([], { columns: ['Account_Name.Fone'] }));
		expect(behind.error?.message).toContain("'Fone' is not a field of the module Accounts");
		expect(calls()).toHaveLength(0);
	});
});
