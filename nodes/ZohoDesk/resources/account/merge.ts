import { requiredText } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { mergeCustomers } from '../../customerMerge';
import type { Desk } from '../../deskApi';
import { account } from '../../fields/account';
import { mergeOptions } from '../../fields/mergedFields';
import { organization } from '../../fields/organization';
import { relabeled } from '../../fields/relabeled';
import { scopes } from '../../scopes';

const label = 'Account IDs to Merge';

export default operation({
	name: 'Merge',
	action: 'Merge accounts',
	description: 'Merge accounts into one, which stays and gets their tickets',
	scopes: scopes.updateContacts,
	writes: true,
	gives: 'records',
	fields: {
		organization,
		accountId: relabeled(account, { description: 'The account that stays' }),
		mergedIds: requiredText(label, {
			placeholder: 'e.g. 4000000018011',
			description: 'IDs of the accounts that go into it, joined by commas; they are gone afterwards',
		}),
		options: mergeOptions('accounts', 'getAccountMergeFields'),
	},
	order: ({ accountId }) => accountId,
	run: async (desk: Desk, { organization, accountId, mergedIds, options: { takeFrom } }) => {
		const merge = { id: accountId, others: mergedIds, label, takeFrom };
		return await mergeCustomers(await desk.portal(organization), 'accounts', merge);
	},
});
