import { collection, multiChoice } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { account } from '../../fields/account';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

const include = multiChoice('Include', [{ name: 'Owner', value: 'owner' }], {
	description: 'What to return along with the account, without a further call',
});

export default operation({
	name: 'Get',
	action: 'Get account',
	description: 'Get one account with all its fields',
	scopes: scopes.readContacts,
	writes: false,
	gives: 'records',
	fields: { organization, accountId: account, options: collection('Options', { include }) },
	run: async (desk: Desk, { organization, accountId, options }) => {
		const portal = await desk.portal(organization);
		return await portal.call({
			method: 'GET',
			path: ['accounts', accountId],
			query: { include: options.include?.join(',') || undefined },
			scopes: scopes.readContacts,
		});
	},
});
