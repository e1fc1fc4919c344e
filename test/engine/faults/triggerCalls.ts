import type { ExecutionError, IDataObject } from 'n8n-workflow';

import type { LoggedRequest } from '../../../emulator/requests';
import { byId } from '../../../engine/world';
import { ActiveTrigger as CrmTrigger } from '../crm/activeTrigger';
import { HOUR, MINUTE, step } from '../crm/clocks';
import { ActiveTrigger as DeskTrigger } from '../desk/activeTrigger';
import type { Ready } from './cells';
import { Scene, seenIn, type Seen } from './scene';

type Trigger = CrmTrigger | DeskTrigger;

const to =
	(method: string, path: RegExp) =>
	(request: LoggedRequest): boolean =>
		request.method === method && path.test(request.path);

async function ready(trigger: Trigger, attempt: Ready['attempt']): Promise<Ready> {
	trigger.world.emulator.requests.clear();
	return {
		scene: await Scene.on(trigger.world, (connected) => void (trigger.connected = connected)),
		attempt: { nth: 1, ...attempt },
		close: async () => await trigger.stop(),
	};
}

/** A turn as n8n shows it: the items so far, or why it ended. */
async function turn(trigger: Trigger): Promise<Seen> {
	const none = { title: '', text: '', details: {} };
	try {
		await trigger.beat();
		return { ...none, status: 'success', items: trigger.items };
	} catch (caught) {
		return { ...seenIn(caught as ExecutionError), status: 'error', items: trigger.items };
	}
}

/** What came of an event whose record was to be fetched. */
function arrived({ items }: Trigger): Seen {
	const { notFetched = {} } = (items.at(-1)?.$event ?? {}) as { notFetched?: IDataObject };
	const { message = '', description = '' } = notFetched as Record<string, string>;
	return { status: 'success', items, title: message, text: description, details: {} };
}

const idsAre = (items: IDataObject[], records: Array<{ id: string }>) =>
	JSON.stringify(items.map(({ id }) => id)) === JSON.stringify(records.map(({ id }) => id));

async function crm(parameters: CrmTrigger['parameters'], node?: string) {
	const setting = { module: byId('Leads'), events: ['created'], ...parameters };
	const trigger = await CrmTrigger.in({ node, parameters: setting, emulator: { seed: 'empty' } });
	const lead = (name: string) => trigger.crm.add('Leads', { Last_Name: name, Company: 'Acme' });
	return { trigger, lead };
}

async function desk(parameters: DeskTrigger['parameters'] = {}) {
	const trigger = await DeskTrigger.in(
		{ events: ['Ticket_Add'], ...parameters },
		{ emulator: { seed: 'empty' } },
	);
	trigger.desk.addContact({ lastName: 'Ada' });
	await trigger.activate();
	return { trigger, ticket: (subject: string) => trigger.desk.addTicket({ subject }) };
}

async function deskPolls(parameters: DeskTrigger['parameters']) {
	const node = 'zohoDeskPollingTrigger';
	const trigger = await DeskTrigger.in(parameters, { node, emulator: { seed: 'empty' } });
	trigger.desk.addContact({ lastName: 'Ada' });
	return { trigger, ticket: (subject: string) => trigger.desk.addTicket({ subject }) };
}

/** Two events or records each, of which one came before anything went wrong. */
export const triggerCalls = {
	'CRM Trigger · the record of an event': async () => {
		const { trigger, lead } = await crm({ output: 'full' });
		await trigger.activate();
		const leads = [lead('First')];
		await trigger.settled();
		return await ready(trigger, {
			meets: to('GET', /v8\/Leads\/\d+$/),
			run: async () => {
				leads.push(lead('Second'));
				await trigger.settled();
				return arrived(trigger);
			},
			isWhole: (items) => idsAre(items, leads) && items[1]?.Company === 'Acme',
			isBare: (items) => idsAre(items, leads) && !('Company' in (items[1] ?? {})),
		});
	},
	'Desk Trigger · the record of an event': async () => {
		const { trigger, ticket } = await desk({ options: { fetchRecord: true } });
		const tickets = [ticket('First')];
		await trigger.settled();
		return await ready(trigger, {
			meets: to('GET', /tickets\/\d+$/),
			run: async () => {
				tickets.push(ticket('Second'));
				await trigger.settled();
				return arrived(trigger);
			},
			isWhole: (items) => idsAre(items, tickets) && 'tagCount' in (items[1] ?? {}),
			isBare: (items) => idsAre(items, tickets) && items[1]?.subject === 'Second',
		});
	},
	'CRM Trigger · heartbeat': async () => {
		const { trigger, lead } = await crm({ output: 'ids' });
		await trigger.activate();
		const leads = [lead('Received')];
		await trigger.settled();
		step(10 * MINUTE);
		for (const { userId, id } of trigger.crm.channels.all()) trigger.crm.channels.remove(userId, id);
		leads.push(lead('Missed'));
		step(HOUR);
		return await ready(trigger, {
			meets: to('POST', /actions\/watch$/),
			run: async () => await turn(trigger),
			isWhole: (items) => idsAre(items, leads) && trigger.crm.channels.all().length === 1,
			nextTurn: async () => {
				step(6 * MINUTE);
				await trigger.beat();
				return trigger.items;
			},
		});
	},
	'Desk Trigger · heartbeat': async () => {
		const { trigger, ticket } = await desk();
		const orgId = trigger.desk.organizations[0]?.id ?? '';
		const tickets = [ticket('Received')];
		await trigger.settled();
		step(10 * MINUTE);
		trigger.desk.webhooks.byId.clear();
		tickets.push(ticket('Missed'));
		step(HOUR);
		return await ready(trigger, {
			meets: to('POST', /v1\/webhooks$/),
			run: async () => await turn(trigger),
			isWhole: (items) => idsAre(items, tickets) && trigger.desk.webhooks.of(orgId).length === 1,
			nextTurn: async () => {
				step(HOUR + MINUTE);
				await trigger.beat();
				return trigger.items;
			},
		});
	},
	'Desk Polling Trigger · poll': async () => {
		const { trigger, ticket } = await deskPolls({ watch: 'tickets', event: 'created' });
		await trigger.beat();
		step(MINUTE);
		const tickets = [ticket('First')];
		step(10 * MINUTE);
		await trigger.beat();
		tickets.push(ticket('Second'));
		step(MINUTE);
		tickets.push(ticket('Third'));
		step(10 * MINUTE);
		return await ready(trigger, {
			meets: to('GET', /tickets\/search$/),
			// The first asks how many there are.
			nth: undefined,
			run: async () => await turn(trigger),
			isWhole: (items) => idsAre(items, tickets),
			nextTurn: async () => {
				step(10 * MINUTE);
				await trigger.beat();
				return trigger.items;
			},
		});
	},
	'CRM Polling Trigger · poll': async () => {
		const { trigger, lead } = await crm({ event: 'created' }, 'zohoCrmPollingTrigger');
		await trigger.beat();
		step(MINUTE);
		const leads = [lead('First')];
		step(MINUTE);
		await trigger.beat();
		leads.push(lead('Second'), lead('Third'));
		step(MINUTE);
		return await ready(trigger, {
			meets: to('POST', /coql$/),
			run: async () => await turn(trigger),
			isWhole: (items) => idsAre(items, leads),
			nextTurn: async () => {
				step(MINUTE);
				await trigger.beat();
				return trigger.items;
			},
		});
	},
};
