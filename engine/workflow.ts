import {
	Workflow,
	deepCopy,
	type IConnections,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type IPinData,
	type IWorkflowSettings,
} from 'n8n-workflow';

import { ITEMS, NO_OP } from './builtInNodes';
import type { CredentialRef } from './credentialStore';
import type { NodeRef, NodeTypes } from './nodeTypes';

/** A workflow as n8n exports it. */
export interface WorkflowJson {
	id?: string;
	name?: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
	pinData?: IPinData;
}

/** Credentials by the name of their type. */
export type CredentialRefs = Record<string, CredentialRef>;

/** A node with its form filled in, outside any workflow of its own. */
export interface NodeCall {
	node: NodeRef;
	parameters?: INodeParameters;
	credentials?: CredentialRefs;
	/** The node's Settings tab and its identity: `onError`, `retryOnFail`, `typeVersion`, `name`, `webhookId` … */
	settings?: Partial<INode>;
}

/** A node with the items it is run on: n8n's items, or just their data. Without any, it is run on one empty item. */
export interface NodeRun extends NodeCall {
	items?: Array<INodeExecutionData | IDataObject>;
}

/** A note on the canvas, which is never run. */
const STICKY_NOTE = 'n8n-nodes-base.stickyNote';

export const WORKFLOW_ID = 'engineWorkflow01';

/** The node of a call, placed in a workflow. */
export function placed({ node, parameters = {}, credentials, settings }: NodeCall, types: NodeTypes): INode {
	const type = types.nameOf(node);
	return {
		id: '7b3e2c1a-0000-4000-8000-000000000001',
		name: types.getByName(type).description.displayName,
		type,
		typeVersion: types.latestVersion(type),
		position: [200, 0],
		webhookId: '7b3e2c1a-0000-4000-8000-000000000002',
		parameters: deepCopy(parameters),
		...(credentials ? { credentials: { ...credentials } } : {}),
		...settings,
	};
}

/** The workflow a single node is run in: a node that emits the items, and the node. */
export function around(run: NodeRun, types: NodeTypes): WorkflowJson {
	const source: INode = {
		id: '7b3e2c1a-0000-4000-8000-000000000003',
		name: 'Items',
		type: ITEMS,
		typeVersion: 1,
		position: [0, 0],
		parameters: { items: (run.items ?? [{}]).map(asItem) as never },
	};
	const node = placed(run, types);
	return {
		nodes: [source, node],
		connections: { [source.name]: { main: [[{ node: node.name, type: 'main', index: 0 }]] } },
	};
}

/**
 * n8n's object for a workflow. A node of a type the engine has not (a form, Edit Fields …) stands for its
 * pinned data, if it has any.
 */
export function toWorkflow(
	json: WorkflowJson,
	types: NodeTypes,
	{ pinData = {}, staticData }: { pinData?: IPinData; staticData?: IDataObject } = {},
): Workflow {
	const nodes = json.nodes
		.filter(({ type }) => type !== STICKY_NOTE)
		.map((node) => {
			const isStandIn = pinData[node.name] !== undefined && !types.knows(node.type);
			return deepCopy(isStandIn ? { ...node, type: NO_OP, typeVersion: 1, parameters: {} } : node);
		});
	return new Workflow({
		id: json.id ?? WORKFLOW_ID,
		name: json.name ?? 'Workflow of the engine',
		nodes,
		connections: deepCopy(json.connections),
		active: false,
		nodeTypes: types,
		staticData,
		settings: { executionOrder: 'v1', ...json.settings },
	});
}

/** The workflow with every credential of a type given replaced by it: a template brings none of its own. */
export function withCredentials(json: WorkflowJson, refs: CredentialRefs): WorkflowJson {
	const nodes = json.nodes.map((node) => {
		const own = Object.keys(node.credentials ?? {}).flatMap((type) => {
			const ref = refs[type] ?? node.credentials?.[type];
			return ref ? [[type, ref]] : [];
		});
		return { ...node, ...(own.length > 0 ? { credentials: Object.fromEntries(own) } : {}) };
	});
	return { ...json, nodes };
}

/** Where a workflow starts that has no trigger the engine knows: at the node nothing leads to. */
export function startOf(workflow: Workflow): INode | undefined {
	const led = workflow.connectionsByDestinationNode;
	return workflow.getStartNode() ?? Object.values(workflow.nodes).find(({ name }) => !led[name]);
}

function asItem(item: INodeExecutionData | IDataObject): INodeExecutionData {
	const isItem = typeof item.json === 'object' && item.json !== null && !Array.isArray(item.json);
	return isItem ? (item as INodeExecutionData) : { json: item as IDataObject };
}
