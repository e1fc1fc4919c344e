import {
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { mergeMethods } from '../shared/fields';
import { authenticationCredentials, authenticationProperty } from '../shared/form';
import { triggerForm, triggerSubtitle } from '../shared/triggers/form';
import { polled } from '../shared/triggers/polled';
import { fields } from './form';
import { poll, sample } from './poll';

export class ZohoCrmPollingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoho CRM Polling Trigger',
		name: 'zohoCrmPollingTrigger',
		icon: { light: 'file:zohoCrmPollingTrigger.svg', dark: 'file:zohoCrmPollingTrigger.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: triggerSubtitle(fields, 'module', 'event'),
		description:
			'Starts the workflow when records were created, updated or deleted in Zoho CRM; asks at regular intervals, so n8n needs no public address',
		defaults: { name: 'Zoho CRM Polling Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: authenticationCredentials,
		properties: [authenticationProperty, ...triggerForm(fields)],
	};

	methods = mergeMethods(Object.values(fields));

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await polled(this, sample, poll);
	}
}
