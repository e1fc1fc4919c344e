import { collection, multiChoice } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { contact } from '../../fields/contact';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

const include = multiChoice(
	'Include',
	[
		{ name: 'Account', value: 'accounts' },
		{ name: 'Owner', value: 'owner' },
	],
	{ description: 'What to return along with the contact, without a further call' },
);

export default operation({
	name: 'Get',
	action: 'Get contact',
	description: 'Get one contact with all its fields',
	scopes: scopes.readContacts,
	writes: false,
	gives: 'records',
	fields: { organization, contactId: contact, options: collection('Options', { include }) },
	run: async (desk: Desk, { organization, contactId, options }) => {
		const portal = await desk.portal(organization);
		return await portal.call({
			method: 'GET',
			path: ['contacts', contactId],
			query: { include: options.include?.join(',') || undefined },
			scopes: scopes.readContacts,
		});
	},
});
