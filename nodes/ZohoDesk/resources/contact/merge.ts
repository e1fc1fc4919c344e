import { requiredText } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { mergeCustomers } from '../../customerMerge';
import type { Desk } from '../../deskApi';
import { contact } from '../../fields/contact';
import { mergeOptions } from '../../fields/mergedFields';
import { organization } from '../../fields/organization';
import { relabeled } from '../../fields/relabeled';
import { scopes } from '../../scopes';

const label = 'Contact IDs to Merge';

export default operation({
	name: 'Merge',
	action: 'Merge contacts',
	description: 'Merge contacts into one, which stays and gets their tickets',
	scopes: scopes.updateContacts,
	writes: true,
	gives: 'records',
	fields: {
		organization,
		contactId: relabeled(contact, { description: 'The contact that stays' }),
		mergedIds: requiredText(label, {
			placeholder: 'e.g. 4000000018011',
			description: 'IDs of the contacts that go into it, joined by commas; they are gone afterwards',
		}),
		options: mergeOptions('contacts', 'getContactMergeFields'),
	},
	order: ({ contactId }) => contactId,
	run: async (desk: Desk, { organization, contactId, mergedIds, options: { takeFrom } }) => {
		const merge = { id: contactId, others: mergedIds, label, takeFrom };
		return await mergeCustomers(await desk.portal(organization), 'contacts', merge);
	},
});
