import { operation } from '../../../shared/operation';
import { updateCustomer } from '../../customers';
import type { Desk } from '../../deskApi';
import { account } from '../../fields/account';
import { accountFieldsToUpdate } from '../../fields/customerFields';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Update',
	action: 'Update account',
	description: 'Change fields of an account, standard and custom',
	scopes: scopes.updateContacts,
	writes: true,
	gives: 'records',
	fields: { organization, accountId: account, fields: accountFieldsToUpdate },
	order: ({ accountId }) => accountId,
	run: async (desk: Desk, { organization, accountId, fields }) =>
		await updateCustomer(await desk.portal(organization), 'accounts', accountId, fields.values),
});
