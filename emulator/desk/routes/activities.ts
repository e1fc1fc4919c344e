import type { Call, World } from '../../service';
import { activityDetail, type ActivityInclude, activityIncludes, activityRow } from '../activityFormatters';
import { type Activity, type ActivityKind, statusTypeOf } from '../activityRecords';
import { agentOf, organizationOf } from '../organization';
import {
	flagOf,
	idOf,
	idsOf,
	includesOf,
	listOf,
	listReach,
	listWeight,
	orderOf,
	pageOf,
	sorted,
} from '../query';
import { invalidQuery, notFound, Refused } from '../refusals';
import { type DeskRoute, listReply, ok } from '../route';
import { listed, plainBody, ticketOf } from '../ticketOf';
import { isWithin, spanOf } from '../spans';
import { checkedRecord } from '../writes';
import { tellDeleted } from '../webhooks/announce';

/** What Zoho's Task.json, Call.json and Event.json have each of its own. */
interface Kind {
	kind: ActivityKind;
	/** The parameter that asks for a span of the activity's time. */
	span: 'dueDate' | 'startTime';
	include: ActivityInclude[];
	includeOfOne: ActivityInclude[];
	sortBy: string[];
	/** Whether `sortBy` takes a `-`; the list of calls names two values and no pattern. */
	canDescend: boolean;
	sortByOfTicket: string[];
}

const common: ActivityInclude[] = ['contacts', 'tickets', 'assignee', 'teams'];
const taskOrders = ['category', 'subject', 'dueDate', 'status', 'createdTime', 'modifiedTime', 'priority'];

const kinds: Kind[] = [
	{
		...{ kind: 'tasks', span: 'dueDate', canDescend: true },
		include: [...common, 'projects'],
		includeOfOne: [...common, 'projects', 'creator'],
		...{ sortBy: taskOrders, sortByOfTicket: taskOrders },
	},
	{
		...{ kind: 'calls', span: 'startTime', canDescend: false, include: common },
		includeOfOne: [...common, 'livecalls'],
		...{ sortBy: ['startTime', 'createdTime'], sortByOfTicket: ['startTime', 'createdTime'] },
	},
	{
		...{ kind: 'events', span: 'startTime', canDescend: true, include: common, includeOfOne: common },
		sortBy: ['category', 'subject', 'status', 'createdTime', 'modifiedTime', 'priority', 'startTime'],
		sortByOfTicket: ['startTime', 'createdTime'],
	},
];

/** Spans of activities are written with a capital letter: `Overdue`. */
const lower = (letter: string): string => letter.toLowerCase();

function activityOf(call: Call, world: World, kind: ActivityKind): Activity {
	const { id: orgId } = organizationOf(call, world);
	const activity = world.desk.activities[kind].in(orgId, call.params.activityId ?? '');
	if (!activity) throw new Refused(notFound());
	return activity;
}

const sortKey =
	(by: string) =>
	(activity: Activity): string | null =>
		(activity as unknown as Record<string, string | null>)[by] ?? null;

function page(call: Call, world: World, activities: Activity[], orders: string[], kind: Kind) {
	const include = includesOf(call, kind.include);
	const { by, descending } = orderOf(call, orders, 'createdTime');
	if (descending && !kind.canDescend && orders === kind.sortBy) throw new Refused(invalidQuery('sortBy'));
	const ordered = sorted(activities, sortKey(by), descending);
	const rows = pageOf(call, ordered, { first: 1, usual: 10, most: 100, reach: listReach });
	return listReply(
		rows.map((activity) => ({
			...activityRow(world.desk, activity),
			...activityIncludes(world.desk, activity, include),
		})),
	);
}

function listAll(call: Call, world: World, kind: Kind) {
	const { desk } = world;
	const departments = [...idsOf(call, 'departmentIds', 20), ...idsOf(call, 'departmentId', 1)];
	const owners = idsOf(call, 'assignee', 20);
	const spans = listOf(call, kind.span, 10).map((name) =>
		spanOf(kind.span, name.replace(/^[a-z]/, '-').replace(/^[A-Z]/, lower), desk.now()),
	);
	const isCompleted = flagOf(call, 'isCompleted');
	if (idOf(call, 'viewId') !== undefined) throw new Refused(invalidQuery('viewId'));
	const activities = desk.activities[kind.kind]
		.of(organizationOf(call, world).id)
		.filter(({ departmentId }) => departments.length === 0 || departments.includes(departmentId))
		.filter(({ ownerId }) => owners.length === 0 || owners.includes(ownerId ?? ''))
		.filter((one) => isCompleted === undefined || (statusTypeOf(one) === 'Closed') === isCompleted)
		.filter((one) => isWithin(one[kind.span], spans));
	return page(call, world, activities, kind.sortBy, kind);
}

