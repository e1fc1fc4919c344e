import { collection, integer } from '../../../shared/fields';
import { customCall, customCallFields } from '../../../shared/customCall';
import { operation } from '../../../shared/operation';
import { ANY_ROOT } from '../../../shared/transport/pages';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';

const options = {
	pageSize: integer('Page Size', {
		default: 100,
		min: 1,
		max: 200,
		description: 'How many rows a page has, for lists that take fewer or more than 100',
	}),
};

export default operation({
	name: 'Custom API Call',
	action: 'Make custom API call',
	description: 'Call any path of the Zoho Desk API, where no operation does what you need',
	scopes: [],
	writes: true,
	fields: {
		organization,
		...customCallFields({ base: ['api', 'v1'], full: /^api\/v\d+\/./, example: 'tickets/4000000008692001' }),
		options: collection('Options', options),
	},
	run: async (desk: Desk, { organization, options: { pageSize }, ...params }, item) => {
		const portal = await desk.portal(organization);
		return await customCall(
			{
				answer: async (request) => await portal.answer(request),
				list: (request, limit) => portal.list(request, limit, { root: ANY_ROOT, pageSize }),
				pageParameters: ['from', 'limit'],
			},
			params,
			item,
		);
	},
});
