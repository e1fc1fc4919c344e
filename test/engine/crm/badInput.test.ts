import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, type Connected, mapped, mappedFromItem, openWorld, type World } from '../../../engine/world';

let world: World;
let zoho: Connected;

beforeAll(async () => {
	world = await openWorld({ seed: 'empty' });
	zoho = await world.connect('oAuth2');
	for (const Account_Name of ['Twin', 'Twin', 'Only']) store().add('Accounts', { Account_Name });
	store().add('Products', { Product_Name: 'Chair' });
});
afterAll(async () => await world.stop());
beforeEach(() => world.emulator.requests.clear());

const store = () => world.emulator.world.crm;
const json = ({ items }: { items: Array<Array<{ json: IDataObject }>> }) =>
	(items[0] ?? []).map((item) => item.json);
const on = (operation: string, module: string, parameters: object = {}): INodeParameters => ({
	resource: 'record',
	operation,
	module: byId(module),
	...parameters,
});
/** Calls that change something, by method and module. */
const writes = () =>
	world.emulator.requests.all.filter(({ method, path }) => method !== 'GET' && path !== '/crm/v8/coql');

const good: Record<string, IDataObject> = {
	Leads: { Last_Name: 'Good' },
	Deals: { Deal_Name: 'Good', Stage: 'Qualification' },
	Quotes: { Subject: 'Good' },
	Showrooms: { Name: 'Good' },
};

type Bad = [
	what: string,
	module: string,
	fields: IDataObject,
	message: string,
	apiName: string,
	todo?: string,
];
const long = 'x'.repeat(300);

/** Each stands in the second of two items; the first is good. */
const bad: Bad[] = [
	[
		'an unknown field',
		'Leads',
		{ Last_Nmae: 'B' },
		"'Last_Nmae' is not a field of the module Leads",
		'Last_Nmae',
		"Did you mean 'Last_Name'?",
	],
	[
		'a field by its label',
		'Leads',
		{ 'Last Name': 'B' },
		"'Last Name' is not a field of the module Leads",
		'Last Name',
		"Did you mean 'Last_Name'?",
	],
	[
		'a choice that is not in the list',
		'Leads',
		{ Lead_Status: 'Contactd' },
		`'Lead Status' is "Contactd", which is not one of its choices`,
		'Lead_Status',
		'Use one of: ',
	],
	[
		'one of several choices that is not in the list',
		'Showrooms',
		{ Services: 'Cafe; Sauna' },
		`'Services' is "Sauna", which is not one of its choices`,
		'Services',
		'Consultation',
	],
	[
		'text in a number',
		'Leads',
		{ Budget: 'a lot' },
		`'Budget' is "a lot", not a number`,
		'Budget',
		'Use digits',
	],
	[
		'a currency sign in a number',
		'Leads',
		{ Budget: '€ 1,200' },
		`'Budget' is "€ 1,200", not a number`,
		'Budget',
		'without a currency sign',
	],
	[
		'decimals in a whole number',
		'Leads',
		{ No_of_Employees: 2.5 },
		`'No. of Employees' is 2.5, not a whole number`,
		'No_of_Employees',
		'Round',
	],
	[
		'more digits than a number holds',
		'Leads',
		{ No_of_Employees: '12345678901' },
		`'No. of Employees' is "12345678901", which has more than 9 digits`,
		'No_of_Employees',
		'9 digits',
	],
	[
		'more decimals than a number holds',
		'Leads',
		{ Budget: 1.2345 },
		`'Budget' is 1.2345, which has more than 2 decimals`,
		'Budget',
		'Round',
	],
	[
		'letters in a long whole number',
		'Showrooms',
		{ Visitors_Counted: '12k' },
		`'Visitors Counted' is "12k", not a whole number`,
		'Visitors_Counted',
		'digits only',
	],
	[
		'neither true nor false',
		'Leads',
		{ Email_Opt_Out: 'perhaps' },
		`'Email Opt Out' is "perhaps", neither true nor false`,
		'Email_Opt_Out',
		'true or false',
	],
	[
		'a date that is none',
		'Deals',
		{ Closing_Date: '2026-02-30' },
		`'Closing Date' is "2026-02-30", which is no date`,
		'Closing_Date',
		'2026-08-25',
	],
	[
		'a date that can be two days',
		'Deals',
		{ Closing_Date: '05/08/2026' },
		`'Closing Date' is "05/08/2026", which can be two days`,
		'Closing_Date',
		'Write 2026-08-05 or 2026-05-08',
	],
	[
		'a number for a date',
		'Deals',
		{ Closing_Date: 46259 },
		`'Closing Date' is 46259, which is no date`,
		'Closing_Date',
		'2026-08-25',
	],
	[
		'300 characters for 120',
		'Deals',
		{ Deal_Name: long },
		`which has 300 characters`,
		'Deal_Name',
		'The field holds 120.',
	],
	[
		'an email address that is none',
		'Leads',
		{ Email: 'jane at example' },
		`'Email' is "jane at example", not an email address`,
		'Email',
		'jane@example.com',
	],
	[
		'two email addresses',
		'Leads',
		{ Email: 'a@b.example, c@d.example' },
		`'Email' is "a@b.example, c@d.example", not an email address`,
		'Email',
		'one address',
	],
	[
		'a phone number that is none',
		'Leads',
		{ Phone: '555?0100' },
		`'Phone' is "555?0100", not a phone number`,
		'Phone',
		'Use digits',
	],
	[
		'a web address with a space',
		'Leads',
		{ Website: 'www example com' },
		`'Website' is "www example com", not a web address`,
		'Website',
		'without spaces',
	],
	['an empty array for a text', 'Leads', { City: [] }, `'City' is [], not a text`, 'City', 'Map a text'],
	[
		'an object for a text',
		'Leads',
		{ City: { name: 'Oslo' } },
		`'City' is {"name":"Oslo"}, not a text`,
		'City',
		'Map a text',
	],
	[
		'a name that two records have',
		'Deals',
		{ Account_Name: 'Twin' },
		`'Account Name' is "Twin", the name of 2 records in Accounts`,
		'Account_Name',
		'Give the ID of the one that is meant: Twin (',
	],
	[
		'a name that no record has',
		'Deals',
		{ Account_Name: 'Triplet' },
		`'Account Name' is "Triplet", the name of no record in Accounts`,
		'Account_Name',
		'Check the name',
	],
	[
		'an owner who is no active user',
		'Deals',
		{ Owner: 'Joel Abara' },
		`'Deal Owner' is "Joel Abara", neither the name nor the email address of an active user`,
		'Owner',
		'who is active',
	],
	[
		'an id that lost its last digits',
		'Deals',
		{ Account_Name: 4150868000000002175 },
		`a number too long to be exact`,
		'Account_Name',
		'in quotes',
	],
	[
		'a mandatory field that is empty',
		'Leads',
		{ Last_Name: '' },
		"'Last Name' is missing",
		'Last_Name',
		'Fill it in',
	],
	[
		'a layout that is none',
		'Leads',
		{ Layout: 'Partners' },
		`'Layout' is "Partners", which is no layout of Leads`,
		'Layout',
		'Trade Partners',
	],
	[
		'a column that line items do not have',
		'Quotes',
		{ Quoted_Items: [{ Product: 'Chair' }] },
		"'Product' is not a field of Quoted Items, row 1",
		'Product',
	],
	[
		'text in the number of a line item',
		'Quotes',
		{
			Quoted_Items: [
				{ Product_Name: 'Chair', Quantity: 1 },
				{ Product_Name: 'Chair', Quantity: 'x' },
			],
		},
		`Quoted Items, row 2, 'Quantity' is "x", not a number`,
		'Quantity',
	],
	[
		'text for line items',
		'Quotes',
		{ Quoted_Items: '2 chairs' },
		`'Quoted Items' is "2 chairs", which is no list of rows`,
		'Quoted_Items',
		'Give a list of rows',
	],
	[
		'a file that the item does not have',
		'Showrooms',
		{ Photos: 'photo' },
		`'Photos' is "photo", and the item has no such file`,
		'Photos',
		'Binary tab',
	],
	[
		'a partner that is nobody',
		'Showrooms',
		{ Partner_Vendors: ['Nobody'] },
		`'Partner Vendors' is "Nobody", the name of no record in Vendors`,
		'Partner_Vendors',
	],
];