function listOfTicket(call: Call, world: World, kind: Kind) {
	const ticket = ticketOf(call, world);
	const isCompleted = flagOf(call, 'isCompleted');
	const isSpam = flagOf(call, 'isSpam') === true;
	const activities = world.desk.activities[kind.kind]
		.of(ticket.orgId)
		.filter(({ ticketId }) => ticketId === ticket.id && !isSpam)
		.filter((one) => isCompleted === undefined || (statusTypeOf(one) === 'Closed') === isCompleted);
	return page(call, world, activities, kind.sortByOfTicket, kind);
}

/** When it was completed follows from its status. */
function settle(activity: Activity, now: string): Activity {
	activity.completedTime = statusTypeOf(activity) === 'Closed' ? (activity.completedTime ?? now) : null;
	return activity;
}

const beside = ['reminder', 'alertType'];

function create(call: Call, world: World, kind: ActivityKind) {
	const { id: orgId } = organizationOf(call, world);
	const createdBy = agentOf(call, world).id;
	const values = checkedRecord<Activity>(call, world, kind, undefined, beside);
	const activity = world.desk.addActivity(kind, { ...values, orgId, createdBy });
	return ok(activityDetail(world.desk, settle(activity, world.desk.now())));
}

function update(call: Call, world: World, kind: ActivityKind) {
	const activity = activityOf(call, world, kind);
	const values = checkedRecord<Activity>(call, world, kind, activity, beside);
	world.desk.change(activity, values, agentOf(call, world).id);
	return ok(activityDetail(world.desk, settle(activity, world.desk.now())));
}

function trash(call: Call, world: World, kind: ActivityKind) {
	const { id: orgId } = organizationOf(call, world);
	const set = world.desk.activities[kind];
	const body = plainBody(call, ['entityIds'], ['entityIds']);
	for (const activity of listed(body, 'entityIds', (one) => set.in(orgId, one), 50)) {
		tellDeleted(world.desk, activity);
		set.delete(activity.id);
	}
	return { status: 204 };
}

function routesOf(own: Kind): DeskRoute[] {
	const { kind, span, includeOfOne } = own;
	const path = `/api/v1/${kind}`;
	const scopes = (operation: string) => [`Desk.activities.${kind}.${operation}`, `Desk.${kind}.${operation}`];
	const paging = ['include', 'sortBy', 'from', 'limit'];
	const filters = ['departmentId', 'departmentIds', 'viewId', 'assignee', span, 'isCompleted'];
	const name = kind.slice(0, -1);
	const a = name === 'event' ? 'an' : 'a';
	return [
		{
			...{ method: 'GET', path, summary: `Lists ${kind}, without description and custom fields` },
			...{ query: [...paging, ...filters], scopes: scopes('READ'), credits: listWeight },
			handle: (call, world) => listAll(call, world, own),
		},
		{
			...{
				method: 'GET',
				path: `/api/v1/tickets/:ticketId/${kind}`,
				summary: `Lists the ${kind} of a ticket`,
			},
			query: [...paging, 'isSpam', 'isCompleted'],
			...{ scopes: [...scopes('READ'), 'Desk.tickets.READ'], credits: listWeight },
			handle: (call, world) => listOfTicket(call, world, own),
		},
		{
			...{ method: 'GET', path: `${path}/:activityId`, summary: `One ${name}` },
			...{ query: ['include'], scopes: scopes('READ') },
			handle: (call, world) => {
				const include = includesOf(call, includeOfOne);
				const activity = activityOf(call, world, kind);
				const more = activityIncludes(world.desk, activity, include);
				return ok({ ...activityDetail(world.desk, activity), ...more });
			},
		},
		{
			...{ method: 'POST', path, summary: `Creates ${a} ${name}`, scopes: scopes('CREATE') },
			handle: (call, world) => create(call, world, kind),
		},
		{
			...{ method: 'PATCH', path: `${path}/:activityId`, summary: `Changes ${a} ${name}` },
			scopes: scopes('UPDATE'),
			handle: (call, world) => update(call, world, kind),
		},
		{
			...{
				method: 'POST',
				path: `${path}/moveToTrash`,
				summary: `Moves up to 50 ${kind} to the recycle bin`,
			},
			scopes: scopes('DELETE'),
			handle: (call, world) => trash(call, world, kind),
		},
	];
}

export const activityRoutes: DeskRoute[] = kinds.flatMap(routesOf);
