import type { IDataObject } from 'n8n-workflow';

import { fromList, mapped } from '../../../engine/world';
import { named, openWorldOfFaults, Scene } from './scene';

describe('a node that continues on fail', () => {
	it('gives the items of a lost answer out as perhaps written, and all others with their IDs', async () => {
		const world = await openWorldOfFaults();
		const scene = await Scene.open(world);
		let calls = 0;
		const isSecond = ({ method, path }: { method: string; path: string }) =>
			method === 'POST' && path === '/crm/v8/Leads' && (calls += 1) === 2;
		scene.emulator.failNext(isSecond, 'reset after');
		const items = named(202);
		const fields = mapped({ Last_Name: '={{ $json.name }}', Company: 'Acme' });
		const parameters = { resource: 'record', operation: 'create', module: fromList('Leads'), fields };
		const result = await scene.connected.crm(parameters, items, { onError: 'continueRegularOutput' });
		const outputs = (result.items[0] ?? []).map(({ json }) => json);
		const perhaps = outputs.map(({ error }) => (error as IDataObject | undefined)?.perhapsWritten === true);
		expect(perhaps).toEqual(items.map((_, n) => n >= 100 && n < 200));
		expect(outputs.filter(({ id }) => typeof id === 'string')).toHaveLength(102);
		expect(scene.leadsNamed(items)).toEqual(items.map(() => 1));
		await world.stop();
	});
});
