import type { IDataObject } from 'n8n-workflow';

import { byId, type Connected, fromList, mapped, openWorld, type World } from '../../../engine/world';

let world: World;
let zoho: Connected;

beforeAll(async () => {
	world = await openWorld();
	zoho = await world.connect('oAuth2');
});
afterAll(async () => await world.stop());
beforeEach(() => world.emulator.requests.clear());

const store = () => world.emulator.world.crm;
const json = ({ items }: { items: Array<Array<{ json: IDataObject }>> }) =>
	(items[0] ?? []).map((item) => item.json);
const on = (operation: string, module: string, parameters: object = {}) => ({
	resource: 'record',
	operation,
	module: fromList(module),
	...parameters,
});
const product = (Product_Name: string) => store().add('Products', { Product_Name });
const update = async (module: string, id: unknown, fields: IDataObject) =>
	await zoho.crm(on('update', module, { recordId: byId(String(id)), fields: mapped(fields) }));
const read = async (module: string, id: unknown) => {
	const [record] = json(await zoho.crm(on('get', module, { recordId: byId(String(id)), output: 'raw' })));
	return record ?? {};
};

describe('line items', () => {
	it('of a quote are added, changed and taken out one by one; the others stay', async () => {
		const [chair, table, lamp] = ['Row Chair', 'Row Table', 'Row Lamp'].map(product);
		const created = await zoho.crm(
			on('create', 'Quotes', {
				fields: mapped({ Subject: '={{ $json.subject }}', Quoted_Items: '={{ $json.rows }}' }),
			}),
			[
				{
					subject: 'Three rows',
					rows: [
						{ Product_Name: 'Row Chair', Quantity: '4', List_Price: 95 },
						{ Product_Name: { id: table?.id }, Quantity: 1, List_Price: '310.5' },
						{ Product_Name: lamp?.id, Quantity: 2, List_Price: 0.1 + 0.2, Description: 'Brass' },
					],
				},
				{ subject: 'As text', rows: '[{ "Product_Name": "row chair", "Quantity": 1 }]' },
			],
		);
		expect(created.error).toBeUndefined();
		const [quote, other] = json(created);
		const before = (await read('Quotes', quote?.id)).Quoted_Items as IDataObject[];
		expect(before).toMatchObject([
			{ Product_Name: { id: chair?.id, name: 'Row Chair' }, Quantity: 4, List_Price: 95, Total: 380 },
			{ Product_Name: { id: table?.id }, Quantity: 1, List_Price: 310.5 },
			{ Product_Name: { id: lamp?.id }, Quantity: 2, List_Price: 0.3, Description: 'Brass' },
		]);
		expect((await read('Quotes', other?.id)).Quoted_Items).toMatchObject([
			{ Product_Name: { id: chair?.id } },
		]);

		const changed = await update('Quotes', quote?.id, {
			Quoted_Items: [
				{ id: before[0]?.id, Quantity: 6 },
				{ id: before[1]?.id, _delete: true },
			],
		});
		expect(changed.error).toBeUndefined();
		const after = await read('Quotes', quote?.id);
		expect(after.Quoted_Items).toMatchObject([
			{ id: before[0]?.id, Product_Name: { id: chair?.id }, Quantity: 6, List_Price: 95 },
			{ id: before[2]?.id, Product_Name: { id: lamp?.id }, Quantity: 2, Description: 'Brass' },
		]);
		expect(after.Quoted_Items).toHaveLength(2);
		expect(after.Grand_Total).toBe(570.6);

		await update('Quotes', quote?.id, { Quoted_Items: [{ Product_Name: 'Row Table', Quantity: 1 }] });
		expect((await read('Quotes', quote?.id)).Quoted_Items).toHaveLength(3);
	});

	it('stay where an empty list is given, and all go where nothing is', async () => {
		const rows = [{ Product_Name: product('Kept Chair').id, Quantity: 3 }];
		const fields = mapped({ Subject: 'Kept', Quoted_Items: '={{ $json.rows }}' });
		const [quote] = json(await zoho.crm(on('create', 'Quotes', { fields }), [{ rows }]));
		const kept = await update('Quotes', quote?.id, { Subject: 'Still kept', Quoted_Items: [] });
		expect(kept.error).toBeUndefined();
		expect(kept.hints?.map(({ message }) => message)).toEqual([
			expect.stringContaining("'Quoted Items' was given an empty list and is left as it is."),
		]);
		expect((await read('Quotes', quote?.id)).Quoted_Items).toHaveLength(1);
		const cleared = await update('Quotes', quote?.id, { Quoted_Items: null });
		expect(cleared.error).toBeUndefined();
		expect((await read('Quotes', quote?.id)).Quoted_Items).toEqual([]);
	});

	it('of a quote that was read become those of an order', async () => {
		product('Copied Chair');
		const [quote] = json(
			await zoho.crm(
				on('create', 'Quotes', {
					fields: mapped({
						Subject: 'Copied',
						Quoted_Items: [{ Product_Name: 'Copied Chair', Quantity: 3 }],
					}),
				}),
			),
		);
		const result = await zoho.crm(
			on('create', 'Sales_Orders', {
				fields: mapped({ Subject: '={{ $json.Subject }}', Ordered_Items: '={{ $json.Quoted_Items }}' }),
			}),
			[await read('Quotes', quote?.id)],
		);
		expect(result.error).toBeUndefined();
		const order = await read('Sales_Orders', json(result)[0]?.id);
		expect(order.Ordered_Items).toMatchObject([{ Product_Name: { name: 'Copied Chair' }, Quantity: 3 }]);
		expect(result.hints?.map(({ message }) => message).join()).toContain('Net Total of rows');
	});

	it.each([
		[
			[{ Product_Name: 'Bad Chair', Qantity: 1 }],
			"'Qantity' is not a field of Quoted Items, row 1",
			"Did you mean 'Quantity'?",
		],
		[
			[
				{ Product_Name: 'Bad Chair', Quantity: 1 },
				{ Product_Name: 'Bad Chair', Quantity: 'two' },
			],
			`Quoted Items, row 2, 'Quantity' is "two", not a number`,
			'',
		],
		[
			[{ Product_Name: 'Bad Chair', Quantity: 1 }, { Quantity: 1 }],
			"Quoted Items, row 2, 'Product Name' is missing",
			'',
		],
		[
			[{ Product_Name: 'No Chair', Quantity: 1 }],
			`Quoted Items, row 1, 'Product Name' is "No Chair", the name of no record in Products`,
			'',
		],
		[[{ _delete: true }], 'Quoted Items, row 1 is to be deleted, and has no ID', 'id of the row'],
		['Bad Chair, 2', `'Quoted Items' is "Bad Chair, 2", which is no list of rows`, 'Give a list of rows'],
		[
			[{ Product_Name: 'Bad Chair', Quantity: 1.234 }],
			`Quoted Items, row 1, 'Quantity' is 1.234, which has more than 2 decimals`,
			'Round',
		],
	])('%j is refused before anything is written: %s', async (rows, message, todo) => {
		product('Bad Chair');
		const before = store().records('Quotes').length;
		const result = await zoho.crm(
			on('create', 'Quotes', { fields: mapped({ Subject: 'Bad', Quoted_Items: '={{ $json.rows }}' }) }),
			[{ rows: [{ Product_Name: product('Good Chair').id, Quantity: 1 }] }, { rows }],
		);
		expect(result.error?.message).toBe(`Item 1: ${message}`);
		expect(result.error?.description).toContain(todo);
		expect(result.error?.description).toContain('Nothing was written.');
		expect(store().records('Quotes')).toHaveLength(before);
	});
});

