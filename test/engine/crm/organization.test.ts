import type { IDataObject } from 'n8n-workflow';

import { type Connected, openWorld, type World } from '../../../engine/world';

let world: World;
let zoho: Connected;

beforeAll(async () => {
	world = await openWorld({ seed: 'empty' });
	zoho = await world.connect('oAuth2');
});
afterAll(async () => await world.stop());

const organization = () => world.emulator.world.crm.organization;
const json = ({ items }: { items: Array<Array<{ json: IDataObject }>> }) =>
	(items[0] ?? []).map((item) => item.json);
const on = (operation: string) => ({ resource: 'organization', operation });

describe('get', () => {
	it('gets the organization of the connection', async () => {
		const { zgid, name, timeZone } = organization();
		const result = await zoho.crm(on('get'));
		expect(json(result)).toEqual([
			expect.objectContaining({ zgid, company_name: name, time_zone: timeZone }),
		]);
	});

	it('names the scope that is missing', async () => {
		const narrow = await world.connect('selfClient', { scopes: ['ZohoCRM.modules.ALL'] });
		const result = await narrow.crm(on('get'));
		expect(`${result.error?.message} ${result.error?.description}`).toContain('ZohoCRM.org.READ');
	});
});

describe('getCurrencies', () => {
	it('gets the currencies with the base currency among them', async () => {
		const result = await zoho.crm(on('getCurrencies'));
		expect(json(result)).toEqual([
			expect.objectContaining({ iso_code: organization().currency, is_base: true }),
		]);
	});
});
