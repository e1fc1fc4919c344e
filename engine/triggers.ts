import { Container } from '@n8n/di';
import { HookContext, PollContext, TriggersAndPollers, WebhookContext } from 'n8n-core';
import {
	deepCopy,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type IWebhookData,
	type IWebhookResponseData,
	type IWorkflowExecuteAdditionalData,
	type Workflow,
	type WorkflowActivateMode,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { additionalData, type Surroundings } from './additionalData';
import type { NodeTypes } from './nodeTypes';
import { placed, toWorkflow, WORKFLOW_ID, type NodeCall } from './workflow';
import { requestOf, ResponseRecorder, type WebhookAnswer, type WebhookRequest } from './webhookMessages';

export interface TriggerOptions {
	/**
	 * The node's static data, which n8n keeps between calls. It is changed in place: pass the same object to
	 * every call of one activated workflow.
	 */
	staticData?: IDataObject;
	/** Whether the node listens for a test in the editor, instead of in production. */
	test?: boolean;
	/** Why n8n activates the workflow; `activate` unless it is a test. */
	activation?: WorkflowActivateMode;
	/** Which of the node's webhooks. */
	webhook?: string;
	/** Is told what a webhook answers, as soon as it does. */
	answered?(answer: WebhookAnswer): void;
}

export interface WebhookResult extends IWebhookResponseData {
	/** The answer the node sent by itself, if it did. */
	answer?: WebhookAnswer;
}

interface Place {
	workflow: Workflow;
	node: INode;
	nodeType: INodeType;
	data: IWorkflowExecuteAdditionalData;
	mode: WorkflowExecuteMode;
	activation: WorkflowActivateMode;
}

/** What n8n asks of a trigger node in an activated workflow, or one that listens for a test. */
export class Triggers {
	constructor(
		private readonly surroundings: Surroundings,
		private readonly types: NodeTypes,
	) {}

	/** One poll. Gives the items to start the workflow with, one list per output, or null. */
	async poll(call: NodeCall, options: TriggerOptions = {}): Promise<INodeExecutionData[][] | null> {
		return await this.at(call, options, 'trigger', async ({ workflow, node, data, mode, activation }) => {
			const context = new PollContext(workflow, node, data, mode, activation);
			return await Container.get(TriggersAndPollers).runPollFunction(workflow, node, context);
		});
	}

	/** Runs a method of the webhook's life: does it exist at the other end, create it, delete it. */
	async hook(
		call: NodeCall,
		method: 'checkExists' | 'create' | 'delete',
		options: TriggerOptions = {},
	): Promise<boolean> {
		return await this.at(call, options, 'trigger', async (place) => {
			const webhook = webhookOf(place, options);
			const run = place.nodeType.webhookMethods?.[webhook.webhookDescription.name]?.[method];
			if (!run) throw new Error(`"${place.node.name}" has no webhook method "${method}"`);
			const { workflow, node, data, mode, activation } = place;
			return await run.call(new HookContext(workflow, node, data, mode, activation, webhook));
		});
	}

	/** Delivers a request to the node's webhook. */
	async webhook(
		call: NodeCall,
		request: WebhookRequest = {},
		options: TriggerOptions = {},
	): Promise<WebhookResult> {
		const response = new ResponseRecorder(options.answered);
		const result = await this.at(call, options, 'webhook', async (place) => {
			const webhook = webhookOf(place, options);
			const { workflow, node, nodeType, mode } = place;
			if (!nodeType.webhook) throw new Error(`"${node.name}" has no webhook`);
			const data = {
				...place.data,
				httpRequest: requestOf(request) as never,
				httpResponse: response as never,
			};
			return await nodeType.webhook.call(new WebhookContext(workflow, node, data, mode, webhook, [], null));
		});
		return { ...result, ...(response.answer ? { answer: response.answer } : {}) };
	}

	private async at<Answer>(
		call: NodeCall,
		{ staticData = {}, test = false, activation }: TriggerOptions,
		productionMode: WorkflowExecuteMode,
		ask: (place: Place) => Promise<Answer>,
	): Promise<Answer> {
		const mode = test ? 'manual' : productionMode;
		const { name } = placed(call, this.types);
		const key = `node:${name}`;
		const json = { nodes: [placed(call, this.types)], connections: {} };
		const workflow = toWorkflow(json, this.types, { staticData: { [key]: deepCopy(staticData) } });
		const node = workflow.nodes[name]!;
		const place: Place = {
			workflow,
			node,
			nodeType: this.types.getByNameAndVersion(node.type, node.typeVersion),
			data: additionalData(this.surroundings, { mode, workflowId: workflow.id }),
			mode,
			activation: activation ?? (test ? 'manual' : 'activate'),
		};
		try {
			return await workflow.expression.withIsolate(async () => await ask(place));
		} finally {
			for (const name of Object.keys(staticData)) delete staticData[name];
			Object.assign(staticData, deepCopy(workflow.staticData[key]));
		}
	}
}

function webhookOf({ node, nodeType, data }: Place, { webhook = 'default', test = false }: TriggerOptions) {
	const webhookDescription = nodeType.description.webhooks?.find(({ name }) => name === webhook);
	if (!webhookDescription) throw new Error(`"${node.name}" has no webhook named "${webhook}"`);
	const webhookData: IWebhookData = {
		httpMethod: 'POST',
		node: node.name,
		path: webhookDescription.path,
		webhookDescription,
		workflowId: WORKFLOW_ID,
		workflowExecuteAdditionalData: data,
		isTest: test,
	};
	return webhookData;
}
