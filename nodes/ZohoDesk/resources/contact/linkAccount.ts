import { collection, toggle } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { changeLink } from '../../accountLinks';
import type { Desk } from '../../deskApi';
import { account } from '../../fields/account';
import { contact } from '../../fields/contact';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Link Account',
	action: 'Link account to contact',
	description: 'Link a contact to one more account',
	scopes: scopes.updateContacts,
	writes: true,
	fields: {
		organization,
		contactId: contact,
		accountId: account,
		options: collection('Options', {
			isAccountTicketsViewable: toggle('See All Tickets', {
				default: true,
				description: "Whether the contact may see all the account's tickets in the help center",
			}),
		}),
	},
	order: ({ contactId }) => contactId,
	run: async (desk: Desk, { organization, contactId, accountId, options }) => {
		const { isAccountTicketsViewable = false } = options;
		await changeLink(await desk.portal(organization), contactId, accountId, {
			path: 'associateAccounts',
			body: { data: [{ id: accountId, isAccountTicketsViewable }] },
			refused: 'was not linked to the contact',
		});
		return { contactId, accountId, linked: true };
	},
});
