import { operation } from '../../../shared/operation';
import { createCustomer } from '../../customers';
import type { Desk } from '../../deskApi';
import { contactFieldsToCreate } from '../../fields/customerFields';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Create',
	action: 'Create contact',
	description: 'Create a new contact',
	scopes: scopes.createContacts,
	writes: true,
	gives: 'records',
	fields: { organization, fields: contactFieldsToCreate },
	run: async (desk: Desk, { organization, fields }) =>
		await createCustomer(await desk.portal(organization), 'contacts', fields.values),
});
