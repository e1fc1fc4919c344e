import { activityDetail, activityRow } from '../activityFormatters';
import type { Activity } from '../activityRecords';
import { organizationOf } from '../organization';
import { listWeight, pageOf } from '../query';
import { type DeskRoute, listReply } from '../route';
import { found, type Searched, searchParameters } from '../search';

const searched: Searched<Activity> = {
	words: {
		_all: ({ subject, description, status, priority, cf }) => [
			...[subject, description, status, priority],
			...Object.values(cf),
		],
		subject: ({ subject }) => [subject],
	},
	exact: {
		status: ({ status }) => [status],
		priority: ({ priority }) => [priority],
	},
	numbers: {
		id: ({ id }) => [id],
		departmentId: ({ departmentId }) => [departmentId],
		ticketId: ({ ticketId }) => [ticketId],
		contactId: ({ contactId }) => [contactId],
		assigneeId: ({ ownerId }) => [ownerId],
	},
	atLeastThree: ['_all', 'subject'],
	ranges: {
		createdTimeRange: ({ createdTime }) => createdTime,
		modifiedTimeRange: ({ modifiedTime }) => modifiedTime,
		dueDateRange: ({ dueDate }) => dueDate,
	},
	sortBy: {
		createdTime: ({ createdTime }) => createdTime,
		modifiedTime: ({ modifiedTime }) => modifiedTime,
	},
};

/** After the searches of Zoho's Search.json, which are alike. */
export const taskSearchRoutes: DeskRoute[] = [
	{
		method: 'GET',
		path: '/api/v1/tasks/search',
		summary: 'Tasks by what they hold, with their number; `from` counts from 0 and ends at 999',
		query: [...searchParameters(searched), 'from', 'limit'],
		scopes: ['Desk.search.READ'],
		alsoScopes: ['Desk.activities.tasks.READ', 'Desk.tasks.READ'],
		credits: listWeight,
		handle: (call, world) => {
			const { desk } = world;
			const { id: orgId } = organizationOf(call, world);
			const tasks = found(call, desk, desk.activities.tasks.of(orgId), searched, desk.fields(orgId, 'tasks'));
			const page = pageOf(call, tasks, { first: 0, usual: 10, most: 100, reach: 999 });
			return listReply(
				page.map((task) => ({ ...activityDetail(desk, task), ...activityRow(desk, task) })),
				{ count: tasks.length },
			);
		},
	},
];
