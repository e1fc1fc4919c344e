import type { Credential } from '../../playground/credentials';
import type { Template } from '../../playground/templates';

type Node = Template['nodes'][number] & { id: string; position: [number, number]; typeVersion: number };

/** A workflow whose nodes run one after the other. */
export function chain(name: string, ...nodes: Node[]): Template {
	const placed = nodes.map((node, index) => ({ ...node, position: [index * 240, 0] as [number, number] }));
	const connections = Object.fromEntries(
		nodes
			.slice(1)
			.map((node, index) => [nodes[index]!.name, { main: [[{ node: node.name, type: 'main', index: 0 }]] }]),
	);
	return { name, nodes: placed, connections, settings: { executionOrder: 'v1' } };
}

/** A node of a workflow, placed later. */
export const node = (
	name: string,
	type: string,
	typeVersion: number,
	parameters: Record<string, unknown>,
	more: object = {},
): Node => ({ id: `id of ${name}`, name, type, typeVersion, parameters, position: [0, 0], ...more });

export const manualTrigger = node('Start', 'n8n-nodes-base.manualTrigger', 1, {});

/** Gives a workflow an address that tests can call: `/webhook/<path>`. */
export const webhook = (path: string) =>
	node(
		'Called',
		'n8n-nodes-base.webhook',
		2,
		{ path, httpMethod: 'POST', responseMode: 'lastNode', responseData: 'allEntries', options: {} },
		{ webhookId: path },
	);

/** Makes the workflow's items with a line of JavaScript. */
export const items = (javaScript: string) =>
	node('Items', 'n8n-nodes-base.code', 2, { jsCode: `return ${javaScript};` });

export const waitSeconds = (amount: number) =>
	node('Wait', 'n8n-nodes-base.wait', 1.1, { amount, unit: 'seconds' });

/** A node of this package with a credential chosen. */
export const zoho = (
	name: string,
	type: 'zohoCrm' | 'zohoCrmTool' | 'zohoDesk' | 'zohoCrmTrigger' | 'zohoDeskTrigger',
	{ id, name: credentialName, type: credentialType }: Credential,
	parameters: Record<string, unknown>,
) =>
	node(
		name,
		`n8n-nodes-zoho-suite.${type}`,
		1,
		{ authentication: credentialType === 'zohoSelfClientApi' ? 'selfClient' : 'oAuth2', ...parameters },
		{ credentials: { [credentialType]: { id, name: credentialName } } },
	);

export const listed = (value: string) => ({ __rl: true, mode: 'list', value });
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });
export const mapped = (value: Record<string, unknown>) => ({
	mappingMode: 'defineBelow',
	value,
	matchingColumns: [],
	schema: [],
});
