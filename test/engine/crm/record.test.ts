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
const leads = () => store().records('Leads');
const calls = (match: string) => world.emulator.requests.matching(match);
const json = ({ items }: { items: Array<Array<{ json: IDataObject }>> }) =>
	(items[0] ?? []).map((item) => item.json);
const on = (operation: string, parameters: object = {}) => ({
	resource: 'record',
	operation,
	module: fromList('Leads'),
	...parameters,
});

describe('create', () => {
	it('creates many records in one call and gives each item its own result', async () => {
		const before = leads().length;
		const items = [
			{ name: 'Abara', company: 'Abara Ltd', budget: '1200.50' },
			{ name: 'Bellini', company: 'Bellini Srl', budget: 80 },
		];
		const result = await zoho.crm(
			on('create', {
				fields: mapped({
					Last_Name: '={{ $json.name }}',
					Company: '={{ $json.company }}',
					Budget: '={{ $json.budget }}',
				}),
			}),
			items,
		);
		expect(result.error).toBeUndefined();
		expect(calls('POST /crm/v8/Leads')).toHaveLength(1);
		expect(leads()).toHaveLength(before + 2);
		for (const [index, { id }] of json(result).entries()) {
			expect(store().record('Leads', String(id))?.fields).toMatchObject({
				Last_Name: items[index]?.name,
				Company: items[index]?.company,
				Budget: Number(items[index]?.budget),
			});
			expect(result.items[0]?.[index]?.pairedItem).toEqual({ item: index });
		}
	});

	it('takes the fields over from the items, and picklist values by what people see', async () => {
		const result = await zoho.crm(on('create', { fields: mappedFromItem }), [
			{ Last_Name: 'Costa', Company: 'Costa e Filhos', Lead_Source: 'Web Download' },
			{ Last_Name: 'Dumont', Company: 'Dumont SA', Site_Visit: '2026-08-25T10:00:00.123+02:00' },
		]);
		expect(result.error).toBeUndefined();
		const [costa, dumont] = json(result).map(({ id }) => store().record('Leads', String(id))?.fields);
		expect(costa).toMatchObject({ Lead_Source: 'Web Download' });
		expect(new Date(String(dumont?.Site_Visit)).toISOString()).toBe('2026-08-25T08:00:00.000Z');
	});

	it('writes nothing when one of the items cannot be meant', async () => {
		const before = leads().length;
		const result = await zoho.crm(on('create', { fields: mappedFromItem }), [
			{ Last_Name: 'Eze', Company: 'Eze' },
			{ LastName: 'Fuentes', Company: 'Fuentes' },
		]);
		expect(result.error?.message).toBe("Item 1: 'LastName' is not a field of the module Leads");
		expect(result.error?.description).toContain("Did you mean 'Last_Name'?");
		expect(result.error?.description).toContain('Nothing was written.');
		expect(leads()).toHaveLength(before);
		expect(calls('POST /crm/v8/Leads')).toHaveLength(0);
	});

	it('names the id of the record that is there already', async () => {
		const taken = store().add('Leads', { Last_Name: 'Gallo', Company: 'Gallo', Legacy_Number: 'L-7001' });
		const result = await zoho.crm(
			on('create', {
				fields: mapped({ Last_Name: 'Gallo', Company: 'Gallo', Legacy_Number: '={{ $json.number }}' }),
			}),
			[{ number: 'L-7001' }, { number: 'L-7002' }],
			{ onError: 'continueRegularOutput' },
		);
		const [refused, created] = json(result);
		expect(refused?.error).toMatchObject({
			code: 'DUPLICATE_DATA',
			field: 'Legacy_Number',
			duplicateId: taken.id,
		});
		expect(store().record('Leads', String(created?.id))?.fields.Legacy_Number).toBe('L-7002');
	});
});

