import { operation } from '../../../shared/operation';
import { changeLink } from '../../accountLinks';
import type { Desk } from '../../deskApi';
import { account } from '../../fields/account';
import { contact } from '../../fields/contact';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Unlink Account',
	action: 'Unlink account from contact',
	description: 'Take an account away from a contact; both stay',
	scopes: scopes.updateContacts,
	writes: true,
	fields: { organization, contactId: contact, accountId: account },
	order: ({ contactId }) => contactId,
	run: async (desk: Desk, { organization, contactId, accountId }) => {
		await changeLink(await desk.portal(organization), contactId, accountId, {
			path: 'dissociateAccounts',
			body: { ids: [accountId] },
			refused: 'was not unlinked from the contact',
		});
		return { contactId, accountId, linked: false };
	},
});
