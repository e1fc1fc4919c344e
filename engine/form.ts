import { LoadOptionsContext } from 'n8n-core';
import type {
	INodeListSearchResult,
	INodePropertyOptions,
	INodeType,
	ResourceMapperFields,
	Workflow,
} from 'n8n-workflow';

import { additionalData, type Surroundings } from './additionalData';
import type { NodeTypes } from './nodeTypes';
import { placed, toWorkflow, type NodeCall } from './workflow';

type Kind = 'loadOptions' | 'listSearch' | 'resourceMapping';
type Method<K extends Kind> = NonNullable<NonNullable<INodeType['methods']>[K]>[string];

/** What n8n asks a node while its form is open. */
export class Form {
	constructor(
		private readonly surroundings: Surroundings,
		private readonly types: NodeTypes,
	) {}

	/** The choices of a drop-down. */
	async loadOptions(call: NodeCall, method: string): Promise<INodePropertyOptions[]> {
		return await this.ask(call, 'loadOptions', method, async (load, context) => await load.call(context));
	}

	/** One page of a resource locator's list. */
	async listSearch(
		call: NodeCall,
		method: string,
		{ filter, paginationToken }: { filter?: string; paginationToken?: string } = {},
	): Promise<INodeListSearchResult> {
		return await this.ask(
			call,
			'listSearch',
			method,
			async (search, context) => await search.call(context, filter, paginationToken),
		);
	}

	/** The fields of a resource mapper; of fields with one id n8n keeps the first. */
	async resourceMapping(call: NodeCall, method: string): Promise<ResourceMapperFields> {
		const mapping = await this.ask(
			call,
			'resourceMapping',
			method,
			async (map, context) => await map.call(context),
		);
		const fields = [...new Map([...mapping.fields].reverse().map((field) => [field.id, field])).values()];
		return { ...mapping, fields: fields.reverse() };
	}

	private async ask<K extends Kind, Answer>(
		call: NodeCall,
		kind: K,
		name: string,
		answer: (method: Method<K>, context: LoadOptionsContext) => Promise<Answer>,
	): Promise<Answer> {
		const node = placed(call, this.types);
		const workflow = toWorkflow({ nodes: [node], connections: {} }, this.types);
		const nodeType = this.types.getByNameAndVersion(node.type, node.typeVersion);
		const method = nodeType.methods?.[kind]?.[name] as Method<K> | undefined;
		if (!method) throw new Error(`"${node.name}" has no ${kind} method named "${name}"`);
		const context = this.contextOf(workflow, node.name);
		return await workflow.expression.withIsolate(async () => await answer(method, context));
	}

	private contextOf(workflow: Workflow, nodeName: string): LoadOptionsContext {
		const node = workflow.nodes[nodeName]!;
		const { parameters } = node;
		const data = additionalData(this.surroundings, { mode: 'internal', currentNodeParameters: parameters });
		return new LoadOptionsContext(workflow, node, data, '');
	}
}
