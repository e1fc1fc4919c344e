import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId } from '../../../engine/world';
import { ActiveTrigger } from './activeTrigger';
import { MINUTE, runClocks, SECOND, step, stopClocks } from './clocks';

let trigger: ActiveTrigger;

beforeEach(() => stopClocks());
afterEach(async () => {
	await trigger.stop();
	runClocks();
});

async function polling(parameters: INodeParameters): Promise<void> {
	trigger = await ActiveTrigger.in({
		node: 'zohoCrmPollingTrigger',
		parameters: { module: byId('Leads'), ...parameters },
	});
}

const idsOf = (items: IDataObject[]) => items.map(({ id }) => id);
const typesOf = (items: IDataObject[]) => items.map(({ $event }) => ($event as IDataObject).type);
const lead = (name: string) => trigger.crm.add('Leads', { Last_Name: name, Company: 'Acme' });

describe('Zoho CRM Polling Trigger', () => {
	it('starts with what is created after it was switched on, with the whole record', async () => {
		await polling({ event: 'created' });
		lead('Before');
		step(SECOND);
		expect(await trigger.beat()).toEqual([]);
		const after = lead('After');
		step(MINUTE);
		await trigger.beat();
		trigger.crm.change(after, { City: 'Lyon' });
		step(MINUTE);
		await trigger.beat();
		expect(trigger.items).toMatchObject([
			{
				id: after.id,
				Last_Name: 'After',
				$event: { type: 'created', module: 'Leads', time: expect.stringContaining('2026-08-25T') },
			},
		]);
	});

	it('gives each of 5,000 changes that share two seconds exactly once', async () => {
		await polling({ event: 'createdOrUpdated', output: 'ids' });
		await trigger.beat();
		step(SECOND);
		const made: string[] = [];
		for (let index = 0; index < 2_500; index += 1) made.push(lead(`First ${index}`).id);
		step(SECOND);
		// A poll in the middle, while the second second is under way.
		for (let index = 0; index < 1_000; index += 1) made.push(lead(`Second ${index}`).id);
		await trigger.beat();
		expect(trigger.items).toHaveLength(2_500);
		for (let index = 0; index < 1_500; index += 1) made.push(lead(`Third ${index}`).id);
		step(MINUTE);
		await trigger.beat();
		await trigger.beat();
		expect(idsOf(trigger.items).sort()).toEqual(made.sort());
	}, 60_000);

	it('tells created from updated records, and sees a second change within the second under way', async () => {
		await polling({ event: 'createdOrUpdated', output: 'fields', outputFields: ['City'] });
		const old = lead('Old');
		step(MINUTE);
		await trigger.beat();
		step(MINUTE);
		const young = lead('Young');
		trigger.crm.change(old, { City: 'Lyon' });
		await trigger.beat();
		trigger.crm.change(old, { City: 'Paris' });
		step(SECOND);
		await trigger.beat();
		expect(trigger.items.map(({ id, City, $event }) => [id, City, ($event as IDataObject).type])).toEqual([
			[old.id, 'Paris', 'updated'],
			[young.id, null, 'created'],
		]);
	});

	it('leaves new records out where only updates are wanted', async () => {
		await polling({ event: 'updated', output: 'ids' });
		const old = lead('Old');
		step(MINUTE);
		await trigger.beat();
		lead('Young');
		trigger.crm.change(old, { City: 'Lyon' });
		step(MINUTE);
		expect(idsOf((await trigger.beat()).map(({ json }) => json))).toEqual([old.id]);
	});

	it('names deleted records', async () => {
		await polling({ event: 'deleted' });
		const [first, second] = [lead('First'), lead('Second')];
		trigger.crm.remove(first);
		step(SECOND);
		await trigger.beat();
		trigger.crm.remove(second);
		step(MINUTE);
		await trigger.beat();
		await trigger.beat();
		expect(trigger.items).toEqual([
			{ id: second.id, $event: expect.objectContaining({ type: 'deleted', name: 'Second' }) },
		]);
	});

	it('only sees records that meet the conditions', async () => {
		const condition = [{ field: 'City', operator: 'equals', value: "L'Isle" }];
		await polling({ event: 'createdOrUpdated', which: 'conditions', conditions: { condition } });
		await trigger.beat();
		const [there, elsewhere] = [lead('There'), lead('Elsewhere')];
		trigger.crm.change(there, { City: "L'Isle" });
		trigger.crm.change(elsewhere, { City: 'Lyon' });
		step(MINUTE);
		await trigger.beat();
		expect(idsOf(trigger.items)).toEqual([there.id]);
	});

	it('only sees records of the custom view', async () => {
		await polling({ event: 'createdOrUpdated', output: 'ids' });
		const view = trigger.crm.module('Leads')?.views.find(({ criteria }) => criteria === undefined);
		trigger.parameters = { ...trigger.parameters, which: 'view', view: view?.id ?? '' };
		await trigger.beat();
		const made = Array.from({ length: 450 }, (_, index) => lead(`Lead ${index}`).id);
		step(MINUTE);
		await trigger.beat();
		await trigger.beat();
		expect(idsOf(trigger.items).sort()).toEqual(made.sort());
	});

	it('begins with a date', async () => {
		await polling({ event: 'created', output: 'ids', options: { startFrom: '2026-08-25T10:00:30Z' } });
		lead('Too early');
		step(30 * SECOND);
		const wanted = lead('Wanted');
		step(MINUTE);
		await trigger.beat();
		expect(idsOf(trigger.items)).toEqual([wanted.id]);
	});

	it("does not mind n8n's clock being wrong", async () => {
		await polling({ event: 'created', output: 'ids' });
		const zoho = jest.spyOn(trigger.crm.clock, 'now').mockImplementation(() => Date.now() - 3 * 60 * MINUTE);
		await trigger.beat();
		const first = lead('First');
		step(MINUTE);
		await trigger.beat();
		zoho.mockImplementation(() => Date.now() + 60 * MINUTE);
		const second = lead('Second');
		step(MINUTE);
		await trigger.beat();
		zoho.mockRestore();
		expect(idsOf(trigger.items)).toEqual([first.id, second.id]);
	});

	it('loses nothing when a poll is refused', async () => {
		await polling({ event: 'created', output: 'full' });
		await trigger.beat();
		const made = [lead('First').id, lead('Second').id];
		step(MINUTE);
		const refusal = { code: 'INTERNAL_ERROR', details: {}, message: 'internal error', status: 'error' };
		trigger.world.emulator.failNext(({ path }) => path.startsWith('/crm/v8/Leads'), {
			status: 400,
			body: refusal,
		});
		await expect(trigger.beat()).rejects.toThrow();
		await trigger.beat();
		expect(idsOf(trigger.items)).toEqual(made);
	});

	it('gives each change once when a poll takes longer than the time to the next', async () => {
		await polling({ event: 'created', output: 'ids' });
		await trigger.beat();
		const made = lead('Young');
		step(MINUTE);
		await Promise.all([trigger.beat(), trigger.beat()]);
		await trigger.beat();
		expect(idsOf(trigger.items)).toEqual([made.id]);
	});

	it('shows a sample by hand and moves nothing', async () => {
		await polling({ event: 'created' });
		await trigger.beat();
		const made = lead('Young');
		step(MINUTE);
		const before = { ...trigger.polled };
		const { call, polled: staticData } = trigger;
		const shown = await trigger.world.engine.poll(call, { staticData, test: true });
		expect(shown?.[0]?.map(({ json }) => json.id)).toEqual([made.id]);
		expect(trigger.polled).toEqual(before);
		await trigger.beat();
		expect(idsOf(trigger.items)).toEqual([made.id]);
		expect(typesOf(trigger.items)).toEqual(['created']);
	});
});
