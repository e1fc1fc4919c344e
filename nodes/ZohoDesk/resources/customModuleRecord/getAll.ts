import { choice, collection, limit, limitOf, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { customRecordPaging } from '../../customRecords';
import type { Desk } from '../../deskApi';
import { customModule } from '../../fields/moduleName';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

const sortBy = choice(
	'Sort By',
	[
		{ name: 'Created Time', value: 'createdTime' },
		{ name: 'Created Time (Newest First)', value: '-createdTime' },
		{ name: 'Modified Time', value: 'modifiedTime' },
		{ name: 'Modified Time (Newest First)', value: '-modifiedTime' },
	],
	{ default: '-createdTime', description: 'The order in which the records come' },
);

export default operation({
	name: 'Get Many',
	action: 'Get many custom module records',
	description: 'Get records of a custom module, page by page up to the limit; Search gives their fields too',
	scopes: scopes.readCustomRecords,
	writes: false,
	gives: 'records',
	fields: {
		organization,
		module: customModule,
		returnAll,
		limit,
		options: collection('Options', { sortBy }),
	},
	run: async (desk: Desk, { organization, module: moduleName, options, ...howMany }) => {
		const portal = await desk.portal(organization);
		const query = { sortBy: options.sortBy };
		const call = { method: 'GET' as const, path: [moduleName], query, scopes: scopes.readCustomRecords };
		return portal.list(call, limitOf(howMany), customRecordPaging);
	},
});
