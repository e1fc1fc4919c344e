import { choice, collection, limit, limitOf, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { department } from '../../fields/department';
import { anyModule } from '../../fields/moduleName';
import { organization } from '../../fields/organization';
import { optional } from '../../fields/relabeled';
import { layoutPaging } from '../../layouts';
import { scopes } from '../../scopes';

const filters = {
	departmentId: optional(department, { description: 'Only the layouts of this department' }),
	status: choice(
		'Status',
		[
			{ name: 'Active', value: 'active' },
			{ name: 'All', value: 'all' },
			{ name: 'Inactive', value: 'inactive' },
		],
		{ default: 'active' },
	),
};

export default operation({
	name: 'Get Many',
	action: 'Get many layouts',
	description: 'Get the layouts of a module, without their fields',
	scopes: scopes.readLayouts,
	writes: false,
	gives: 'records',
	fields: {
		organization,
		module: anyModule,
		returnAll,
		limit,
		filters: collection('Filters', filters, { addLabel: 'Add filter' }),
	},
	run: async (desk: Desk, { organization, module: moduleName, filters, ...howMany }) => {
		const portal = await desk.portal(organization);
		const query = { ...filters, module: moduleName };
		return portal.list(
			{ method: 'GET', path: ['layouts'], query, scopes: scopes.readLayouts },
			limitOf(howMany),
			layoutPaging,
		);
	},
});
