import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { profile } from '../../fields/roleAndProfile';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get',
	action: 'Get profile',
	description: 'Get one profile with its permissions',
	scopes: scopes.readRoles,
	writes: false,
	gives: 'records',
	fields: { organization, profileId: profile },
	run: async (desk: Desk, { organization, profileId }) => {
		const portal = await desk.portal(organization);
		return await portal.call({ method: 'GET', path: ['profiles', profileId], scopes: scopes.readRoles });
	},
});
