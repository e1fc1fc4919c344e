import {
	NodeHelpers,
	type IDataObject,
	type INodeType,
	type INodeTypes,
	type IVersionedNodeType,
} from 'n8n-workflow';

import { name as packageName } from '../package.json';
import { builtInNodes } from './builtInNodes';

/** A node class's instance, or its type as a workflow has it: `n8n-nodes-zoho-suite.zohoCrm`, or short `zohoCrm`. */
export type NodeRef = INodeType | IVersionedNodeType | string;

/** The node types of one engine. n8n names a package's nodes after the package, so they are named here, too. */
export class NodeTypes implements INodeTypes {
	private readonly types: Map<string, INodeType | IVersionedNodeType>;

	constructor(nodes: Array<INodeType | IVersionedNodeType>) {
		this.types = new Map([...builtInNodes, ...nodes].map((node) => [fullName(node.description.name), node]));
	}

	/** The type's full name. Throws when the engine was created without it. */
	nameOf(node: NodeRef): string {
		const name = fullName(typeof node === 'string' ? node : node.description.name);
		this.getByName(name);
		return name;
	}

	knows(name: string): boolean {
		return this.types.has(name);
	}

	/** The version n8n gives a node that is dragged into a workflow today. */
	latestVersion(name: string): number {
		const node = this.getByName(name);
		if ('nodeVersions' in node) return node.currentVersion;
		const { defaultVersion, version } = node.description;
		return defaultVersion ?? [version].flat().at(-1) ?? 1;
	}

	getByName(name: string): INodeType | IVersionedNodeType {
		const node = this.types.get(name);
		if (!node) throw new Error(`The engine was created without the node type "${name}"`);
		return node;
	}

	getByNameAndVersion(name: string, version?: number): INodeType {
		return NodeHelpers.getVersionedNodeType(this.getByName(name), version);
	}

	getKnownTypes(): IDataObject {
		return Object.fromEntries([...this.types.keys()].map((name) => [name, { className: name }]));
	}
}

const fullName = (name: string) => (name.includes('.') ? name : `${packageName}.${name}`);
