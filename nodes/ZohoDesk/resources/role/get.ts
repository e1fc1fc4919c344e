import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { role } from '../../fields/roleAndProfile';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get',
	action: 'Get role',
	description: 'Get one role',
	scopes: scopes.readRoles,
	writes: false,
	gives: 'records',
	fields: { organization, roleId: role },
	run: async (desk: Desk, { organization, roleId }) => {
		const portal = await desk.portal(organization);
		return await portal.call({ method: 'GET', path: ['roles', roleId], scopes: scopes.readRoles });
	},
});
