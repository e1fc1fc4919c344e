import type { IDataObject } from 'n8n-workflow';

import { byId, type Connected, fromList, openWorld, type World } from '../../../engine/world';

let world: World;
let zoho: Connected;

beforeAll(async () => {
	world = await openWorld({ seed: 'empty' });
	zoho = await world.connect('oAuth2');
});
afterAll(async () => await world.stop());
beforeEach(() => world.emulator.requests.clear());

const store = () => world.emulator.world.crm;
const calls = (match: string) => world.emulator.requests.matching(match);
const json = ({ items }: { items: Array<Array<{ json: IDataObject }>> }) =>
	(items[0] ?? []).map((item) => item.json);
const addLead = () => store().add('Leads', { Last_Name: 'Related', Company: 'Related Ltd' });
const addProducts = (count: number) =>
	Array.from(
		{ length: count },
		(_, number) => store().add('Products', { Product_Name: `Lamp ${number}` }).id,
	);
const linked = (leadId: string, list: string) => store().relations.get(`Leads/${leadId}/${list}`);
const on = (operation: string, leadId: string, list: string, parameters: object = {}) => ({
	resource: 'relatedRecord',
	operation,
	module: fromList('Leads'),
	recordId: byId(leadId),
	list: fromList(list),
	...parameters,
});
const link = async (leadId: string, list: string, ids: string[]) =>
	await zoho.crm(
		on('link', leadId, list, { relatedId: '={{ $json.id }}' }),
		ids.map((id) => ({ id })),
		{ onError: 'continueRegularOutput' },
	);

describe('link', () => {
	it('links many records in one call and blames the one that does not exist', async () => {
		const lead = addLead();
		const [one = '', two = ''] = addProducts(2);
		const result = await link(lead.id, 'Products', [one, '4900000000000999999', two]);
		expect(json(result).map(({ id }) => id)).toEqual([one, undefined, two]);
		expect(json(result)[1]?.error).toMatchObject({ code: 'INVALID_DATA' });
		expect([...(linked(lead.id, 'Products')?.keys() ?? [])]).toEqual([one, two]);
		expect(calls(`PUT /crm/v8/Leads/${lead.id}/Products`)).toHaveLength(1);
	});

	it('is refused where records are related by a lookup of their own', async () => {
		const lead = addLead();
		const result = await link(lead.id, 'Tasks', ['4900000000000999999']);
		expect(json(result)[0]?.error).toMatchObject({ code: 'CANNOT_BE_UPDATED' });
	});
});

describe('getAll', () => {
	it('gets linked records over several pages, or as many as the limit says', async () => {
		const lead = addLead();
		const ids = addProducts(230);
		await link(lead.id, 'Products', ids);
		addProducts(1);
		const all = json(await zoho.crm(on('getAll', lead.id, 'Products', { returnAll: true })));
		expect(new Set(all.map(({ id }) => id))).toEqual(new Set(ids));
		expect(all[0]?.Product_Name).toBe('Lamp 229');
		expect(calls(`GET /crm/v8/Leads/${lead.id}/Products`)).toHaveLength(2);
		const output = { output: 'selected', fieldsToReturn: 'Product_Name' };
		const few = json(
			await zoho.crm(on('getAll', lead.id, 'Products', { returnAll: false, limit: 1, ...output })),
		);
		expect(few).toEqual([{ Product_Name: 'Lamp 229', id: ids.at(-1) }]);
	});

	it('gets the records that look the record up', async () => {
		const account = store().add('Accounts', { Account_Name: 'Looked Up Ltd' });
		const mine = ['A', 'B'].map(
			(name) => store().add('Contacts', { Last_Name: name, Account_Name: account.id }).id,
		);
		store().add('Contacts', { Last_Name: 'C' });
		const result = await zoho.crm({
			...on('getAll', account.id, 'Contacts', { returnAll: true }),
			module: fromList('Accounts'),
		});
		expect(json(result).map(({ id }) => id)).toEqual(mine.reverse());
	});

	it('suggests the nearest related list', async () => {
		const result = await zoho.crm({
			...on('getAll', addLead().id, 'Products', { returnAll: true }),
			list: byId('Product'),
		});
		expect(result.error?.description).toContain("'Products'");
	});
});

describe('unlink', () => {
	it('takes records out of the list and leaves the records', async () => {
		const lead = addLead();
		const ids = addProducts(3);
		await link(lead.id, 'Products', ids);
		const gone = ids.slice(0, 2);
		const result = await zoho.crm(
			on('unlink', lead.id, 'Products', { relatedId: '={{ $json.id }}' }),
			gone.map((id) => ({ id })),
		);
		expect(json(result)).toEqual(gone.map((id) => ({ id, unlinked: true })));
		expect([...(linked(lead.id, 'Products')?.keys() ?? [])]).toEqual(ids.slice(2));
		expect(gone.map((id) => store().record('Products', id)?.id)).toEqual(gone);
	});
});

describe('update', () => {
	it('changes what the links say, and blames a value that Zoho does not know', async () => {
		const lead = addLead();
		const ids = ['Fair', 'Mailing'].map((name) => store().add('Campaigns', { Campaign_Name: name }).id);
		await link(lead.id, 'Campaigns', ids);
		const result = await zoho.crm(
			on('update', lead.id, 'Campaigns', {
				relatedId: '={{ $json.id }}',
				values: '={{ JSON.stringify({ Member_Status: $json.status }) }}',
			}),
			[
				{ id: ids[0], status: 'Invited' },
				{ id: ids[1], status: 'Thrilled' },
			],
			{ onError: 'continueRegularOutput' },
		);
		expect(linked(lead.id, 'Campaigns')?.get(ids[0] ?? '')).toEqual({ Member_Status: 'Invited' });
		expect(linked(lead.id, 'Campaigns')?.get(ids[1] ?? '')).toEqual({});
		expect(json(result)[1]?.error).toMatchObject({ code: 'INVALID_DATA', field: 'Member_Status' });
	});

	it('takes JSON only', async () => {
		const result = await zoho.crm(
			on('update', addLead().id, 'Campaigns', { relatedId: '1', values: 'Member_Status = Invited' }),
		);
		expect(result.error?.message).toContain("'Link Fields' is no JSON object");
	});
});
