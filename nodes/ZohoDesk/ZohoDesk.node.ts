import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { authenticationCredentials, authenticationProperty, formOf, methodsOf } from '../shared/form';
import { run } from '../shared/run';
import { subtitleOf } from '../shared/subtitle';
import { costOf } from './costs';
import { openDesk } from './deskApi';
import { resources } from './resources';
import { simplify } from './simplify';

export class ZohoDesk implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoho Desk',
		name: 'zohoDesk',
		icon: { light: 'file:zohoDesk.svg', dark: 'file:zohoDesk.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitleOf(resources),
		description: 'Read and write tickets of Zoho Desk; the organization is found by itself',
		defaults: { name: 'Zoho Desk' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: authenticationCredentials,
		properties: formOf(resources, [authenticationProperty]),
	};

	methods = methodsOf(resources);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, resources, { name: 'Zoho Desk', open: openDesk, simplify, costOf });
	}
}
