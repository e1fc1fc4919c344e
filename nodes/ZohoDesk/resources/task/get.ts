import { operation } from '../../../shared/operation';
import { getActivity, tasks } from '../../activities';
import type { Desk } from '../../deskApi';
import { activityInclude, task } from '../../fields/activity';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get',
	action: 'Get task',
	description: 'Get one task with all its fields',
	scopes: scopes.readTasks,
	writes: false,
	gives: 'records',
	fields: { organization, taskId: task, options: activityInclude([{ name: 'Creator', value: 'creator' }]) },
	run: async (desk: Desk, { organization, taskId, options }) =>
		await getActivity(await desk.portal(organization), tasks, taskId, options.include),
});
