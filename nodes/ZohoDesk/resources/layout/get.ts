import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { layout } from '../../fields/layout';
import { anyModule } from '../../fields/moduleName';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get',
	action: 'Get layout',
	description: 'Get one layout with its sections, fields and choices',
	scopes: scopes.readLayouts,
	writes: false,
	fields: { organization, module: anyModule, layoutId: layout },
	run: async (desk: Desk, { organization, layoutId }) => {
		const portal = await desk.portal(organization);
		return await portal.call({ method: 'GET', path: ['layouts', layoutId], scopes: scopes.readLayouts });
	},
});
