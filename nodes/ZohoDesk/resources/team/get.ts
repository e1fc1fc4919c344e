import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { team } from '../../fields/team';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get',
	action: 'Get team',
	description: 'Get one team with the IDs of its agents',
	scopes: scopes.readTeams,
	writes: false,
	gives: 'records',
	fields: { organization, teamId: team },
	run: async (desk: Desk, { organization, teamId }) => {
		const portal = await desk.portal(organization);
		return await portal.call({ method: 'GET', path: ['teams', teamId], scopes: scopes.readTeams });
	},
});
