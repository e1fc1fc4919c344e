import type { IDataObject } from 'n8n-workflow';

import { byId, type Connected, fromList, openWorld, type World } from '../../../engine/world';

let world: World;
let zoho: Connected;

beforeAll(async () => {
	world = await openWorld();
	zoho = await world.connect('oAuth2');
});
afterAll(async () => await world.stop());

const store = () => world.emulator.world.crm;
const json = ({ items }: { items: Array<Array<{ json: IDataObject }>> }) =>
	(items[0] ?? []).map((item) => item.json);
const getTimeline = (recordId: string, parameters: object = {}) => ({
	resource: 'record',
	operation: 'getTimeline',
	module: fromList('Leads'),
	recordId: byId(recordId),
	...parameters,
});

describe('getTimeline', () => {
	it('gives more than a page of what happened to the record, newest first, and of no other', async () => {
		const lead = store().add('Leads', { Last_Name: 'Timeline', Company: 'Before', City: 'City 0' });
		const other = store().add('Leads', { Last_Name: 'Other', Company: 'Other' });
		for (let number = 1; number <= 204; number += 1) store().change(lead, { City: `City ${number}` });
		store().change(other, { City: 'Elsewhere' });
		const result = await zoho.crm(getTimeline(lead.id, { returnAll: true }));
		expect(result.error).toBeUndefined();
		const events = json(result);
		expect(events).toHaveLength(205);
		expect(events[0]).toMatchObject({
			action: 'updated',
			record_ID: lead.id,
			field_history: [{ api_name: 'City', _value: { old: 'City 203', new: 'City 204' } }],
		});
		expect(events.at(-1)).toMatchObject({ action: 'added' });
		const oldest = await zoho.crm(
			getTimeline(lead.id, { returnAll: false, limit: 2, options: { sortOrder: 'asc' } }),
		);
		expect(json(oldest).map(({ action }) => action)).toEqual(['added', 'updated']);
	});

	it('says that the record is not there', async () => {
		const result = await zoho.crm(getTimeline('4900000000009999999'));
		expect(JSON.stringify(result.error)).toContain('the related id given seems to be invalid');
		expect(json(result)).toEqual([]);
	});
});
