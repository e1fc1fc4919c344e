import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId } from '../../../engine/world';
import { scopeSets } from '../../../nodes/shared/transport/scopes';
import { ActiveTrigger } from './activeTrigger';
import { DAY, HOUR, MINUTE, runClocks, SECOND, step, stopClocks } from './clocks';

let trigger: ActiveTrigger;

beforeEach(() => stopClocks());
afterEach(async () => {
	await trigger.stop();
	runClocks();
});

async function activated(parameters: INodeParameters): Promise<void> {
	trigger = await ActiveTrigger.in({ parameters: { module: byId('Leads'), ...parameters } });
	await trigger.activate();
}

const lead = (values: IDataObject = {}) =>
	trigger.crm.add('Leads', { Last_Name: 'Burns', Company: 'Acme', ...values } as never);
const eventOf = ({ $event }: IDataObject) => $event as IDataObject;

describe('Zoho CRM Trigger: what starts the workflow and what comes with it', () => {
	it('is told of other events only as far as they were chosen', async () => {
		await activated({ events: ['updated'] });
		const made = lead();
		trigger.crm.change(made, { City: 'Lyon' });
		trigger.crm.remove(made);
		await trigger.settled();
		expect(trigger.items.map((item) => eventOf(item).type)).toEqual(['updated']);
	});

	it('only starts when the chosen fields change', async () => {
		await activated({ events: ['updated'], options: { changedFields: ['City', 'Phone'] } });
		const made = lead();
		trigger.crm.change(made, { Company: 'Other' });
		await trigger.settled();
		trigger.crm.change(made, { Phone: '1' });
		await trigger.settled();
		expect(trigger.crm.deliveries.sent).toHaveLength(1);
		expect(trigger.items.map((item) => eventOf(item).changedFields)).toEqual([['Phone']]);
	});

	it('only starts when a field becomes a value', async () => {
		await activated({
			events: ['created', 'updated'],
			output: 'fields',
			outputFields: ['City'],
			options: { becomesField: 'Lead_Status', becomesValue: 'Contacted' },
		});
		const made = lead({ Lead_Status: 'Not Contacted' });
		await trigger.settled();
		trigger.crm.change(made, { Lead_Status: 'Contacted', City: 'Lyon' });
		await trigger.settled();
		trigger.crm.change(made, { City: 'Paris' });
		await trigger.settled();
		expect(trigger.items).toEqual([
			{ id: made.id, City: 'Lyon', $event: expect.objectContaining({ type: 'updated' }) },
		]);
	});

	it('keeps to the changed fields over a gap as well', async () => {
		await activated({ events: ['updated'], options: { changedFields: ['City'] } });
		const [moved, renamed] = [lead(), lead()];
		step(DAY);
		trigger.crash();
		step(MINUTE);
		trigger.crm.change(moved, { City: 'Lyon' });
		trigger.crm.change(renamed, { Company: 'Other' });
		await trigger.settled();
		step(MINUTE);
		await trigger.restart();
		expect(trigger.items.map(({ id }) => id)).toEqual([moved.id]);
		expect(eventOf(trigger.items[0]!)).toMatchObject({
			changedFields: ['City'],
			newValues: { City: 'Lyon' },
		});
	});

	it('does not let a timeline that Zoho will not show hold up a gap', async () => {
		await activated({ events: ['updated'], output: 'ids', options: { changedFields: ['City'] } });
		const moved = lead();
		step(DAY);
		trigger.crash();
		step(MINUTE);
		trigger.crm.change(moved, { City: 'Lyon' });
		await trigger.settled();
		step(MINUTE);
		const refusal = { code: 'NOT_SUPPORTED', details: {}, message: 'not supported', status: 'error' };
		const isTimeline = ({ path }: { path: string }) => path.endsWith('__timeline');
		trigger.world.emulator.failNext(isTimeline, { status: 400, body: refusal });
		await trigger.restart();
		expect(trigger.items.map(({ id }) => id)).toEqual([moved.id]);
		expect(eventOf(trigger.items[0]!)).not.toHaveProperty('changedFields');
	});

	it('ignores what its own user did, where that is asked for', async () => {
		await activated({ events: ['created', 'updated'], output: 'ids', options: { ignoreOwn: true } });
		const [own, other] = trigger.crm.users;
		const byOther = trigger.crm.add('Leads', { Last_Name: 'A', Company: 'B' }, other!.id);
		trigger.crm.add('Leads', { Last_Name: 'C', Company: 'D' }, own!.id);
		await trigger.settled();
		trigger.crm.change(byOther, { City: 'Lyon' }, own!.id);
		await trigger.settled();
		expect(trigger.items).toEqual([{ id: byOther.id, $event: expect.objectContaining({ type: 'created' }) }]);
	});

	it('gives the rows of subforms with the whole record', async () => {
		trigger = await ActiveTrigger.in({ parameters: { module: byId('Quotes'), events: ['updated'] } });
		await trigger.activate();
		const quotes = trigger.crm.records('Quotes').slice(0, 2);
		for (const quote of quotes) trigger.crm.change(quote, { Subject: 'New' });
		await trigger.settled();
		expect(trigger.crm.deliveries.sent).toHaveLength(1);
		expect(trigger.items).toHaveLength(2);
		for (const item of trigger.items) expect(item.Quoted_Items).toEqual(expect.any(Array));
	});

	it('watches custom modules', async () => {
		trigger = await ActiveTrigger.in({ parameters: { module: byId('Showrooms'), events: ['updated'] } });
		await trigger.activate();
		const [record] = trigger.crm.records('Showrooms');
		trigger.crm.change(record!, { Name: 'Renamed' });
		await trigger.settled();
		expect(trigger.items).toMatchObject([{ id: record!.id, Name: 'Renamed' }]);
	});

	it('gives the IDs and the reason when the records cannot be had', async () => {
		await activated({ events: ['created'] });
		const refusal = { code: 'NO_PERMISSION', details: {}, message: 'permission denied', status: 'error' };
		const isRead = ({ method, path }: { method: string; path: string }) =>
			method === 'GET' && path.startsWith('/crm/v8/Leads');
		trigger.world.emulator.failNext(isRead, { status: 403, body: refusal });
		const made = lead();
		await trigger.settled();
		expect(trigger.answers).toEqual([200]);
		expect(trigger.items).toEqual([
			{
				id: made.id,
				$event: expect.objectContaining({
					type: 'created',
					notFetched: expect.objectContaining({ code: 'NO_PERMISSION' }),
				}),
			},
		]);
	});

	it('gives 500 records of one mass update with no more than five fetches when Zoho bundles them', async () => {
		trigger = await ActiveTrigger.in({ parameters: { module: byId('Deals'), events: ['updated'] } });
		await trigger.activate();
		const all = Array.from({ length: 500 }, () => trigger.crm.add('Deals', { Deal_Name: 'Deal' }));
		await trigger.settled();
		step(SECOND);
		for (const record of all) trigger.crm.change(record, { Stage: 'Closed Won' });
		await trigger.settled();
		expect(trigger.crm.deliveries.sent).toHaveLength(1);
		expect(trigger.calls(/^GET .*v8.Deals/).length).toBeLessThanOrEqual(5);
		expect(new Set(trigger.items.map(({ id, Stage }) => `${String(id)} ${String(Stage)}`)).size).toBe(500);
	}, 60_000);

	it('loses none of 500 single deliveries within a second, and is not refused for too many calls', async () => {
		await activated({ events: ['updated'] });
		trigger.crm.deliveries.bundled = false;
		trigger.world.emulator.latency = 20;
		const all = Array.from({ length: 500 }, () => lead());
		await trigger.settled();
		for (const record of all) trigger.crm.change(record, { City: 'Lyon' });
		await trigger.settled();
		const statuses = trigger.world.emulator.requests.of('crm').map(({ status }) => status);
		expect(trigger.crm.deliveries.sent).toHaveLength(500);
		expect(trigger.answers.filter((status) => status === 200)).toHaveLength(500);
		expect(new Set(trigger.items.map(({ id, City }) => `${String(id)} ${String(City)}`)).size).toBe(500);
		expect(statuses).not.toContain(429);
	}, 60_000);

	it('shows the very event that came when it is tested by hand', async () => {
		trigger = await ActiveTrigger.in({ parameters: { module: byId('Leads'), events: ['created'] } });
		const { engine } = trigger.world;
		const staticData: IDataObject = {};
		await engine.hook(trigger.call, 'create', { staticData, test: true });
		const [channel] = trigger.crm.channels.all();
		const made = lead();
		const [delivery] = await new Promise<typeof trigger.crm.deliveries.sent>((sent) =>
			setTimeout(() => sent(trigger.crm.deliveries.sent), 50),
		);
		const { workflowData } = await engine.webhook(
			trigger.call,
			{ body: delivery!.body },
			{ staticData, test: true },
		);
		lead({ Last_Name: 'Later' });
		const shown = await engine.poll(trigger.call, { test: true });
		expect(shown?.[0]).toEqual(workflowData?.[0]);
		expect(shown?.[0]?.[0]?.json).toMatchObject({ id: made.id, Last_Name: 'Burns' });
		await engine.hook(trigger.call, 'delete', { staticData, test: true });
		expect(trigger.crm.channels.all()).toEqual([]);

		await trigger.activate();
		expect(trigger.crm.channels.all().map(({ id }) => id)).not.toContain(channel!.id);
	});
});

