import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { formOf, methodsOf } from '../shared/form';
import { run } from '../shared/run';
import { subtitleOf } from '../shared/subtitle';
import { openAccounts } from './accountsApi';
import { resources } from './resources';

export class ZohoToken implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoho Token',
		name: 'zohoToken',
		icon: { light: 'file:zohoToken.svg', dark: 'file:zohoToken.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitleOf(resources),
		description: 'Turn a grant token of Zoho into a refresh token; refresh, revoke and look up tokens',
		defaults: { name: 'Zoho Token' },
		// Its output holds tokens, which an AI agent must not come to see.
		usableAsTool: undefined,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'zohoClientApi',
				required: true,
				displayOptions: { show: { authentication: ['credential'] } },
			},
		],
		properties: formOf(resources),
	};

	methods = methodsOf(resources);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, resources, { name: 'Zoho Token', open: openAccounts });
	}
}
