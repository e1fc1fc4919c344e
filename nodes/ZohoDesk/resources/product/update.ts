import { collection } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { products } from '../../catalog';
import type { Desk } from '../../deskApi';
import { productFieldsToUpdate } from '../../fields/catalogFields';
import { departments } from '../../fields/departments';
import { organization } from '../../fields/organization';
import { product } from '../../fields/product';
import { updateRecord } from '../../moduleRecords';
import { scopes } from '../../scopes';

export default operation({
	name: 'Update',
	action: 'Update product',
	description: 'Change fields of a product, standard and custom',
	scopes: scopes.updateProducts,
	writes: true,
	gives: 'records',
	fields: {
		organization,
		productId: product,
		fields: productFieldsToUpdate,
		options: collection('Options', { departmentIds: departments }),
	},
	order: ({ productId }) => productId,
	run: async (desk: Desk, { organization, productId, fields, options: { departmentIds = [] } }) =>
		await updateRecord(
			await desk.portal(organization),
			products,
			productId,
			fields.values,
			departmentIds.length > 0 ? { departmentIds } : {},
		),
});
