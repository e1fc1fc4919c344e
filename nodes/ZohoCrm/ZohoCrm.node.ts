import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { authenticationCredentials, authenticationProperty, formOf, methodsOf } from '../shared/form';
import { run } from '../shared/run';
import { locatorShown, subtitleOf } from '../shared/subtitle';
import { costOf } from './costs';
import { openCrm } from './crmApi';
import { resources } from './resources';
import { simplify } from './simplify';

export class ZohoCrm implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoho CRM',
		name: 'zohoCrm',
		icon: { light: 'file:zohoCrm.svg', dark: 'file:zohoCrm.dark.svg' },
		group: ['transform'],
		version: 1,
		// What a note or an attachment is at says less than what it is.
		subtitle: subtitleOf(resources, `($parameter["resource"] === "record" && ${locatorShown('module')})`),
		description: 'Read and write records of any Zoho CRM module, standard or custom',
		defaults: { name: 'Zoho CRM' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: authenticationCredentials,
		properties: formOf(resources, [authenticationProperty]),
	};

	methods = methodsOf(resources);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, resources, { name: 'Zoho CRM', open: openCrm, simplify, costOf });
	}
}
