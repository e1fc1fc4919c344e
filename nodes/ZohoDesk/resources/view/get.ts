import { badInput } from '../../../shared/badInput';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { moduleWithViews, view } from '../../fields/view';
import { scopes } from '../../scopes';
import { viewsOf } from '../../views';

export default operation({
	name: 'Get',
	action: 'Get view',
	description: 'Get one view of a module',
	scopes: scopes.readViews,
	writes: false,
	gives: 'records',
	fields: { organization, module: moduleWithViews, viewId: view },
	run: async (desk: Desk, { organization, module: moduleName, viewId }) => {
		// Desk has no call for one view.
		const views = await viewsOf(await desk.portal(organization), moduleName);
		const found = views.find(({ id }) => String(id) === viewId);
		if (found) return found;
		const todo = 'Check the ID and the module, or pick from the list.';
		throw badInput('View', `is "${viewId}", which is no view of ${moduleName}`, todo);
	},
});
