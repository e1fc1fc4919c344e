import { limit, limitOf, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { listActivities, tasks } from '../../activities';
import type { Desk } from '../../deskApi';
import { taskFilters, taskListOptions } from '../../fields/activityLists';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get Many',
	action: 'Get many tasks',
	description: 'Get tasks, of one ticket or by department, agent and time, page by page up to the limit',
	scopes: scopes.readTasks,
	writes: false,
	gives: 'records',
	fields: { organization, returnAll, limit, filters: taskFilters, options: taskListOptions },
	run: async (desk: Desk, { organization, filters, options, ...howMany }) =>
		listActivities(await desk.portal(organization), tasks, filters, options, limitOf(howMany)),
});
