import { choice, collection, limit, limitOf, multiChoice, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

const include = multiChoice('Include', [{ name: 'Account', value: 'accounts' }], {
	description: 'What to return along with each contact, without a further call',
});

const sortBy = choice(
	'Sort By',
	[
		{ name: 'Account', value: 'account' },
		{ name: 'Created Time', value: 'createdTime' },
		{ name: 'Created Time (Newest First)', value: '-createdTime' },
		{ name: 'Email', value: 'email' },
		{ name: 'First Name', value: 'firstName' },
		{ name: 'Last Name', value: 'lastName' },
		{ name: 'Modified Time', value: 'modifiedTime' },
		{ name: 'Modified Time (Newest First)', value: '-modifiedTime' },
		{ name: 'Phone', value: 'phone' },
	],
	{ default: '-createdTime', description: 'The order in which the contacts come' },
);

export default operation({
	name: 'Get Many',
	action: 'Get many contacts',
	description: 'Get contacts, page by page up to the limit',
	scopes: scopes.readContacts,
	writes: false,
	gives: 'records',
	fields: { organization, returnAll, limit, options: collection('Options', { include, sortBy }) },
	run: async (desk: Desk, { organization, options, ...howMany }) => {
		const portal = await desk.portal(organization);
		const query = { include: options.include?.join(',') || undefined, sortBy: options.sortBy };
		const call = { method: 'GET' as const, path: ['contacts'], query, scopes: scopes.readContacts };
		return portal.list(call, limitOf(howMany));
	},
});
