import { collection } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { department } from '../../fields/department';
import { organization } from '../../fields/organization';
import { optional } from '../../fields/relabeled';
import { moduleWithViews } from '../../fields/view';
import { scopes } from '../../scopes';
import { viewsOf } from '../../views';

const filters = {
	departmentId: optional(department, { description: 'Only the views of this department and of all' }),
};

export default operation({
	name: 'Get Many',
	action: 'Get many views',
	description: 'Get many views of a module',
	scopes: scopes.readViews,
	writes: false,
	gives: 'records',
	fields: {
		organization,
		module: moduleWithViews,
		filters: collection('Filters', filters, { addLabel: 'Add filter' }),
	},
	run: async (desk: Desk, { organization, module: moduleName, filters }) =>
		await viewsOf(await desk.portal(organization), moduleName, filters.departmentId),
});
