import type { IDataObject } from 'n8n-workflow';

import { byId } from '../../../engine/world';
import { ActiveTrigger, type Setting } from './activeTrigger';
import { DAY, HOUR, MINUTE, runClocks, SECOND, step, stopClocks } from './clocks';

const parameters: Setting['parameters'] = {
	module: byId('Leads'),
	events: ['created', 'updated', 'deleted'],
	output: 'ids',
};

let trigger: ActiveTrigger;

beforeEach(() => stopClocks());
afterEach(async () => {
	await trigger.stop();
	runClocks();
});

const lead = (name: string) => trigger.crm.add('Leads', { Last_Name: name, Company: 'Acme' });
const seen = (items: IDataObject[]) =>
	items.map(({ id, $event }) => `${String(($event as IDataObject).type)} ${String(id)}`).sort();
const watchCalls = () => trigger.calls(/actions\/watch/);

describe('Zoho CRM Trigger over time', () => {
	it('still fires after 30 days, with one channel, renewed by one call an hour', async () => {
		trigger = await ActiveTrigger.in({ parameters });
		await trigger.activate();
		const expected: string[] = [];
		for (let hour = 1; hour <= 30 * 24; hour += 1) {
			step(HOUR);
			const before = watchCalls().length;
			await trigger.beat();
			expect(watchCalls().length - before).toBeLessThanOrEqual(1);
			expect(trigger.crm.channels.all()).toHaveLength(1);
			if (hour % 12 === 0) expected.push(`created ${lead(`Hour ${hour}`).id}`);
			await trigger.settled();
		}
		expect(seen(trigger.items)).toEqual(expected.sort());
		expect(watchCalls().filter((call) => call.startsWith('PUT'))).toHaveLength(1 + 30 * 24);
		expect(watchCalls().filter((call) => call.startsWith('POST'))).toHaveLength(1);
		expect(trigger.calls(/coql|deleted/)).toEqual([]);
	}, 240_000);

	it('asks Zoho nothing while there is nothing to do', async () => {
		trigger = await ActiveTrigger.in({ parameters });
		await trigger.activate();
		const before = trigger.calls(/./).length;
		for (let minute = 1; minute < 60; minute += 1) {
			step(MINUTE);
			await trigger.beat();
		}
		expect(trigger.calls(/./)).toHaveLength(before);
		step(MINUTE);
		await trigger.beat();
		expect(trigger.calls(/./)).toHaveLength(before + 1);
	});

	it('is back within the hour when its channel was deleted at Zoho, with the gap caught up', async () => {
		trigger = await ActiveTrigger.in({ parameters });
		const [changed, gone] = [lead('Changed'), lead('Gone')];
		step(DAY);
		await trigger.activate();
		step(HOUR);
		await trigger.beat();
		step(10 * MINUTE);
		const before = lead('Before');
		await trigger.settled();
		step(10 * MINUTE);

		const [channel] = trigger.crm.channels.all();
		trigger.crm.channels.remove(channel!.userId, channel!.id);
		step(5 * MINUTE);
		const during = lead('During');
		trigger.crm.change(changed, { City: 'Lyon' });
		trigger.crm.change(during, { City: 'Paris' });
		trigger.crm.remove(gone);
		await trigger.settled();
		expect(seen(trigger.items)).toEqual([`created ${before.id}`]);

		step(35 * MINUTE);
		await trigger.beat();
		expect(trigger.crm.channels.all().map(({ id }) => id)).toEqual([channel!.id]);
		expect(seen(trigger.items)).toEqual(
			[`created ${before.id}`, `created ${during.id}`, `updated ${changed.id}`, `deleted ${gone.id}`].sort(),
		);
		const caughtUp = trigger.items.filter(({ $event }) => ($event as IDataObject).caughtUp);
		expect(caughtUp).toHaveLength(3);

		step(5 * MINUTE);
		const after = lead('After');
		await trigger.settled();
		step(HOUR);
		await trigger.beat();
		expect(trigger.items).toHaveLength(5);
		expect(seen(trigger.items)).toContain(`created ${after.id}`);
	});

	it.each([
		['longer than the channel lives', 10 * DAY],
		['for a while', 3 * HOUR],
		['for a minute', MINUTE],
	])('catches up when n8n was down %s: nothing lost, nothing twice', async (_, pause) => {
		trigger = await ActiveTrigger.in({ parameters });
		const old = Array.from({ length: 10 }, (__, index) => lead(`Old ${index}`));
		step(DAY);
		await trigger.activate();
		for (let hour = 0; hour < 30; hour += 1) {
			step(HOUR);
			await trigger.beat();
		}
		step(20 * MINUTE);
		const received = lead('Received');
		await trigger.settled();
		step(5 * MINUTE);

		trigger.crash();
		step(pause / 2);
		const missed = Array.from({ length: 20 }, (__, index) => lead(`Missed ${index}`));
		for (const record of old) trigger.crm.change(record, { City: 'Lyon' });
		await trigger.settled();
		step(pause / 2);
		await trigger.restart();
		for (let minute = 0; minute < 65; minute += 1) {
			step(MINUTE);
			await trigger.beat();
		}
		expect(seen(trigger.items)).toEqual(
			[
				...[received, ...missed].map(({ id }) => `created ${id}`),
				...old.map(({ id }) => `updated ${id}`),
			].sort(),
		);
		expect(trigger.crm.channels.all()).toHaveLength(1);
	});

	it('catches up slice by slice, also when n8n ends on the way', async () => {
		trigger = await ActiveTrigger.in({ parameters });
		await trigger.activate();
		step(2 * HOUR);
		trigger.crash();
		step(8 * DAY);
		const missed = Array.from({ length: 5_000 }, (_, index) => lead(`Missed ${index}`).id);
		await trigger.settled();
		step(SECOND);
		await trigger.restart();
		expect(trigger.items).toHaveLength(2_000);
		trigger.crash();
		step(MINUTE);
		await trigger.restart();
		expect(trigger.items).toHaveLength(4_000);
		step(MINUTE);
		await trigger.beat();
		step(MINUTE);
		await trigger.beat();
		expect(seen(trigger.items)).toEqual(missed.map((id) => `created ${id}`).sort());
	}, 120_000);

	it('does not lose a gap when Zoho refuses to tell of it', async () => {
		trigger = await ActiveTrigger.in({ parameters: { ...parameters, output: 'full' } });
		await trigger.activate();
		trigger.crash();
		step(8 * DAY);
		const missed = lead('Missed');
		await trigger.settled();
		step(SECOND);
		const refusal = { code: 'INTERNAL_ERROR', details: {}, message: 'internal error', status: 'error' };
		trigger.world.emulator.failNext('POST /crm/v8/coql', { status: 400, body: refusal });
		await expect(trigger.restart()).rejects.toThrow();
		const calls = trigger.calls(/./).length;
		step(MINUTE);
		await trigger.beat();
		expect(trigger.calls(/./)).toHaveLength(calls);
		step(5 * MINUTE);
		await trigger.beat();
		expect(trigger.items).toMatchObject([{ id: missed.id, Last_Name: 'Missed' }]);
	});

	it('starts fresh when it is switched off and on again', async () => {
		trigger = await ActiveTrigger.in({ parameters });
		await trigger.activate();
		step(HOUR);
		await trigger.deactivate();
		lead('While it was off');
		step(DAY);
		await trigger.activate();
		step(HOUR);
		await trigger.beat();
		expect(trigger.items).toEqual([]);
		const after = lead('After');
		await trigger.settled();
		expect(seen(trigger.items)).toEqual([`created ${after.id}`]);
	});

	it('goes on where it was when a new version of the workflow is published', async () => {
		trigger = await ActiveTrigger.in({ parameters });
		await trigger.activate();
		step(HOUR);
		await trigger.deactivate();
		step(10 * SECOND);
		const between = lead('Between');
		step(10 * SECOND);
		await trigger.activate('update');
		expect(seen(trigger.items)).toEqual([`created ${between.id}`]);
	});

	it('reads again what never arrived, every so many hours, where that is asked for', async () => {
		trigger = await ActiveTrigger.in({ parameters: { ...parameters, options: { reconcileHours: 6 } } });
		await trigger.activate();
		const arrived: string[] = [];
		for (let hour = 1; hour <= 6; hour += 1) {
			step(HOUR / 2);
			// A proxy before n8n is down for one delivery; Zoho and n8n notice nothing.
			trigger.isUp = hour !== 3;
			arrived.push(lead(`Hour ${hour}`).id);
			await trigger.settled();
			step(HOUR / 2);
			await trigger.beat();
		}
		expect(seen(trigger.items)).toEqual(arrived.map((id) => `created ${id}`).sort());
	});
});
