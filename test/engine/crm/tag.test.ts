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
const on = (operation: string, parameters: object = {}) => ({
	resource: 'tag',
	operation,
	module: fromList('Leads'),
	...parameters,
});
const tagged = (...tags: string[]) => {
	const lead = store().add('Leads', { Last_Name: 'Tagged', Company: 'Tags Ltd' });
	lead.tags = tags;
	return lead;
};
const each = { recordId: byId('={{ $json.id }}') };

describe('add', () => {
	it('adds tags to many records in one call, and replaces where asked', async () => {
		const leads = [tagged('old'), tagged()];
		const items = leads.map(({ id }) => ({ id }));
		const result = await zoho.crm(on('add', { ...each, tags: 'VIP, Trade Fair', overwrite: false }), items);
		expect(result.error).toBeUndefined();
		expect(json(result).map(({ id }) => id)).toEqual(leads.map(({ id }) => id));
		expect(leads.map(({ tags }) => tags)).toEqual([
			['old', 'VIP', 'Trade Fair'],
			['VIP', 'Trade Fair'],
		]);
		expect(calls('POST /crm/v8/Leads/actions/add_tags')).toHaveLength(1);
		await zoho.crm(on('add', { ...each, tags: 'new', overwrite: true }), items);
		expect(leads.map(({ tags }) => tags)).toEqual([['new'], ['new']]);
	});

	it('blames the record that does not exist and tags the other', async () => {
		const lead = tagged();
		const result = await zoho.crm(
			on('add', { ...each, tags: 'VIP', overwrite: false }),
			[{ id: '4900000000000999999' }, { id: lead.id }],
			{ onError: 'continueRegularOutput' },
		);
		expect(json(result)[0]?.error).toMatchObject({ code: 'INVALID_DATA' });
		expect(lead.tags).toEqual(['VIP']);
	});

	it('refuses a name that is too long before anything is sent', async () => {
		const result = await zoho.crm(
			on('add', { recordId: byId(tagged().id), tags: 'a name of more than twenty-five' }),
		);
		expect(result.error?.message).toContain("'Tags' holds");
		expect(calls('POST /crm/v8/Leads/actions/add_tags')).toHaveLength(0);
	});
});

describe('remove', () => {
	it('takes only the named tags away', async () => {
		const leads = [tagged('a', 'b'), tagged('b')];
		const result = await zoho.crm(
			on('remove', { ...each, tags: 'b' }),
			leads.map(({ id }) => ({ id })),
		);
		expect(result.error).toBeUndefined();
		expect(leads.map(({ tags }) => tags)).toEqual([['a'], []]);
	});
});

describe('create', () => {
	it('creates tags in one call, and blames the item whose tag is there already', async () => {
		const known = store().tag('Deals', 'hot').id;
		const result = await zoho.crm(
			on('create', { module: fromList('Deals'), name: '={{ $json.tag }}' }),
			[{ tag: 'cold' }, { tag: 'hot' }, { tag: 'warm' }],
			{ onError: 'continueRegularOutput' },
		);
		const [cold, hot, warm] = json(result);
		expect(hot?.error).toMatchObject({ code: 'DUPLICATE_DATA', duplicateId: known });
		expect(Object.fromEntries(store().tags('Deals'))).toEqual({ hot: known, cold: cold?.id, warm: warm?.id });
		expect(calls('POST /crm/v8/settings/tags')).toHaveLength(1);
	});
});

describe('getAll', () => {
	it('gets the tags of a module, or as many as the limit says', async () => {
		for (const name of ['x', 'y', 'z']) store().tag('Accounts', name);
		const of = { module: fromList('Accounts') };
		const all = json(await zoho.crm(on('getAll', { ...of, returnAll: true })));
		expect(all.map(({ name, id }) => [name, id])).toEqual([...store().tags('Accounts')]);
		expect(json(await zoho.crm(on('getAll', { ...of, returnAll: false, limit: 2 })))).toHaveLength(2);
	});
});

describe('delete', () => {
	it('deletes tags, also from the records that have them', async () => {
		const lead = tagged('gone', 'stays');
		const ids = ['gone', 'unused'].map((name) => store().tag('Leads', name).id);
		const result = await zoho.crm(
			on('delete', { tagId: '={{ $json.id }}' }),
			ids.map((id) => ({ id })),
		);
		expect(json(result)).toEqual(ids.map((id) => ({ id, deleted: true })));
		expect(lead.tags).toEqual(['stays']);
		expect([...store().tags('Leads').values()].filter((id) => ids.includes(id))).toEqual([]);
	});
});
