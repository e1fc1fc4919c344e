import { limit, limitOf, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { contact } from '../../fields/contact';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get Accounts',
	action: 'Get accounts of contact',
	description: 'Get the accounts a contact is linked to',
	scopes: scopes.readContacts,
	writes: false,
	gives: 'records',
	fields: { organization, contactId: contact, returnAll, limit },
	run: async (desk: Desk, { organization, contactId, ...howMany }) => {
		const portal = await desk.portal(organization);
		const path = ['contacts', contactId, 'accounts'];
		return portal.list({ method: 'GET', path, scopes: scopes.readContacts }, limitOf(howMany), {
			firstRow: 1,
		});
	},
});
