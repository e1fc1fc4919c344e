import { activityDetail } from '../activityFormatters';
import type { Activity } from '../activityRecords';
import type { DeskStore } from '../entities';
import { organizationOf } from '../organization';
import { listWeight, pageOf } from '../query';
import { type DeskRoute, listReply } from '../route';
import { found, type Searched, searchParameters } from '../search';

const ticketNumber = ({ ticketId }: Activity, desk: DeskStore) =>
	desk.ticket(ticketId ?? '')?.ticketNumber ?? null;

/** By Zoho's Search.json, as it has calls; tasks are searched alike. */
const searched: Searched<Activity> = {
	words: {
		_all: ({ subject, description, cf }) => [subject, description, ...Object.values(cf)],
		subject: ({ subject }) => [subject],
	},
	exact: {
		priority: ({ priority }) => [priority],
		status: ({ status }) => [status],
	},
	numbers: {
		id: ({ id }) => [id],
		assigneeId: ({ ownerId }) => [ownerId],
		departmentId: ({ departmentId }) => [departmentId],
		ticketNumber: (activity, desk) => [ticketNumber(activity, desk)],
	},
	atLeastThree: ['_all', 'subject'],
	ranges: {
		createdTimeRange: ({ createdTime }) => createdTime,
		modifiedTimeRange: ({ modifiedTime }) => modifiedTime,
		startDateRange: ({ startTime }) => startTime,
	},
	sortBy: {
		createdTime: ({ createdTime }) => createdTime,
		modifiedTime: ({ modifiedTime }) => modifiedTime,
	},
};

function routeOf(kind: 'calls' | 'events'): DeskRoute {
	return {
		method: 'GET',
		path: `/api/v1/${kind}/search`,
		summary: `Finds ${kind} by what they hold, with their number`,
		query: [...searchParameters(searched), 'from', 'limit'],
		scopes: ['Desk.search.READ'],
		alsoScopes: [`Desk.activities.${kind}.READ`, `Desk.${kind}.READ`],
		credits: listWeight,
		handle: (call, world) => {
			const { desk } = world;
			const { id: orgId } = organizationOf(call, world);
			const fields = desk.fields(orgId, kind);
			const activities = found(call, desk, desk.activities[kind].of(orgId), searched, fields);
			const page = pageOf(call, activities, { first: 0, usual: 10, most: 100, reach: 999 });
			return listReply(
				page.map((activity) => activityDetail(desk, activity)),
				{ count: activities.length },
			);
		},
	};
}

export const activitySearchRoutes: DeskRoute[] = [routeOf('calls'), routeOf('events')];