describe('bad input', () => {
	it.each(bad)(
		'%s stops the run with nothing written, and names item and field',
		async (_, module, fields, message, apiName, todo = '') => {
			const before = store().records(module).length;
			const items = [good[module] ?? {}, { ...good[module], ...fields }];
			const { error } = await zoho.crm(on('create', module, { fields: mappedFromItem }), items);
			expect(error?.message).toMatch(/^Item 1: /);
			expect(error?.message).toContain(message);
			expect(error?.description).toContain(todo);
			expect(error?.description).toContain('Nothing was written.');
			expect((error as { context?: { data?: IDataObject } }).context?.data).toMatchObject({ field: apiName });
			expect(store().records(module)).toHaveLength(before);
			expect(writes()).toEqual([]);
		},
	);

	it.each(bad)(
		'%s is its own item’s where the node continues, and the others are written',
		async (_, module, fields, message, apiName) => {
			const items = [{ ...good[module], ...fields }, good[module] ?? {}];
			const settings = { onError: 'continueRegularOutput' } as const;
			const [refused, written] = json(
				await zoho.crm(on('create', module, { fields: mappedFromItem }), items, settings),
			);
			expect(refused?.error).toMatchObject({
				message: expect.stringContaining(message) as string,
				code: expect.any(String) as string,
				field: apiName,
			});
			expect(Object.keys(refused ?? {})).toEqual(['error']);
			expect(store().record(module, String(written?.id))).toBeDefined();
		},
	);

	it('tells an unknown module', async () => {
		const { error } = await zoho.crm(on('create', 'Leds', { fields: mapped({ Last_Name: 'A' }) }), [{}, {}]);
		expect(`${error?.message}\n${error?.description}`).toContain('Zoho CRM has no module "Leds"');
		expect(error?.description).toContain('Nothing was written.');
	});

	it('tells that there is nothing to write', async () => {
		const { error } = await zoho.crm(on('create', 'Leads', { fields: mappedFromItem }), [
			{ Last_Name: 'A' },
			{},
		]);
		expect(error?.message).toBe("Item 1: 'Last Name' is missing");
		const lead = store().add('Leads', { Last_Name: 'Kept' });
		const parameters = { recordId: byId(lead.id), fields: mappedFromItem };
		const update = await zoho.crm(on('update', 'Leads', parameters), [{ City: 'Oslo' }, { id: lead.id }]);
		expect(update.error?.message).toBe("Item 1: 'Fields' has nothing to write");
		expect(writes()).toEqual([]);
	});

	it.each([
		[
			Array.from({ length: 101 }, (_, n) => `Field_${n}`),
			"'Field_0' is not a field of the module Leads",
			'Fields go by their API name',
		],
		[Array.from({ length: 101 }, () => 'Email'), "'Match On' names 'Email' more than once", 'Name it once.'],
		[['Emial'], "'Emial' is not a field of the module Leads", "Did you mean 'Email'?"],
		[
			['Email', 'City'],
			"'Match On' names 'City', which may be the same in several records of Leads",
			'Use a field that is unique: Email, Legacy Number.',
		],
	])('tells duplicate-check fields that are none: %#', async (matchOn, message, todo) => {
		const parameters = {
			matchOn: '={{ $json.matchOn }}',
			fields: mapped({ Last_Name: 'A', Email: 'a@b.example' }),
		};
		const items = [{ matchOn: ['Email'] }, { matchOn }] as unknown as IDataObject[];
		const { error } = await zoho.crm(on('upsert', 'Leads', parameters), items);
		expect(error?.message).toBe(`Item 1: ${message}`);
		expect(error?.description).toContain(todo);
		expect(writes()).toEqual([]);
	});

	it('tells that a record cannot be without its owner; a new one gets one', async () => {
		const { id } = store().add('Leads', { Last_Name: 'Owned' });
		const parameters = { recordId: byId(id), fields: mapped({ Owner: '', City: 'Oslo' }) };
		const { error } = await zoho.crm(on('update', 'Leads', parameters));
		expect(error?.message).toBe("'Lead Owner' is empty, and a record always has one");
		expect(writes()).toEqual([]);
		const created = await zoho.crm(
			on('create', 'Leads', {
				fields: mapped({ Last_Name: 'New', Owner: ' ', City: ' ', Email_Opt_Out: '' }),
			}),
		);
		const { fields } = store().record('Leads', String(json(created)[0]?.id)) ?? {};
		expect(fields).toMatchObject({ Owner: store().users[0]?.id, City: null, Email_Opt_Out: false });
	});

	it('tells the id of another module, and what was written beside it', async () => {
		const lead = store().add('Leads', { Last_Name: 'Right', City: 'Paris' });
		const contact = store().add('Contacts', { Last_Name: 'Wrong', Mailing_City: 'Paris' });
		const parameters = { recordId: byId('={{ $json.id }}'), fields: mapped({ City: 'Oslo' }) };
		const { error } = await zoho.crm(on('update', 'Leads', parameters), [
			{ id: lead.id },
			{ id: contact.id },
		]);
		expect(error?.message).toContain('Item 1:');
		expect(error?.message).toContain(contact.id);
		expect(error?.description).toContain(`Written already (1): item 0 → ${lead.id}`);
		expect(store().record('Leads', lead.id)?.fields.City).toBe('Oslo');
		expect(store().record('Contacts', contact.id)?.fields.Mailing_City).toBe('Paris');
	});

	it('tells a lookup that points to a record of another module', async () => {
		const lead = store().add('Leads', { Last_Name: 'No account' });
		const { error } = await zoho.crm(
			on('create', 'Deals', {
				fields: mapped({ Deal_Name: 'D', Stage: 'Qualification', Account_Name: lead.id }),
			}),
		);
		expect(error?.message).toContain("'Account Name' (Account_Name) was not accepted");
		expect(
			store()
				.records('Deals')
				.filter(({ fields }) => fields.Deal_Name === 'D'),
		).toEqual([]);
	});

	it.each([
		['', "'Record' is empty"],
		['Nadia', `'Record' is "Nadia", which cannot be its ID`],
	])('tells a record ID such as "%s" before any other item is written', async (id, message) => {
		const lead = store().add('Leads', { Last_Name: 'Right', City: 'Paris' });
		const parameters = { recordId: byId('={{ $json.id }}'), fields: mapped({ City: 'Oslo' }) };
		const { error } = await zoho.crm(on('update', 'Leads', parameters), [{ id: lead.id }, { id }]);
		expect(error?.message).toMatch(/^Item 1: /);
		expect(error?.message).toContain(message);
		expect(store().record('Leads', lead.id)?.fields.City).toBe('Paris');
	});
});
