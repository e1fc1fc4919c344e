import type { IConnections, INode, INodeParameters } from 'n8n-workflow';

import type { CredentialRef, WorkflowJson } from '../../engine/engine';
import { fromList, mapped } from '../../engine/world';
import type { Account } from './zoho';

const LEADS = 5;

/**
 * A workflow such as companies have: five leads are updated in a batch, some are listed, some queried, a ticket is
 * changed and read. Each works on records of its own, all picked from lists: n8n gives up on checking the form of an ID
 * that was typed when a machine is so busy that it takes a quarter of a second.
 */
export function workflowOf(number: number, account: Account, credential: CredentialRef): WorkflowJson {
	const { leads, tickets, organization } = account;
	const own = Array.from({ length: LEADS }, (_, n) => leads[(number * LEADS + n) % leads.length]);
	const ticketId = fromList(String(tickets[number % tickets.length]));
	const node = (name: string, type: string, parameters: INodeParameters, settings = {}): INode => ({
		id: `${number} ${name}`,
		name,
		type: type.includes('.') ? type : `n8n-nodes-zoho-suite.${type}`,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		...settings,
	});
	const zoho = (name: string, type: 'zohoCrm' | 'zohoDesk', parameters: INodeParameters, once = true) =>
		node(
			name,
			type,
			{ authentication: 'oAuth2', ...parameters },
			{
				executeOnce: once,
				credentials: { zohoSuiteOAuth2Api: credential },
			},
		);
	const inHelpDesk = { resource: 'ticket', organization: fromList(organization), ticketId };
	const nodes = [
		node('Leads', 'engine.items', { items: own.map((id) => ({ json: { id } })) as never }),
		zoho(
			'Update',
			'zohoCrm',
			{
				resource: 'record',
				operation: 'update',
				module: fromList('Leads'),
				recordId: fromList('={{ $json.id }}'),
				fields: mapped({ Description: `={{ "Workflow ${number} at " + $now.toISO() }}` }),
			},
			false,
		),
		zoho('List', 'zohoCrm', {
			resource: 'record',
			operation: 'getAll',
			module: fromList('Leads'),
			returnAll: false,
			limit: 20,
		}),
		zoho('Query', 'zohoCrm', {
			resource: 'query',
			operation: 'run',
			query: `select Last_Name, Description from Leads where id = '${String(own[0])}'`,
			returnAll: false,
			limit: 1,
		}),
		zoho('Change', 'zohoDesk', {
			...inHelpDesk,
			operation: 'update',
			fields: mapped({ subject: `Workflow ${number}` }),
		}),
		zoho('Read', 'zohoDesk', { ...inHelpDesk, operation: 'get' }),
	];
	return { id: `load${number}`, name: `Workflow ${number}`, nodes, connections: inARow(nodes) };
}

const inARow = (nodes: INode[]): IConnections =>
	Object.fromEntries(
		nodes
			.slice(0, -1)
			.map(({ name }, index) => [
				name,
				{ main: [[{ node: String(nodes[index + 1]?.name), type: 'main' as const, index: 0 }]] },
			]),
	);
