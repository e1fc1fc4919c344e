import type { IDataObject } from 'n8n-workflow';

import { type Connected, fromList, openWorld, type World } from '../../../engine/world';

let world: World;
let zoho: Connected;

beforeAll(async () => {
	world = await openWorld({ seed: 'empty' });
	zoho = await world.connect('oAuth2');
	for (let number = 0; number < 650; number += 1) {
		store().add('Leads', { Last_Name: `Listed ${number}`, Company: 'Long List Ltd' });
	}
});
afterAll(async () => await world.stop());
beforeEach(() => {
	world.emulator.requests.clear();
	// Zoho's own limit is 100,000; the rules are the same.
	store().pageTokenReach = 400;
});

const store = () => world.emulator.world.crm;
const json = ({ items }: { items: Array<Array<{ json: IDataObject }>> }) =>
	(items[0] ?? []).map((item) => item.json);
const list = async (parameters: object, settings = {}) =>
	await zoho.crm(
		{ resource: 'record', operation: 'getAll', module: fromList('Leads'), ...parameters },
		[{}],
		settings,
	);

describe('getAll', () => {
	it('says where Zoho ends a list, and how to read the rest; a part is never given out as the whole', async () => {
		const result = await list({ returnAll: true });
		expect(result.error?.message).toContain('Zoho lists no more than 100,000 records this way');
		expect(result.error?.description).toContain('Bulk Read → Export');
		expect(result.error?.description).toContain('PAGINATION_LIMIT_EXCEEDED');
		expect(json(result)).toEqual([]);
		const going = await list({ returnAll: true }, { onError: 'continueRegularOutput' });
		expect(json(going)).toMatchObject([{ error: { code: 'PAGINATION_LIMIT_EXCEEDED' } }]);
	});

	it('gives all that the limit asks for, up to the very last one Zoho lists', async () => {
		const result = await list({ returnAll: false, limit: 400 });
		expect(result.error).toBeUndefined();
		expect(new Set(json(result).map(({ id }) => id)).size).toBe(400);
		expect(world.emulator.requests.matching('GET /crm/v8/Leads')).toHaveLength(2);
		const more = await list({ returnAll: false, limit: 401 });
		expect(more.error?.message).toContain('no more than 100,000');
	});

	it('reads a list to its end where Zoho does', async () => {
		store().pageTokenReach = 800;
		const result = await list({ returnAll: true });
		expect(result.error).toBeUndefined();
		expect(new Set(json(result).map(({ id }) => id)).size).toBe(650);
	});
});
