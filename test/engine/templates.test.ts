import type { IDataObject, INode, INodeProperties, IPinData } from 'n8n-workflow';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { company } from '../../emulator/seed/company';
import type { WorkflowJson } from '../../engine/engine';
import { customHosts, openWorld, type World } from '../../engine/world';
import { scopeSets } from '../../nodes/shared/transport/scopes';
import { ZohoCrm } from '../../nodes/ZohoCrm/ZohoCrm.node.ts';
import { ZohoCrmPollingTrigger } from '../../nodes/ZohoCrmPollingTrigger/ZohoCrmPollingTrigger.node.ts';
import { ZohoCrmTrigger } from '../../nodes/ZohoCrmTrigger/ZohoCrmTrigger.node.ts';
import { ZohoDesk } from '../../nodes/ZohoDesk/ZohoDesk.node.ts';
import { ZohoDeskPollingTrigger } from '../../nodes/ZohoDeskPollingTrigger/ZohoDeskPollingTrigger.node.ts';
import { ZohoDeskTrigger } from '../../nodes/ZohoDeskTrigger/ZohoDeskTrigger.node.ts';
import { ZohoToken } from '../../nodes/ZohoToken/ZohoToken.node.ts';

const files = readdirSync('workflows').filter((file) => file.endsWith('.json'));
const load = (file: string) => JSON.parse(readFileSync(join('workflows', file), 'utf8')) as WorkflowJson;
const ours = new Map(
	[
		new ZohoCrm(),
		new ZohoCrmPollingTrigger(),
		new ZohoCrmTrigger(),
		new ZohoDesk(),
		new ZohoDeskPollingTrigger(),
		new ZohoDeskTrigger(),
		new ZohoToken(),
	].map((node) => [`n8n-nodes-zoho-suite.${node.description.name}`, node]),
);
const pinned = (data: Record<string, IDataObject[]>): IPinData =>
	Object.fromEntries(Object.entries(data).map(([node, items]) => [node, items.map((json) => ({ json }))]));

describe.each(files)('%s', (file) => {
	const workflow = load(file);
	const zohoNodes = workflow.nodes.filter(({ type }) => ours.has(type));

	it('brings no credential and no secret, and a note that says what it does', () => {
		expect(workflow.nodes.filter(({ credentials }) => credentials)).toEqual([]);
		expect(JSON.stringify(workflow)).not.toMatch(/1000\.[0-9a-f]{16,}/);
		expect(workflow.nodes.some(({ type }) => type === 'n8n-nodes-base.stickyNote')).toBe(true);
		expect(zohoNodes.length).toBeGreaterThan(0);
	});

	it('fills in only what the nodes ask for', () => {
		for (const { name, type, parameters } of zohoNodes) {
			const { properties, polling } = ours.get(type)!.description;
			const shown = properties.filter((property) => isShown(property, parameters));
			// n8n gives every node that polls its Poll Times.
			const known = [...shown.map((property) => property.name), ...(polling ? ['pollTimes'] : [])];
			expect([name, Object.keys(parameters).filter((key) => !known.includes(key))]).toEqual([name, []]);
		}
	});

	it('leads from node to node that exist', () => {
		const names = workflow.nodes.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		for (const [from, { main }] of Object.entries(workflow.connections)) {
			expect(names).toContain(from);
			for (const { node } of (main ?? []).flatMap((targets) => targets ?? [])) expect(names).toContain(node);
		}
	});
});

/** Whether the form shows a field for these choices. */
function isShown({ displayOptions }: INodeProperties, parameters: INode['parameters']): boolean {
	return Object.entries(displayOptions?.show ?? {}).every(([name, values]) =>
		(values as unknown[]).includes(parameters[name] ?? 'credential'),
	);
}

describe('exchange-grant-token.json', () => {
	const [, client] = company.clients;
	let world: World;
	beforeAll(async () => {
		world = await openWorld();
	});
	afterAll(async () => await world.stop());

	const exchange = async (grantToken: string) =>
		await world.engine.execute(load('exchange-grant-token.json'), {
			pinData: pinned({
				'Zoho Client and Grant Token': [
					{
						'Data Center': 'Other',
						'Accounts URL (only for Other)': customHosts(world.emulator).customAccountsUrl,
						'Client ID': client?.clientId,
						'Client Secret': client?.clientSecret,
						'Grant Token': grantToken,
						'Create the Credential in n8n': 'Yes',
					},
				],
				'Create the Credential?': [{}],
				'Create Credential': [{ name: 'made' }],
				'Show Credential': [{}],
				'Show Refresh Token': [{}],
				'Show What Went Wrong': [{}],
			}),
		});
	const outputsOf = ({ runData }: Awaited<ReturnType<typeof exchange>>) =>
		(runData['Exchange Grant Token']?.[0]?.data?.main ?? []).map(
			(items) => items?.map(({ json }) => json) ?? [],
		);

	it('gives a refresh token that works, once; the second time it takes the way of the refusal', async () => {
		const grantToken = world.emulator.world.accounts.generateGrantToken({
			clientId: String(client?.clientId),
			scopes: [...scopeSets.crm],
		});
		const [tokens, none] = outputsOf(await exchange(grantToken));
		expect(none).toEqual([]);
		const accessToken = String(tokens?.[0]?.accessToken);
		expect(world.emulator.world.accounts.grantOf(accessToken)?.user.email).toBe(company.people[0]?.email);
		expect(tokens?.[0]).toMatchObject({ dataCenter: 'custom', refreshToken: expect.any(String) as string });

		const [nothing, refused] = outputsOf(await exchange(grantToken));
		expect(nothing).toEqual([]);
		expect(refused?.[0]?.error).toMatchObject({
			code: 'invalid_code',
			message: expect.any(String) as string,
		});
	});

	it('finds the accounts server in the name of the data center', () => {
		const [node] = load('exchange-grant-token.json').nodes.filter(
			({ name }) => name === 'Exchange Grant Token',
		);
		const [trigger] = load('exchange-grant-token.json').nodes.filter(({ type }) =>
			type.endsWith('.formTrigger'),
		);
		const options = JSON.stringify(trigger?.parameters);
		for (const host of [
			'accounts.zoho.com',
			'accounts.zoho.com.au',
			'accounts.zohocloud.ca',
			'accounts.zoho.sg',
		]) {
			expect(options).toContain(`(${host})`);
			expect(`United States (${host})`.match(/accounts\.[a-z.]+/)?.[0]).toBe(host);
		}
		expect(node?.parameters.dataCenter).toContain('match(/accounts\\.[a-z.]+/)');
	});
});
