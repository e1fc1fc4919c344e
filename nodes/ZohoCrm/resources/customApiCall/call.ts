import { customCall, customCallFields } from '../../../shared/customCall';
import { operation } from '../../../shared/operation';
import { ANY_ROOT } from '../../../shared/transport/pages';
import type { Crm } from '../../crmApi';

export default operation({
	name: 'Custom API Call',
	action: 'Make custom API call',
	description: 'Call any path of the Zoho CRM API, where no operation does what you need',
	scopes: [],
	writes: true,
	fields: customCallFields({
		base: ['crm', 'v8'],
		full: /^crm\/(bulk\/)?v\d+(\.\d+)?\/./,
		example: 'Leads/4150868000000002175',
	}),
	run: async (crm: Crm, params, item) =>
		await customCall(
			{
				answer: async (request) => await crm.answer(request),
				list: (request, limit) => crm.pages(request, limit, ANY_ROOT),
				pageParameters: ['page', 'per_page', 'page_token'],
			},
			params,
			item,
		),
});
