import { activityFound } from '../activityFormatters';
import { type Activity, type ActivityKind, statusTypeOf } from '../activityRecords';
import type { DeskStore } from '../entities';
import { organizationOf } from '../organization';
import { listWeight, pageOf } from '../query';
import { type DeskRoute, listReply } from '../route';
import { found, type Searched, searchParameters } from '../search';

const ticketNumber = ({ ticketId }: Activity, desk: DeskStore) =>
	desk.ticket(ticketId ?? '')?.ticketNumber ?? null;

/** `status=${open}` finds every status of a kind. */
const statusKinds = { Open: '${open}', Closed: '${closed}' };

/** By Zoho's Search.json: tasks have a day they are due, calls and events a beginning. */
const searched = (kind: ActivityKind): Searched<Activity> => ({
	words: {
		_all: ({ subject, description, status, priority, cf }) => [
			...[subject, description, status, priority],
			...Object.values(cf),
		],
		subject: ({ subject }) => [subject],
	},
	exact: {
		priority: ({ priority }) => [priority],
		status: (activity) => [activity.status, statusKinds[statusTypeOf(activity)]],
	},
	numbers: {
		id: ({ id }) => [id],
		assigneeId: ({ ownerId }) => [ownerId],
		departmentId: ({ departmentId }) => [departmentId],
		ticketNumber: (activity, desk) => [ticketNumber(activity, desk)],
	},
	ranges: {
		createdTimeRange: ({ createdTime }) => createdTime,
		modifiedTimeRange: ({ modifiedTime }) => modifiedTime,
		...(kind === 'tasks'
			? { dueDateRange: ({ dueDate }) => dueDate }
			: { startDateRange: ({ startTime }) => startTime }),
	},
	sortBy: {
		createdTime: ({ createdTime }) => createdTime,
		modifiedTime: ({ modifiedTime }) => modifiedTime,
	},
});

/** @param scopes one of which is needed beside that of searching */
function routeOf(kind: ActivityKind, scopes: readonly string[]): DeskRoute {
	const rules = searched(kind);
	return {
		method: 'GET',
		path: `/api/v1/${kind}/search`,
		summary: `Finds ${kind} by what they hold, with their number`,
		query: [...searchParameters(rules), 'from', 'limit'],
		scopes: ['Desk.search.READ'],
		alsoScopes: scopes,
		credits: listWeight,
		handle: (call, world) => {
			const { desk } = world;
			const { id: orgId } = organizationOf(call, world);
			const activities = found(call, desk, desk.activities[kind].of(orgId), rules, desk.fields(orgId, kind));
			const page = pageOf(call, activities, { first: 0, usual: 10, most: 100, reach: 999 });
			return listReply(
				page.map((activity) => activityFound(desk, activity)),
				{ count: activities.length },
			);
		},
	};
}

export const activitySearchRoutes: DeskRoute[] = [
	routeOf('tasks', ['Desk.activities.tasks.READ', 'Desk.tasks.READ']),
	routeOf('calls', ['Desk.calls.READ']),
	routeOf('events', ['Desk.events.READ']),
];
