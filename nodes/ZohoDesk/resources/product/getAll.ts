import { choice, collection, limit, limitOf, multiChoice, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { agent } from '../../fields/agent';
import { department } from '../../fields/department';
import { organization } from '../../fields/organization';
import { optional } from '../../fields/relabeled';
import { scopes } from '../../scopes';

const sortBy = choice(
	'Sort By',
	[
		{ name: 'Created Time', value: 'createdTime' },
		{ name: 'Created Time (Newest First)', value: '-createdTime' },
		{ name: 'Modified Time', value: 'modifiedTime' },
		{ name: 'Modified Time (Newest First)', value: '-modifiedTime' },
		{ name: 'Product Code', value: 'productCode' },
		{ name: 'Product Name', value: 'productName' },
		{ name: 'Unit Price', value: 'unitPrice' },
		{ name: 'Unit Price (Highest First)', value: '-unitPrice' },
	],
	{ default: 'productName', description: 'The order in which the products come' },
);

const filters = {
	departmentId: optional(department, { description: 'Only the products of this department' }),
	ownerId: optional(agent, { displayName: 'Owner', description: 'Only the products of this agent' }),
};

export default operation({
	name: 'Get Many',
	action: 'Get many products',
	description: 'Get products, page by page up to the limit',
	scopes: scopes.readProducts,
	writes: false,
	gives: 'records',
	fields: {
		organization,
		returnAll,
		limit,
		filters: collection('Filters', filters, { addLabel: 'Add filter' }),
		options: collection('Options', {
			include: multiChoice('Include', [{ name: 'Owner', value: 'owner' }], {
				description: 'What to return along with each product, without a further call',
			}),
			sortBy,
		}),
	},
	run: async (desk: Desk, { organization, filters, options, ...howMany }) => {
		const portal = await desk.portal(organization);
		const query = { ...filters, sortBy: options.sortBy, include: options.include?.join(',') || undefined };
		return portal.list(
			{ method: 'GET', path: ['products'], query, scopes: scopes.readProducts },
			limitOf(howMany),
		);
	},
});
