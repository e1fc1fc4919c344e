import { operation } from '../../../shared/operation';
import { tasks, trashActivity } from '../../activities';
import type { Desk } from '../../deskApi';
import { task } from '../../fields/activity';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Delete',
	action: 'Delete task',
	description: 'Move a task to the recycle bin',
	scopes: scopes.deleteTasks,
	writes: true,
	fields: { organization, taskId: task },
	run: async (desk: Desk, { organization, taskId }) =>
		await trashActivity(await desk.portal(organization), tasks, taskId),
});
