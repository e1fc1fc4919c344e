import { collection, limit, limitOf, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { department } from '../../fields/department';
import { organization } from '../../fields/organization';
import { optional } from '../../fields/relabeled';
import { scopes } from '../../scopes';

const filters = { departmentId: optional(department, { description: 'Only the teams of this department' }) };

export default operation({
	name: 'Get Many',
	action: 'Get many teams',
	description: 'Get teams with the IDs of their agents, page by page up to the limit',
	scopes: scopes.readTeams,
	writes: false,
	gives: 'records',
	fields: {
		organization,
		returnAll,
		limit,
		filters: collection('Filters', filters, { addLabel: 'Add filter' }),
	},
	run: async (desk: Desk, { organization, filters: { departmentId }, ...howMany }) => {
		const portal = await desk.portal(organization);
		const path = departmentId ? ['departments', departmentId, 'teams'] : ['teams'];
		const call = { method: 'GET' as const, path, scopes: scopes.readTeams };
		return portal.list(call, limitOf(howMany), { root: 'teams' });
	},
});
