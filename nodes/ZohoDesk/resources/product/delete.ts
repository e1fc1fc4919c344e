import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { product } from '../../fields/product';
import { scopes } from '../../scopes';

export default operation({
	name: 'Delete',
	action: 'Delete product',
	description: 'Move a product to the recycle bin',
	scopes: scopes.deleteProducts,
	writes: true,
	fields: { organization, productId: product },
	run: async (desk: Desk, { organization, productId }) => {
		const portal = await desk.portal(organization);
		await portal.call({
			method: 'POST',
			path: ['products', 'moveToTrash'],
			body: { productIds: [productId] },
			labelOf: (apiName) => (apiName === 'productIds' ? 'Product' : undefined),
			silent: true,
			scopes: scopes.deleteProducts,
		});
		return { id: productId, trashed: true };
	},
});
