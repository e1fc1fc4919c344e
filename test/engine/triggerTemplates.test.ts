import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { ZohoSelfClientApi } from '../../credentials/ZohoSelfClientApi.credentials';
import { ZohoSuiteOAuth2Api } from '../../credentials/ZohoSuiteOAuth2Api.credentials';
import { company } from '../../emulator/seed/company';
import type { ExecutionResult, WorkflowJson } from '../../engine/engine';
import { type Connected, openWorld, type World } from '../../engine/world';
import { ZohoCrm } from '../../nodes/ZohoCrm/ZohoCrm.node.ts';
import { ZohoCrmPollingTrigger } from '../../nodes/ZohoCrmPollingTrigger/ZohoCrmPollingTrigger.node.ts';
import { ZohoCrmTrigger } from '../../nodes/ZohoCrmTrigger/ZohoCrmTrigger.node.ts';
import { ZohoDesk } from '../../nodes/ZohoDesk/ZohoDesk.node.ts';
import { ZohoDeskTrigger } from '../../nodes/ZohoDeskTrigger/ZohoDeskTrigger.node.ts';
import { ActiveTrigger } from './desk/activeTrigger';
import { DataTable, Filter, HttpRequest } from './n8nNodes';

const ours = [ZohoCrm, ZohoCrmTrigger, ZohoCrmPollingTrigger, ZohoDesk, ZohoDeskTrigger].map(
	(Node) => new Node(),
);
const orgId = company.deskOrganizations[0]!.id;

let world: World;
let connected: Connected;
/** What a chat's incoming webhook was told. */
const messages: string[] = [];
let chat: Server;
beforeAll(async () => {
	world = await openWorld(
		{},
		{
			nodes: [...ours, new HttpRequest(), new Filter(), new DataTable()],
			credentials: [new ZohoSuiteOAuth2Api(), new ZohoSelfClientApi()],
		},
	);
	connected = await world.connect('oAuth2');
	chat = createServer((request, response) => {
		let text = '';
		request.on('data', (part) => (text += String(part)));
		request.on('end', () => {
			messages.push((JSON.parse(text) as { text: string }).text);
			response.end('ok');
		});
	});
	await new Promise<void>((listening) => chat.listen(0, '127.0.0.1', listening));
});
beforeEach(() => messages.splice(0));
afterAll(async () => {
	chat.close();
	await world.stop();
});

const crm = () => world.emulator.world.crm;
const desk = () => world.emulator.world.desk;

/** A template as a user makes it ready: credentials, the chat's address, and what else is chosen. */
function template(file: string, chosen: Record<string, INodeParameters> = {}): WorkflowJson {
	const workflow = JSON.parse(readFileSync(join('workflows', file), 'utf8')) as WorkflowJson;
	const url = `http://127.0.0.1:${(chat.address() as AddressInfo).port}/hook`;
	const nodes = workflow.nodes.map((node) => ({
		...node,
		...(node.type.startsWith('n8n-nodes-zoho-suite.') ? { credentials: connected.credentials } : {}),
		parameters: {
			...node.parameters,
			...chosen[node.name],
			...(node.type.endsWith('.httpRequest') ? { url } : {}),
		},
	}));
	return { ...workflow, nodes };
}

const triggerOf = ({ nodes }: WorkflowJson) => nodes.find(({ type }) => /trigger$/i.test(type))!;

/** Runs a template from its trigger on, with what the trigger gives. */
async function run(workflow: WorkflowJson, items: IDataObject[]): Promise<ExecutionResult> {
	const { name } = triggerOf(workflow);
	const pinData = { [name]: items.map((json) => ({ json })) };
	return await world.engine.execute(workflow, { pinData, startNode: name, mode: 'manual' });
}

/** What the template's own trigger gives when it is tried in the editor: the latest record. */
async function tried(workflow: WorkflowJson): Promise<IDataObject[]> {
	const { type, parameters, credentials } = triggerOf(workflow);
	const call = { node: type, parameters, credentials: credentials as never };
	const [items = []] = (await world.engine.poll(call, { test: true })) ?? [];
	return items.map(({ json }) => json);
}

describe('won-deal-to-onboarding-ticket.json', () => {
	it('makes one ticket for a deal that is won, also where it is told of twice', async () => {
		const department = desk().departments(orgId)[0]!;
		const departmentId = { __rl: true, mode: 'list', value: department.id };
		const workflow = template('won-deal-to-onboarding-ticket.json', {
			'Create Onboarding Ticket': { departmentId },
		});
		const contact = crm().add('Contacts', { Last_Name: 'Brandt', Email: 'brandt@won.example' });
		const Contact_Name = contact.id;
		const deal = crm().add('Deals', {
			Deal_Name: 'Reading room',
			Stage: 'Closed Won',
			Amount: 900,
			Contact_Name,
		});
		const items = await tried(workflow);
		expect(items).toMatchObject([{ id: deal.id, Stage: 'Closed Won' }]);

		const subject = `Onboarding: Reading room (deal ${deal.id})`;
		for (const time of ['first', 'second']) {
			const result = await run(workflow, items);
			expect([time, result.error]).toEqual([time, undefined]);
		}
		const tickets = desk()
			.tickets(orgId)
			.filter((ticket) => ticket.subject === subject);
		expect(tickets).toMatchObject([{ departmentId: department.id, priority: 'High' }]);
		expect(desk().contact(tickets[0]!.contactId)).toMatchObject({
			lastName: 'Brandt',
			email: 'brandt@won.example',
		});
	});
});

