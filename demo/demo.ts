/**
 * `npm run demo`: the templates' own nodes in n8n's execution engine, against the emulator, with every result read
 * back from the emulator's store. Exits with 1 when anything reads back differently.
 */
import type { IDataObject, IPinData } from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { company } from '../emulator/seed/company';
import type { CredentialRef, ExecutionResult, WorkflowJson } from '../engine/engine';
import { customHosts, openWorld, type World } from '../engine/world';
import { scopeSets } from '../nodes/shared/transport/scopes';
import { type ReadBack, Report } from './report';

const report = new Report();

function template(name: string): WorkflowJson {
	return JSON.parse(readFileSync(join(__dirname, '..', 'workflows', `${name}.json`), 'utf8')) as WorkflowJson;
}

/** Output of a node that is not to run: the form, or the node that holds the values to write. */
const pinned = (node: string, items: IDataObject[]): IPinData => ({
	[node]: items.map((json) => ({ json })),
});

const outputs = ({ items, error }: ExecutionResult): IDataObject[] => {
	if (error) throw error;
	return (items[0] ?? []).map(({ json }) => json);
};

/** Runs one step and reports the calls it took. */
async function step(
	{ emulator }: World,
	title: string,
	run: () => Promise<{ said: string[]; readBack: ReadBack[] }>,
): Promise<void> {
	emulator.requests.clear();
	const { said, readBack } = await run();
	report.step(title, said, [...emulator.requests.all], readBack);
}

async function exchangeGrantToken(world: World): Promise<string> {
	const { emulator, engine } = world;
	const [, selfClient] = company.clients;
	if (!selfClient) throw new Error('The seeded company has a self client');
	let refreshToken = '';
	await step(world, 'A grant token becomes a refresh token (Zoho Token)', async () => {
		const grantToken = emulator.world.accounts.generateGrantToken({
			clientId: selfClient.clientId,
			scopes: [...scopeSets.crmAndDesk],
		});
		const exchanged = await engine.execute({
			node: 'zohoToken',
			parameters: {
				resource: 'token',
				operation: 'exchangeGrantToken',
				authentication: 'fields',
				dataCenter: 'custom',
				accountsUrl: emulator.urls.accounts,
				clientId: selfClient.clientId,
				clientSecret: selfClient.clientSecret,
				grantToken,
			},
		});
		const [tokens = {}] = outputs(exchanged);
		refreshToken = String(tokens.refreshToken ?? '');
		return {
			said: ['The grant token worked once and is void now; the refresh token is for the credential.'],
			readBack: [
				{
					what: 'the refresh token is alive at Zoho and belongs to',
					expected: company.people[0]?.email,
					found: emulator.world.accounts.grantOf(String(tokens.accessToken))?.user.email,
				},
			],
		};
	});
	return refreshToken;
}

async function updateRecords(world: World, refreshToken: string): Promise<void> {
	const { emulator, engine } = world;
	const [, selfClient] = company.clients;
	const ref = await engine.credentials.add({
		name: 'Zoho (refresh token)',
		type: 'zohoSelfClientApi',
		data: {
			...customHosts(emulator),
			clientId: selfClient?.clientId ?? '',
			clientSecret: selfClient?.clientSecret ?? '',
			refreshToken,
		},
	});
	const workflow = connected('update-crm-record', { zohoSelfClientApi: ref });
	const leads = emulator.world.crm.records('Leads').slice(0, 250);
	const items = leads.map(({ id }, index) => ({
		recordId: id,
		description: `Called back, offer ${index + 1}`,
	}));
	await step(
		world,
		'250 CRM leads are updated (template update-crm-record, Self Client credential)',
		async () => {
			const updated = outputs(
				await engine.execute(workflow, {
					pinData: pinned('Record and New Values', items),
				}),
			);
			const found = leads.map(({ id }) => emulator.world.crm.record('Leads', id)?.fields.Description);
			return {
				said: [
					`${updated.length} items in, ${updated.length} items out, in the same order, 100 records to a call.`,
				],
				readBack: [
					{ what: 'first lead, Description', expected: items[0]?.description, found: found[0] },
					{ what: 'last lead, Description', expected: items[249]?.description, found: found[249] },
					{
						what: 'leads that read back as written',
						expected: 250,
						found: found.filter((description, index) => description === items[index]?.description).length,
					},
					{
						what: 'output items in the order of the input',
						expected: true,
						found: updated.every(({ id }, index) => id === leads[index]?.id),
					},
				],
			};
		},
	);
}

