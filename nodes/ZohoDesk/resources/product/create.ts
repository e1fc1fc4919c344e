import { operation } from '../../../shared/operation';
import { products } from '../../catalog';
import type { Desk } from '../../deskApi';
import { productFieldsToCreate } from '../../fields/catalogFields';
import { requiredDepartments } from '../../fields/departments';
import { organization } from '../../fields/organization';
import { createRecord } from '../../moduleRecords';
import { scopes } from '../../scopes';

export default operation({
	name: 'Create',
	action: 'Create product',
	description: 'Create a new product in one or more departments',
	scopes: scopes.createProducts,
	writes: true,
	gives: 'records',
	fields: { organization, departmentIds: requiredDepartments, fields: productFieldsToCreate },
	run: async (desk: Desk, { organization, departmentIds, fields }) =>
		await createRecord(await desk.portal(organization), products, fields.values, { departmentIds }),
});
