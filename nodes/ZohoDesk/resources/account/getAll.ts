import { choice, collection, limit, limitOf, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

const sortBy = choice(
	'Sort By',
	[
		{ name: 'Account Name', value: 'accountName' },
		{ name: 'Created Time', value: 'createdTime' },
		{ name: 'Created Time (Newest First)', value: '-createdTime' },
		{ name: 'Email', value: 'email' },
		{ name: 'Modified Time', value: 'modifiedTime' },
		{ name: 'Modified Time (Newest First)', value: '-modifiedTime' },
		{ name: 'Phone', value: 'phone' },
		{ name: 'Website', value: 'website' },
	],
	{ default: '-createdTime', description: 'The order in which the accounts come' },
);

export default operation({
	name: 'Get Many',
	action: 'Get many accounts',
	description: 'Get accounts, page by page up to the limit',
	scopes: scopes.readContacts,
	writes: false,
	gives: 'records',
	fields: { organization, returnAll, limit, options: collection('Options', { sortBy }) },
	run: async (desk: Desk, { organization, options, ...howMany }) => {
		const portal = await desk.portal(organization);
		const query = { sortBy: options.sortBy };
		const call = { method: 'GET' as const, path: ['accounts'], query, scopes: scopes.readContacts };
		return portal.list(call, limitOf(howMany));
	},
});
