import type { IDataObject } from 'n8n-workflow';

import { byId } from '../../../engine/world';
import { ActiveTrigger, type Setting } from './activeTrigger';

const leads: Setting['parameters'] = { module: byId('Leads'), events: ['created', 'updated', 'deleted'] };

let trigger: ActiveTrigger;
afterEach(async () => await trigger.stop());

const eventsOf = (items: IDataObject[]) => items.map(({ $event }) => $event as IDataObject);

describe('Zoho CRM Trigger', () => {
	it('starts the workflow with the whole record when one is created, updated and deleted', async () => {
		trigger = await ActiveTrigger.in({ parameters: leads });
		await trigger.activate();
		const lead = trigger.crm.add('Leads', { Last_Name: 'Burns', Company: 'Acme', Email: 'b@acme.test' });
		await trigger.settled();
		trigger.crm.change(lead, { City: 'Lyon' });
		await trigger.settled();
		trigger.crm.remove(lead);
		await trigger.settled();
		expect(trigger.answers).toEqual([200, 200, 200]);
		expect(trigger.items).toMatchObject([
			{ id: lead.id, Last_Name: 'Burns', Company: 'Acme', $event: { type: 'created', module: 'Leads' } },
			{
				id: lead.id,
				Last_Name: 'Burns',
				City: 'Lyon',
				$event: { type: 'updated', changedFields: ['City'], newValues: { City: 'Lyon' } },
			},
			{ id: lead.id, $event: { type: 'deleted' } },
		]);
		expect(eventsOf(trigger.items)[0]).not.toHaveProperty('caughtUp');
	});

	it('opens one channel, for a week at most, and closes it when the workflow is switched off', async () => {
		trigger = await ActiveTrigger.in({ parameters: leads });
		await trigger.activate();
		const [channel, ...others] = trigger.crm.channels.all();
		expect(others).toEqual([]);
		expect(channel?.events).toEqual([
			{ module: 'Leads', operation: 'create' },
			{ module: 'Leads', operation: 'edit' },
			{ module: 'Leads', operation: 'delete' },
		]);
		expect(channel).toMatchObject({ onRelatedAction: false, withValues: true, conditions: [] });
		expect(channel?.token).toMatch(/^[\w-]{32}$/);
		await trigger.deactivate();
		expect(trigger.crm.channels.all()).toEqual([]);
		await trigger.beat();
		expect(trigger.crm.channels.all()).toEqual([]);
	});
});
