import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get',
	action: 'Get organization',
	description: 'Get one organization (help desk) with its edition and time zone',
	scopes: scopes.readOrganizations,
	writes: false,
	gives: 'records',
	fields: { organization },
	run: async (desk: Desk, { organization }) => {
		const portal = await desk.portal(organization);
		return await portal.call({
			method: 'GET',
			path: ['organizations', portal.id],
			scopes: scopes.readOrganizations,
		});
	},
});