describe('closed-ticket-to-crm-note.json', () => {
	it('writes a note on the contact of a ticket that was closed, and of no other', async () => {
		const workflow = template('closed-ticket-to-crm-note.json');
		const trigger = await ActiveTrigger.in(triggerOf(workflow).parameters);
		const delivered: IDataObject[] = [];
		try {
			await trigger.activate();
			const { desk: theirs } = trigger;
			const agentId = theirs.agents(orgId)[0]!.id;
			const email = 'closed@note.example';
			for (const status of ['Closed', 'On Hold']) {
				const ticket = theirs.addTicket({ subject: `Now ${status}`, email, resolution: 'Lamp replaced' });
				theirs.change(ticket, { status }, agentId);
				theirs.change(ticket, { priority: 'High' }, agentId);
			}
			await trigger.settled();
			delivered.push(...trigger.items);
		} finally {
			await trigger.stop();
		}
		expect(delivered.map(({ status }) => status)).toEqual(['Closed', 'On Hold']);

		const contact = crm().add('Contacts', { Last_Name: 'Costa', Email: 'closed@note.example' });
		const result = await run(workflow, delivered);
		expect(result.error).toBeUndefined();
		const notes = [...crm().notes.values()].filter(({ fields }) => fields.Parent_Id === contact.id);
		expect(notes.map(({ fields }) => fields)).toMatchObject([
			{
				Note_Title: expect.stringMatching(/^Ticket #\d+ closed$/),
				Note_Content: expect.stringMatching(/^Now Closed\n\nResolution: Lamp replaced\nhttps:/),
			},
		]);
	});
});

describe('web-form-to-lead.json', () => {
	it('makes a lead of who fills in the form, and updates the one who is there', async () => {
		const workflow = template('web-form-to-lead.json');
		const answer = {
			'First Name': 'Ida',
			'Last Name': 'Romano',
			Email: 'ida@form.example',
			Company: 'Romano',
		};
		for (const question of ['A sofa?', 'Two sofas?']) {
			const sent = { ...answer, Phone: '1', 'How can we help?': question };
			const { error } = await run(workflow, [sent]);
			expect(error).toBeUndefined();
		}
		const leads = crm()
			.records('Leads')
			.filter(({ fields }) => fields.Email === 'ida@form.example');
		expect(leads.map(({ fields }) => fields)).toMatchObject([
			{ First_Name: 'Ida', Last_Name: 'Romano', Company: 'Romano', Description: 'Two sofas?' },
		]);
	});
});

describe('new-deal-to-chat.json', () => {
	it('tells the chat of the deal', async () => {
		const workflow = template('new-deal-to-chat.json');
		crm().add('Deals', { Deal_Name: 'Café chairs', Stage: 'Qualification', Amount: 1200 });
		const { error } = await run(workflow, await tried(workflow));
		expect(error).toBeUndefined();
		expect(messages).toEqual([
			expect.stringMatching(/^New deal: Café chairs, 1200, Qualification\. Owner: /),
		]);
	});
});

describe('daily-connection-check.json', () => {
	it('says nothing while all is well', async () => {
		const { error } = await run(template('daily-connection-check.json'), [{}]);
		expect([error, messages]).toEqual([undefined, []]);
	});

	it('tells the chat which product refuses, why, and what to do', async () => {
		const refusal = { status: 403, body: { errorCode: 'SCOPE_MISMATCH', message: 'no' } };
		world.emulator.failNext(({ path }) => path === '/api/v1/myinfo', refusal, 1);
		await run(template('daily-connection-check.json'), [{}]);
		expect(messages).toEqual([
			expect.stringMatching(/^Check Zoho Desk: The credential lacks the scope .*connect it again/),
		]);
	});
});

describe('nightly-contacts-to-table.json', () => {
	it('gives the table a row for each contact that changed since the last night', async () => {
		const workflow = template('nightly-contacts-to-table.json');
		const { type, parameters, credentials } = triggerOf(workflow);
		const call = { node: type, parameters, credentials: credentials as never };
		const staticData: IDataObject = {};
		const night = async () => {
			const [items = []] = (await world.engine.poll(call, { staticData })) ?? [];
			return items.map(({ json }) => json);
		};
		const { now } = Date;
		try {
			// What the tests before this one made is over.
			let ahead = 60_000;
			jest.spyOn(Date, 'now').mockImplementation(() => now() + ahead);
			expect(await night()).toEqual([]);
			ahead += 60_000;
			const contact = crm().add('Contacts', {
				First_Name: 'Nell',
				Last_Name: 'Night',
				Email: 'nell@night.example',
			});
			ahead += 24 * 3_600_000;
			const changed = await night();
			expect(changed).toHaveLength(1);
			const { items, error } = await run(workflow, changed);
			expect(error).toBeUndefined();
			expect(items[0]?.map(({ json }) => json)).toMatchObject([
				{
					...{ crm_id: contact.id, first_name: 'Nell', last_name: 'Night', email: 'nell@night.example' },
					'where crm_id': contact.id,
				},
			]);
		} finally {
			jest.restoreAllMocks();
		}
	});
});
