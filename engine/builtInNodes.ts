import {
	NodeConnectionTypes,
	deepCopy,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type ITriggerFunctions,
	type ITriggerResponse,
} from 'n8n-workflow';

/** n8n's own Manual Trigger: one empty item. */
class ManualTrigger implements INodeType {
	description: INodeTypeDescription = {
		...described('n8n-nodes-base.manualTrigger', 'Manual Trigger'),
		group: ['trigger'],
		inputs: [],
	};

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		const manualTriggerFunction = async () => this.emit([this.helpers.returnJsonArray([{}])]);
		return { manualTriggerFunction };
	}
}

/** n8n's own No Operation: the items that come in. */
class NoOp implements INodeType {
	description: INodeTypeDescription = described('n8n-nodes-base.noOp', 'No Operation, do nothing');

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [this.getInputData()];
	}
}

/** Starts a workflow with the items of its parameter `items`, as they stand: nothing in them is an expression. */
class Items implements INodeType {
	description: INodeTypeDescription = {
		...described('engine.items', 'Items'),
		group: ['input'],
		properties: [{ displayName: 'Items', name: 'items', type: 'json', default: [] }],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getNodeParameter('items', 0, [], { rawExpressions: true }) as INodeExecutionData[];
		return [deepCopy(items)];
	}
}

function described(name: string, displayName: string): INodeTypeDescription {
	return {
		displayName,
		name,
		group: ['transform'],
		version: 1,
		description: displayName,
		defaults: { name: displayName },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	};
}

/** The nodes every engine knows beside those it is given. */
export const builtInNodes: INodeType[] = [new ManualTrigger(), new NoOp(), new Items()];

export const NO_OP = 'n8n-nodes-base.noOp';
export const ITEMS = 'engine.items';