describe('records that hold several others', () => {
	const partners = (id: unknown) =>
		(store().record('Showrooms', String(id))?.fields.Partner_Vendors as Array<{ to: string }>).map(
			({ to }) => to,
		);

	it('link vendors and users by name, email or id, and let go of them by the link', async () => {
		const [oak, ash] = ['Oak & Co', 'Ash; Sons'].map((Vendor_Name) =>
			store().add('Vendors', { Vendor_Name }),
		);
		const [nadia, tomas] = store().users;
		const created = await zoho.crm(
			on('create', 'Showrooms', {
				fields: mapped({
					Name: 'Linked',
					Partner_Vendors: ['Ash; Sons', oak?.id] as never,
					Hosts: `${nadia?.email}; Tomas Lindgren`,
				}),
			}),
		);
		expect(created.error).toBeUndefined();
		const [room] = json(created);
		expect(partners(room?.id)).toEqual([ash?.id, oak?.id]);
		const shown = await read('Showrooms', room?.id);
		expect(shown.Hosts).toMatchObject([{ Hosts: { id: nadia?.id } }, { Hosts: { id: tomas?.id } }]);

		const [link] = shown.Partner_Vendors as IDataObject[];
		const elm = store().add('Vendors', { Vendor_Name: 'Elm AG' });
		const result = await update('Showrooms', room?.id, {
			Partner_Vendors: [{ id: link?.id, _delete: null }, 'Elm AG'] as never,
		});
		expect(result.error).toBeUndefined();
		expect(partners(room?.id)).toEqual([oak?.id, elm.id]);
	});

	it('tells a vendor that is linked already', async () => {
		const vendor = store().add('Vendors', { Vendor_Name: 'Twice Ltd' });
		const twice = { Name: 'Twice', Partner_Vendors: 'Twice Ltd; twice ltd' };
		const { error } = await zoho.crm(on('create', 'Showrooms', { fields: mapped(twice) }));
		expect(error?.message).toBe(`A record is linked already: ${vendor.id}`);
		expect(error?.description).toContain('DUPLICATE_LINKING_DATA');
	});

	it('names the vendor that is nobody', async () => {
		const result = await zoho.crm(
			on('create', 'Showrooms', { fields: mapped({ Name: 'X', Partner_Vendors: 'Nobody' }) }),
		);
		expect(result.error?.message).toBe(`'Partner Vendors' is "Nobody", the name of no record in Vendors`);
	});
});