describe('update', () => {
	it('updates 1,000 items with ten calls, in the order of the input', async () => {
		const ids = leads()
			.slice(0, 1000)
			.map(({ id }) => id);
		const items = ids.map((id, index) => ({ id, text: `note ${index}` }));
		const result = await zoho.crm(
			on('update', {
				recordId: byId('={{ $json.id }}'),
				fields: mapped({ Description: '={{ $json.text }}' }),
			}),
			items,
		);
		expect(result.error).toBeUndefined();
		expect(calls('PUT /crm/v8/Leads')).toHaveLength(10);
		expect(json(result).map(({ id }) => id)).toEqual(ids);
		expect(result.items[0]?.map(({ pairedItem }) => pairedItem)).toEqual(ids.map((_, item) => ({ item })));
		for (const { id, text } of items) expect(store().record('Leads', id)?.fields.Description).toBe(text);
	});

	it('blames exactly the refused items of several batches and writes the others', async () => {
		const ids = leads()
			.slice(0, 250)
			.map(({ id }) => id);
		store().add('Leads', { Last_Name: 'First', Legacy_Number: 'taken' });
		const bad = [3, 120, 249];
		const items = ids.map((id, index) => ({ id, number: bad.includes(index) ? 'taken' : `batch ${index}` }));
		const result = await zoho.crm(
			on('update', {
				recordId: byId('={{ $json.id }}'),
				fields: mapped({ Legacy_Number: '={{ $json.number }}' }),
			}),
			items,
			{ onError: 'continueRegularOutput' },
		);
		const outputs = json(result);
		expect(outputs).toHaveLength(250);
		const refused = outputs.flatMap((output, index) => (output.error ? [index] : []));
		expect(refused).toEqual(bad);
		for (const index of refused) {
			expect(outputs[index]?.error).toMatchObject({
				message: expect.stringContaining("'Legacy Number'") as string,
				code: 'DUPLICATE_DATA',
				field: 'Legacy_Number',
				label: 'Legacy Number',
			});
		}
		outputs.forEach((output, index) => {
			if (bad.includes(index)) return;
			expect(output.id).toBe(ids[index]);
			expect(store().record('Leads', String(ids[index]))?.fields.Legacy_Number).toBe(items[index]?.number);
		});
		expect(calls('PUT /crm/v8/Leads')).toHaveLength(3);
	});

	it('stops after a batch that is partly refused and says what was written and what was not sent', async () => {
		const ids = leads()
			.slice(0, 250)
			.map(({ id }) => id);
		const items = ids.map((id, index) => ({ id, number: index === 120 ? 'taken' : `stop ${index}` }));
		const result = await zoho.crm(
			on('update', {
				recordId: byId('={{ $json.id }}'),
				fields: mapped({ Legacy_Number: '={{ $json.number }}' }),
			}),
			items,
		);
		expect(result.status).toBe('error');
		expect(result.error?.message).toContain('Item 120');
		expect(result.error?.description).toContain('Written already (199)');
		expect(result.error?.description).toContain(`item 0 → ${ids[0]}`);
		expect(result.error?.description).toContain('Not sent: items 200–249.');
		expect(store().record('Leads', String(ids[199]))?.fields.Legacy_Number).toBe('stop 199');
		expect(calls('PUT /crm/v8/Leads')).toHaveLength(2);
	});

	it('clears a field that is mapped and empty, and leaves the others alone', async () => {
		const made = ['one', 'two'].map((name) =>
			store().add('Leads', { Last_Name: name, Company: 'Clear Ltd', Phone: '123456', Description: 'keep' }),
		);
		await zoho.crm(
			on('update', { recordId: byId('={{ $json.id }}'), fields: mapped({ Phone: '' }) }),
			made.map(({ id }) => ({ id })),
		);
		for (const { id } of made) {
			expect(store().record('Leads', id)?.fields).toMatchObject({ Phone: null, Description: 'keep' });
		}
	});

	it('runs only the automations that were chosen', async () => {
		const made = ['one', 'two'].map((name) => store().add('Leads', { Last_Name: name, Company: 'Auto Ltd' }));
		await zoho.crm(
			on('update', {
				recordId: byId('={{ $json.id }}'),
				fields: mapped({ Description: 'quiet' }),
				options: { automations: [] },
			}),
			made.map(({ id }) => ({ id })),
		);
		expect(calls('PUT /crm/v8/Leads').map(({ body }) => (body as IDataObject).trigger)).toEqual([[]]);
	});

	it('returns the records as they are now when asked', async () => {
		const made = ['one', 'two'].map((name) =>
			store().add('Leads', { Last_Name: name, Company: 'Back Ltd', City: 'Porto' }),
		);
		const result = await zoho.crm(
			on('update', {
				recordId: byId('={{ $json.id }}'),
				fields: mapped({ Description: '={{ "seen " + $json.id }}' }),
				options: { returnRecord: true },
			}),
			made.map(({ id }) => ({ id })),
		);
		expect(json(result)).toEqual(
			made.map(({ id }) =>
				expect.objectContaining({ id, Description: `seen ${id}`, City: 'Porto', Company: 'Back Ltd' }),
			),
		);
	});

	it('works on a custom module', async () => {
		const rooms = store().records('Showrooms').slice(0, 2);
		const [first] = rooms;
		const nameField = store().module('Showrooms')?.displayField ?? 'Name';
		const result = await zoho.crm(
			{
				...on('update', {
					recordId: byId('={{ $json.id }}'),
					fields: mapped({ [nameField]: '={{ "Renamed " + $json.id }}' }),
				}),
				module: byId('Showrooms'),
			},
			rooms.map(({ id }) => ({ id })),
		);
		expect(result.error).toBeUndefined();
		expect(store().record('Showrooms', String(first?.id))?.fields[nameField]).toBe(`Renamed ${first?.id}`);
	});

	it('names item and field of a value that is not of its type, before anything is sent', async () => {
		const [one, two] = leads();
		const result = await zoho.crm(
			on('update', { recordId: byId('={{ $json.id }}'), fields: mapped({ Budget: '={{ $json.budget }}' }) }),
			[
				{ id: one?.id, budget: 10 },
				{ id: two?.id, budget: 'a lot' },
			],
		);
		expect(result.error?.message).toContain('Item 1');
		expect(result.error?.message).toContain('is "a lot", not a number');
		expect(calls('PUT /crm/v8/Leads')).toHaveLength(0);
	});
});

