import {
	type IHookFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { mergeMethods } from '../shared/fields';
import { authenticationCredentials, authenticationProperty } from '../shared/form';
import { pollNotice, triggerForm, triggerSubtitle } from '../shared/triggers/form';
import { explained } from '../shared/triggers/explained';
import { polled } from '../shared/triggers/polled';
import { receive } from './deliveries';
import { fields } from './form';
import { heartbeat, testItems } from './heartbeat';
import { channelExists, createChannel, deleteChannel } from './lifecycle';

export class ZohoCrmTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoho CRM Trigger',
		name: 'zohoCrmTrigger',
		icon: { light: 'file:zohoCrmTrigger.svg', dark: 'file:zohoCrmTrigger.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: triggerSubtitle(fields, 'module', 'events'),
		description: 'Starts the workflow the moment records are created, updated or deleted in Zoho CRM',
		defaults: { name: 'Zoho CRM Trigger' },
		// The polls keep the channel at Zoho alive and catch up what n8n could not receive.
		polling: true,
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				path: 'webhook',
			},
		],
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: authenticationCredentials,
		properties: [authenticationProperty, pollNotice, ...triggerForm(fields)],
	};

	methods = mergeMethods(Object.values(fields));

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await explained(this, async () => await channelExists(this));
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await explained(this, async () => await createChannel(this));
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await explained(this, async () => await deleteChannel(this));
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await explained(this, async () => await receive(this));
	}

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await polled(this, testItems, heartbeat);
	}
}
