import { operation } from '../../../shared/operation';
import { trashCustomer } from '../../customers';
import type { Desk } from '../../deskApi';
import { contact } from '../../fields/contact';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Delete',
	action: 'Delete contact',
	description: 'Move a contact to the recycle bin',
	scopes: scopes.deleteContacts,
	writes: true,
	fields: { organization, contactId: contact },
	run: async (desk: Desk, { organization, contactId }) =>
		await trashCustomer(await desk.portal(organization), 'contacts', contactId),
});
