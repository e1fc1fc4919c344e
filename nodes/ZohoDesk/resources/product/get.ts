import { collection, multiChoice } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { product } from '../../fields/product';
import { scopes } from '../../scopes';

const include = multiChoice(
	'Include',
	[
		{ name: 'Departments', value: 'departments' },
		{ name: 'Owner', value: 'owner' },
	],
	{ description: 'What to return along with the product, without a further call' },
);

export default operation({
	name: 'Get',
	action: 'Get product',
	description: 'Get one product with all its fields',
	scopes: scopes.readProducts,
	writes: false,
	gives: 'records',
	fields: { organization, productId: product, options: collection('Options', { include }) },
	run: async (desk: Desk, { organization, productId, options }) => {
		const portal = await desk.portal(organization);
		return await portal.call({
			method: 'GET',
			path: ['products', productId],
			query: { include: options.include?.join(',') || undefined },
			scopes: scopes.readProducts,
		});
	},
});
