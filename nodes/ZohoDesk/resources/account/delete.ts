import { operation } from '../../../shared/operation';
import { trashCustomer } from '../../customers';
import type { Desk } from '../../deskApi';
import { account } from '../../fields/account';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Delete',
	action: 'Delete account',
	description: 'Move an account to the recycle bin',
	scopes: scopes.deleteContacts,
	writes: true,
	fields: { organization, accountId: account },
	run: async (desk: Desk, { organization, accountId }) =>
		await trashCustomer(await desk.portal(organization), 'accounts', accountId),
});