describe('Zoho CRM Trigger: opening the channel', () => {
	it.each(['http://n8n.example.com/', 'https://localhost:5678/', 'https://192.168.1.7/'])(
		'explains that Zoho cannot reach %s and names the polling trigger',
		async (baseUrl) => {
			trigger = await ActiveTrigger.in({
				parameters: { module: byId('Leads'), events: ['created'] },
				baseUrl,
			});
			const { credentials } = trigger.world.engine;
			const { ref } = trigger.connected;
			await credentials.update(ref, { ...(await credentials.form(ref)), dataCenter: 'us' });
			const caught = await trigger.activate().catch((error: unknown) => error);
			expect(caught).toMatchObject({
				message: expect.stringContaining('Zoho cannot reach this n8n'),
				description: expect.stringContaining('Zoho CRM Polling Trigger'),
			});
		},
	);

	it('leaves nothing behind when Zoho refuses to watch the module', async () => {
		trigger = await ActiveTrigger.in({ parameters: { module: byId('Notes'), events: ['created'] } });
		await expect(trigger.activate()).rejects.toThrow('Zoho CRM cannot watch the module Notes');
		expect(trigger.crm.channels.all()).toEqual([]);
		expect(trigger.saved).toEqual({});
	});

	it('takes a half-made channel away again', async () => {
		trigger = await ActiveTrigger.in({ parameters: { module: byId('Leads'), events: ['created'] } });
		trigger.world.emulator.failNext('POST /crm/v8/actions/watch', 'reset after', 5);
		await expect(trigger.activate()).rejects.toThrow();
		expect(trigger.calls(/^POST .*watch/)).toHaveLength(5);
		expect(trigger.calls(/^DELETE .*watch/)).toHaveLength(1);
		expect(trigger.crm.channels.all()).toEqual([]);
	}, 60_000);

	it('offers the modules that can be watched and the fields of the chosen one', async () => {
		await activated({ events: ['created'] });
		const { engine } = trigger.world;
		const modules = await engine.listSearch(trigger.call, 'searchWatchableModules');
		const names = modules.results.map(({ value }) => value);
		expect(names).toEqual(expect.arrayContaining(['Leads', 'Deals', 'Showrooms']));
		expect(names).not.toContain('Activities');
		const fields = await engine.loadOptions(trigger.call, 'getRecordFields');
		expect(fields).toContainEqual({ name: 'Lead Status', value: 'Lead_Status' });
	});

	it('names the scope that is missing', async () => {
		trigger = await ActiveTrigger.in({
			parameters: { module: byId('Leads'), events: ['created'] },
			credentialScopes: scopeSets.crmAndDesk.filter((scope) => !scope.includes('notifications')),
		});
		const caught = await trigger.activate().catch((error: unknown) => error);
		expect(JSON.stringify(caught)).toContain('ZohoCRM.notifications');
	});

	it('does not take over the channel of the workflow it was copied from', async () => {
		await activated({ events: ['created'] });
		const copied = { ...trigger.saved };
		const staticData: IDataObject = copied;
		const { engine } = trigger.world;
		const copy = { ...trigger.call, settings: { id: '7b3e2c1a-0000-4000-8000-00000000000f' } };
		expect(await engine.hook(copy, 'checkExists', { staticData, activation: 'init' })).toBe(false);
		await engine.hook(copy, 'create', { staticData, activation: 'activate' });
		expect(trigger.crm.channels.all()).toHaveLength(2);
		const tokens = trigger.crm.channels.all().map(({ token }) => token);
		expect(new Set(tokens).size).toBe(2);
	});

	it('moves its channel along when the address of n8n changes', async () => {
		await activated({ events: ['created'] });
		const [channel] = trigger.crm.channels.all();
		trigger.crm.channels.put({ ...channel!, notifyUrl: 'http://127.0.0.1:1/old' });
		trigger.crash();
		step(HOUR);
		await trigger.restart();
		expect(trigger.crm.channels.all().map(({ notifyUrl }) => notifyUrl)).toEqual([channel!.notifyUrl]);
	});
});
