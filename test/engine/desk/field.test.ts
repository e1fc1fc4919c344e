import type { IDataObject } from 'n8n-workflow';

import { byId, fromList } from '../../../engine/world';
import { scopeSets } from '../../../nodes/shared/transport/scopes';
import { type DeskWorld, ids, json, openDesk } from './ticketTests';

let desk: DeskWorld;
beforeAll(async () => (desk = await openDesk('field')));
afterAll(async () => await desk.stop());
beforeEach(() => desk.clear());

const fields = (module: 'tickets' | 'contacts' = 'tickets') => desk.store().fields(desk.orgId(), module);

describe('get', () => {
	it('gives each field with its choices, by ID and by API name', async () => {
		const room = fields().find(({ apiName }) => apiName === 'cf_room_type');
		const result = await desk.run(
			'get',
			{ module: fromList('tickets'), fieldId: byId('={{ $json.id }}') },
			[{ id: room?.id }, { id: '8100000000009999999' }],
			{ onError: 'continueRegularOutput' },
		);
		const [found, missing] = json(result);
		expect(found).toMatchObject({ id: room?.id, apiName: 'cf_room_type', type: 'Picklist' });
		expect(JSON.stringify(found?.pickListValues)).toContain('Kitchen');
		expect(missing?.error).toMatchObject({ code: 'URL_NOT_FOUND' });
		const named = { __rl: true, mode: 'name', value: 'cf_newsletter' };
		const byName = await desk.run('get', { module: fromList('contacts'), fieldId: named });
		expect(json(byName)[0]).toMatchObject({ apiName: 'cf_newsletter', type: 'Boolean' });
	});
});

describe('getAll', () => {
	it('gives all fields of a module with their choices', async () => {
		const result = await desk.run('getAll', { module: fromList('tickets'), returnAll: true });
		expect(ids(json(result))).toEqual(ids(fields()));
		const room = json(result).find(({ apiName }) => apiName === 'cf_room_type');
		expect(room?.choices).toEqual(['Living Room', 'Bedroom', 'Kitchen', 'Office', 'Lobby']);
	});

	it('gives the same where the credential allows only the older way', async () => {
		const zoho = await desk.world.connect('selfClient', {
			scopes: scopeSets.desk.filter((scope) => scope !== 'Desk.fields.READ'),
		});
		const result = await zoho.desk({
			...{ resource: 'field', operation: 'getAll', module: fromList('tickets') as unknown as IDataObject },
			organization: fromList('auto') as unknown as IDataObject,
			returnAll: true,
		} as never);
		const room = json(result).find(({ apiName }) => apiName === 'cf_room_type');
		expect(room?.choices).toContain('Kitchen');
		expect(desk.calls('GET', /organizationFields/).length).toBeGreaterThan(0);
	});

	it('narrows them to the custom ones, as many as are wanted', async () => {
		const custom = fields('contacts').filter(({ isCustomField }) => isCustomField);
		const given = { module: byId('contacts'), filters: { kind: 'custom' } };
		const result = await desk.run('getAll', { ...given, returnAll: true });
		expect(json(result).map(({ apiName }) => apiName)).toEqual(custom.map(({ apiName }) => apiName));
		const one = await desk.run('getAll', { ...given, returnAll: false, limit: 1 });
		expect(json(one)).toHaveLength(1);
	});
});