async function updateTickets(world: World): Promise<void> {
	const { emulator, engine } = world;
	const zoho = await world.connect('oAuth2');
	const [organization] = emulator.world.desk.organizations;
	const tickets = emulator.world.desk
		.tickets(organization?.id)
		.filter(({ status }) => status === 'Open')
		.slice(0, 20);
	const items = tickets.map(({ id }, index) => ({
		ticketId: id,
		status: 'Closed',
		resolution: `Replaced, case ${index + 1}`,
	}));
	await step(
		world,
		'20 Desk tickets are closed, the organization is found by itself (template update-desk-ticket, OAuth2)',
		async () => {
			const updated = outputs(
				await engine.execute(connected('update-desk-ticket', zoho.credentials), {
					pinData: pinned('Ticket and New Values', items),
				}),
			);
			const found = tickets.map(({ id }) => emulator.world.desk.ticket(id));
			const orgIds = emulator.requests.of('desk').flatMap(({ headers }) => headers.orgid ?? []);
			return {
				said: [`Nobody typed an organization ID; found: ${organization?.companyName}.`],
				readBack: [
					{ what: 'first ticket, resolution', expected: items[0]?.resolution, found: found[0]?.resolution },
					{
						what: 'tickets closed',
						expected: updated.length,
						found: found.filter((ticket) => ticket?.status === 'Closed').length,
					},
					{ what: 'organizations written to', expected: [organization?.id], found: [...new Set(orgIds)] },
				],
			};
		},
	);
}

async function refreshOnTheWay(world: World): Promise<void> {
	const { emulator, engine } = world;
	const zoho = await world.connect('oAuth2', { secondsLeft: 60 });
	const [lead] = emulator.world.crm.records('Leads').slice(-1);
	const description = 'Written with a token that was renewed on the way';
	await step(
		world,
		'A token with 60 seconds left is renewed once by ten workflows that run at the same time (OAuth2)',
		async () => {
			const workflow = connected('update-crm-record', zoho.credentials);
			const runs = await Promise.all(
				Array.from(
					{ length: 10 },
					async () =>
						await engine.execute(workflow, {
							pinData: pinned('Record and New Values', [{ recordId: lead?.id, description }]),
						}),
				),
			);
			runs.forEach(outputs);
			return {
				said: ['Ten runs, one refresh: the other nine waited for it.'],
				readBack: [
					{
						what: 'token calls',
						expected: 1,
						found: emulator.requests.matching('POST /oauth/v2/token').length,
					},
					{
						what: 'lead, Description',
						expected: description,
						found: emulator.world.crm.record('Leads', lead?.id ?? '')?.fields.Description,
					},
				],
			};
		},
	);
}

async function explainRefusals(world: World): Promise<void> {
	const { emulator } = world;
	const zoho = await world.connect('oAuth2');
	const [first, second] = emulator.world.crm.records('Leads');
	await step(world, 'A value that cannot be meant stops the run before anything is written', async () => {
		const result = await zoho.crm(
			{
				resource: 'record',
				operation: 'update',
				module: { __rl: true, mode: 'list', value: 'Leads' },
				recordId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
				fields: { mappingMode: 'autoMapInputData', value: null, matchingColumns: [], schema: [] },
			},
			[
				{ id: first?.id, City: 'Lisbon' },
				{ id: second?.id, Citty: 'Porto' },
			],
		);
		return {
			said: [
				`n8n shows: ${result.error?.message}`,
				...(result.error?.description ?? '').split('\n').map((line) => `           ${line}`),
			],
			readBack: [
				{
					what: 'first lead, City (unchanged)',
					expected: first?.fields.City,
					found: emulator.world.crm.record('Leads', first?.id ?? '')?.fields.City,
				},
				{ what: 'write calls', expected: 0, found: emulator.requests.matching('PUT /crm/v8/Leads').length },
			],
		};
	});
}

/** A template brings no credential: its Zoho nodes get this one, as a user would choose it. */
function connected(name: string, credentials: Record<string, CredentialRef>): WorkflowJson {
	const workflow = template(name);
	const authentication = 'zohoSelfClientApi' in credentials ? 'selfClient' : 'oAuth2';
	const nodes = workflow.nodes.map((node) =>
		node.type.startsWith('n8n-nodes-zoho-suite.')
			? { ...node, credentials, parameters: { ...node.parameters, authentication } }
			: node,
	);
	return { ...workflow, nodes };
}

async function main(): Promise<void> {
	report.title('Zoho CRM and Zoho Desk in n8n’s execution engine, against the emulator');
	const world = await openWorld();
	try {
		const refreshToken = await exchangeGrantToken(world);
		await updateRecords(world, refreshToken);
		await updateTickets(world);
		await refreshOnTheWay(world);
		await explainRefusals(world);
	} finally {
		await world.stop();
	}
	if (!report.end()) process.exitCode = 1;
}

main().catch((error: { message: string; description?: string }) => {
	// The error object holds the node's parameters, secrets among them; its words do not.
	console.error(`The demo stopped: ${error.message}${error.description ? `\n${error.description}` : ''}`);
	process.exitCode = 1;
});
