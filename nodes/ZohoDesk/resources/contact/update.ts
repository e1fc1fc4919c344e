import { operation } from '../../../shared/operation';
import { updateCustomer } from '../../customers';
import type { Desk } from '../../deskApi';
import { contact } from '../../fields/contact';
import { contactFieldsToUpdate } from '../../fields/customerFields';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Update',
	action: 'Update contact',
	description: 'Change fields of a contact, standard and custom',
	scopes: scopes.updateContacts,
	writes: true,
	gives: 'records',
	fields: { organization, contactId: contact, fields: contactFieldsToUpdate },
	order: ({ contactId }) => contactId,
	run: async (desk: Desk, { organization, contactId, fields }) =>
		await updateCustomer(await desk.portal(organization), 'contacts', contactId, fields.values),
});
