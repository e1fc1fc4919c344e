import {
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { mergeMethods } from '../shared/fields';
import { authenticationCredentials, authenticationProperty } from '../shared/form';
import { pollNotice, triggerForm, triggerSubtitle } from '../shared/triggers/form';
import { polled } from '../shared/triggers/polled';
import { fields } from './fields';
import { heartbeat, testItems } from './heartbeat';
import * as lifecycle from './lifecycle';
import { receive } from './receive';

export class ZohoDeskTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoho Desk Trigger',
		name: 'zohoDeskTrigger',
		icon: { light: 'file:zohoDesk.svg', dark: 'file:zohoDesk.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: triggerSubtitle(fields, 'events'),
		description: 'Starts the workflow as soon as something happens in Zoho Desk',
		defaults: { name: 'Zoho Desk Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: authenticationCredentials,
		webhooks: [
			// Before it makes a webhook, Zoho Desk calls its address by GET.
			{ name: 'setup', httpMethod: 'GET', responseMode: 'onReceived', path: 'zoho-desk' },
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'zoho-desk' },
		],
		properties: [authenticationProperty, pollNotice, ...triggerForm(fields)],
	};

	methods = mergeMethods(Object.values(fields));

	webhookMethods = { default: lifecycle };

	webhook = receive;

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await polled(this, testItems, heartbeat);
	}
}
