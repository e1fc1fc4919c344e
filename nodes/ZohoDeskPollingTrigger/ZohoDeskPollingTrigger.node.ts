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
import { fields } from './fields';
import { look, sample } from './look';

export class ZohoDeskPollingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoho Desk Polling Trigger',
		name: 'zohoDeskPollingTrigger',
		icon: { light: 'file:zohoDesk.svg', dark: 'file:zohoDesk.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: triggerSubtitle(fields, 'watch', 'event'),
		description:
			'Asks Zoho Desk for what is new at regular intervals; needs no public address and no webhooks',
		defaults: { name: 'Zoho Desk Polling Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: authenticationCredentials,
		properties: [authenticationProperty, ...triggerForm(fields)],
	};

	methods = mergeMethods(Object.values(fields));

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await polled(this, sample, look);
	}
}
