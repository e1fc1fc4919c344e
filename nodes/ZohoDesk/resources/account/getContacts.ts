import { limit, limitOf, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { account } from '../../fields/account';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get Contacts',
	action: 'Get contacts of account',
	description: 'Get the contacts of an account',
	scopes: scopes.readContacts,
	writes: false,
	gives: 'records',
	fields: { organization, accountId: account, returnAll, limit },
	run: async (desk: Desk, { organization, accountId, ...howMany }) => {
		const portal = await desk.portal(organization);
		const path = ['accounts', accountId, 'contacts'];
		return portal.list({ method: 'GET', path, scopes: scopes.readContacts }, limitOf(howMany));
	},
});
