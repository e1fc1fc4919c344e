import type { IDataObject } from 'n8n-workflow';

import { byId, type Connected, fromList, openWorld, type World } from '../../../engine/world';

let world: World;
let zoho: Connected;

beforeAll(async () => {
	world = await openWorld({ seed: 'empty' });
	zoho = await world.connect('oAuth2');
});
afterAll(async () => await world.stop());

const json = ({ items }: { items: Array<Array<{ json: IDataObject }>> }) =>
	(items[0] ?? []).map((item) => item.json);
const on = (operation: string, parameters: object = {}) => ({ resource: 'module', operation, ...parameters });
/** The definition in the emulator's store. */
function known(apiName: string) {
	const module = world.emulator.world.crm.module(apiName);
	if (!module) throw new Error(`the company has ${apiName}`);
	return module;
}

describe('getAll', () => {
	it('gets all modules, standard and custom, or as many as the limit says', async () => {
		const all = json(await zoho.crm(on('getAll', { returnAll: true })));
		const modules = [...world.emulator.world.crm.modules.keys()];
		expect(all.map(({ api_name: name }) => name)).toEqual(modules);
		expect(modules).toContain('Showrooms');
		expect(json(await zoho.crm(on('getAll', { returnAll: false, limit: 2 })))).toHaveLength(2);
	});
});

describe('getFields', () => {
	it('gets the fields of the module of each item', async () => {
		const result = await zoho.crm(on('getFields', { module: byId('={{ $json.name }}') }), [
			{ name: 'Leads' },
			{ name: 'Showrooms' },
		]);
		const names = json(result).map(({ api_name: name }) => name);
		expect(names).toEqual(
			[known('Leads'), known('Showrooms')].flatMap(({ fields }) => fields.map(({ apiName }) => apiName)),
		);
	});
});

describe('getLayouts', () => {
	it('gets the layouts with their sections', async () => {
		const result = await zoho.crm(on('getLayouts', { module: fromList('Leads') }));
		expect(json(result).map(({ name }) => name)).toEqual(['Standard', 'Trade Partners']);
		expect(json(result)[0]?.sections).not.toHaveLength(0);
	});
});

describe('getPicklistValues', () => {
	it('gets what is shown and what the API takes', async () => {
		const result = await zoho.crm(
			on('getPicklistValues', { module: fromList('Leads'), field: fromList('Loyalty_Tier') }),
		);
		expect(json(result).map(({ actual_value: stored, display_value: shown }) => [stored, shown])).toEqual(
			expect.arrayContaining([
				['tier_1', 'Gold'],
				['tier_3', 'Bronze'],
			]),
		);
	});

	it('suggests the nearest name for a field that does not exist', async () => {
		const result = await zoho.crm(
			on('getPicklistValues', { module: fromList('Leads'), field: byId('Loyalty_Tire') }),
		);
		expect(result.error?.message).toContain("'Loyalty_Tire' is not a field of the module Leads");
		expect(result.error?.description).toContain('Loyalty_Tier');
	});
});

describe('getRelatedLists', () => {
	it('gets the related lists of the module', async () => {
		const result = await zoho.crm(on('getRelatedLists', { module: fromList('Accounts') }));
		expect(json(result).map(({ api_name: name }) => name)).toEqual(
			known('Accounts').relatedLists.map(({ apiName }) => apiName),
		);
	});
});

describe('getViews', () => {
	it('gets the custom views of the module', async () => {
		const result = await zoho.crm(on('getViews', { module: fromList('Leads') }));
		expect(json(result).map(({ id }) => id)).toEqual(known('Leads').views.map(({ id }) => id));
	});
});