describe('upsert', () => {
	it('updates by the chosen field, creates what is not there, and says which', async () => {
		const known = store().add('Leads', { Last_Name: 'Haddad', Company: 'Haddad', Legacy_Number: 'U-1' });
		const result = await zoho.crm(
			on('upsert', {
				matchOn: ['Legacy_Number'],
				fields: mapped({
					Last_Name: '={{ $json.name }}',
					Company: 'Haddad',
					Legacy_Number: '={{ $json.number }}',
				}),
			}),
			[
				{ name: 'Haddad-Roy', number: 'U-1' },
				{ name: 'Ibarra', number: 'U-2' },
			],
		);
		expect(result.error).toBeUndefined();
		const [updated, created] = json(result);
		expect(updated).toMatchObject({ id: known.id, action: 'update' });
		expect(created).toMatchObject({ action: 'insert' });
		expect(store().record('Leads', known.id)?.fields.Last_Name).toBe('Haddad-Roy');
		expect(store().record('Leads', String(created?.id))?.fields.Last_Name).toBe('Ibarra');
		const [call] = calls('POST /crm/v8/Leads/upsert');
		expect(call?.body).toMatchObject({ duplicate_check_fields: ['Legacy_Number'] });
	});
});

describe('delete', () => {
	it('deletes many records in one call and names the one that was not there', async () => {
		const made = ['one', 'two'].map((name) => store().add('Leads', { Last_Name: name, Company: 'Gone Ltd' }));
		const missing = '4900000000009999999';
		const result = await zoho.crm(
			on('delete', { recordId: byId('={{ $json.id }}') }),
			[...made.map(({ id }) => ({ id })), { id: missing }],
			{ onError: 'continueRegularOutput' },
		);
		const outputs = json(result);
		expect(outputs.slice(0, 2)).toEqual(made.map(({ id }) => ({ id, deleted: true })));
		expect(outputs[2]?.error).toMatchObject({ code: 'INVALID_DATA' });
		for (const { id } of made) expect(store().record('Leads', id)).toBeUndefined();
		expect(calls('DELETE /crm/v8/Leads')).toHaveLength(1);
	});
});

describe('get', () => {
	it('gets each record with its fields and explains an ID that is not there', async () => {
		const [one, two] = leads();
		const result = await zoho.crm(
			on('get', { recordId: byId('={{ $json.id }}') }),
			[{ id: one?.id }, { id: two?.id }, { id: '4900000000009999999' }],
			{ onError: 'continueRegularOutput' },
		);
		const outputs = json(result);
		expect(outputs.slice(0, 2).map(({ id, Last_Name }) => [id, Last_Name])).toEqual(
			[one, two].map((lead) => [lead?.id, lead?.fields.Last_Name]),
		);
		expect(outputs[2]?.error).toBeDefined();
	});
});

describe('getAll', () => {
	const records = () => world.emulator.requests.matching((request) => request.path === '/crm/v8/Leads');

	it('asks for five when five are wanted: one call', async () => {
		const result = await zoho.crm(on('getAll', { returnAll: false, limit: 5 }));
		expect(json(result)).toHaveLength(5);
		expect(records()).toHaveLength(1);
		expect(records()[0]?.query.per_page).toBe('5');
	});

	it('reads all of more than 2,000 records by page token, each once, with as few calls as can be', async () => {
		const all = leads().length;
		expect(all).toBeGreaterThan(2000);
		const result = await zoho.crm(
			on('getAll', { returnAll: true, output: 'selected', fieldsToReturn: ['Last_Name'] }),
		);
		expect(new Set(json(result).map(({ id }) => id)).size).toBe(all);
		expect(json(result)).toHaveLength(all);
		expect(records()).toHaveLength(Math.ceil(all / 200));
		expect(records().at(-1)?.query.page_token).toBeDefined();
	});

	it('gives no item, and no complaint, for a module without records', async () => {
		const result = await zoho.crm({ ...on('getAll', { returnAll: true }), module: byId('Solutions') });
		expect(result.error).toBeUndefined();
		expect(json(result).length).toBe(store().records('Solutions').length);
	});

	it("runs once per item, with the item's own limit", async () => {
		const result = await zoho.crm(on('getAll', { returnAll: false, limit: '={{ $json.count }}' }), [
			{ count: 2 },
			{ count: 3 },
		]);
		expect(result.items[0]?.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 0, 1, 1, 1].map((item) => ({ item })),
		);
	});
});
