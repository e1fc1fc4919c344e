import { collection } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { tasks } from '../../activities';
import type { Desk } from '../../deskApi';
import { taskFieldsToCreate, taskLinks } from '../../fields/activity';
import { department } from '../../fields/department';
import { organization } from '../../fields/organization';
import { relabeled } from '../../fields/relabeled';
import { createRecord } from '../../moduleRecords';
import { scopes } from '../../scopes';

export default operation({
	name: 'Create',
	action: 'Create task',
	description: 'Create a new task, of a ticket or by itself',
	scopes: scopes.createTasks,
	writes: true,
	gives: 'records',
	fields: {
		organization,
		departmentId: relabeled(department, { description: 'The department the task belongs to' }),
		fields: taskFieldsToCreate,
		options: collection('Options', taskLinks),
	},
	run: async (desk: Desk, { organization, fields, options, ...apart }) =>
		await createRecord(await desk.portal(organization), tasks, fields.values, {
			...apart,
			...options,
		}),
});
