import { operation } from '../../../shared/operation';
import { createCustomer } from '../../customers';
import type { Desk } from '../../deskApi';
import { accountFieldsToCreate } from '../../fields/customerFields';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Create',
	action: 'Create account',
	description: 'Create a new account',
	scopes: scopes.createContacts,
	writes: true,
	gives: 'records',
	fields: { organization, fields: accountFieldsToCreate },
	run: async (desk: Desk, { organization, fields }) =>
		await createCustomer(await desk.portal(organization), 'accounts', fields.values),
});
