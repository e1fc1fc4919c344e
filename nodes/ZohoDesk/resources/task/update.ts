import { operation } from '../../../shared/operation';
import { tasks } from '../../activities';
import type { Desk } from '../../deskApi';
import { task, taskFieldsToUpdate } from '../../fields/activity';
import { organization } from '../../fields/organization';
import { updateRecord } from '../../moduleRecords';
import { scopes } from '../../scopes';

export default operation({
	name: 'Update',
	action: 'Update task',
	description: 'Change fields of a task, standard and custom',
	scopes: scopes.updateTasks,
	writes: true,
	gives: 'records',
	fields: { organization, taskId: task, fields: taskFieldsToUpdate },
	order: ({ taskId }) => taskId,
	run: async (desk: Desk, { organization, taskId, fields }) =>
		await updateRecord(await desk.portal(organization), tasks, taskId, fields.values),
});
