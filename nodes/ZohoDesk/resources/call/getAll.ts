import { limit, limitOf, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { listActivities, calls } from '../../activities';
import type { Desk } from '../../deskApi';
import { startingFilters, callListOptions } from '../../fields/activityLists';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get Many',
	action: 'Get many calls',
	description: 'Get calls, of one ticket or by department, agent and time, page by page up to the limit',
	scopes: scopes.readCalls,
	writes: false,
	gives: 'records',
	fields: { organization, returnAll, limit, filters: startingFilters, options: callListOptions },
	run: async (desk: Desk, { organization, filters, options, ...howMany }) =>
		listActivities(await desk.portal(organization), calls, filters, options, limitOf(howMany)),
});
