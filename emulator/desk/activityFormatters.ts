import { type Activity, type ActivityKind, statusTypeOf } from './activityRecords';
import type { DeskStore } from './entities';
import type { Contact, Ticket } from './records';
import { customFields, person, type Shown, webUrl, worker } from './shown';

const pages = { tasks: 'Tasks', calls: 'Calls', events: 'Events' } as const;

const timesOf: Record<ActivityKind, (activity: Activity) => Shown> = {
	tasks: ({ dueDate }) => ({ dueDate }),
	calls: ({ startTime, direction }) => ({ startTime, direction, callId: null }),
	events: ({ startTime, category }) => ({ startTime, category }),
};

const comments = (store: DeskStore, { id }: Activity): number => store.comments.of(id).length;

/** A row of `GET /tasks`, `/calls` or `/events`: neither description nor custom fields. */
export function activityRow(store: DeskStore, activity: Activity): Shown {
	const { id, subject, departmentId, contactId, ticketId, ownerId, teamId, status, priority } = activity;
	const { completedTime, createdTime, modifiedTime, createdBy, layoutId, kind } = activity;
	return {
		...{ id, subject, departmentId, contactId, ticketId, ownerId, teamId, status, priority },
		...timesOf[kind](activity),
		...{ completedTime, createdTime, modifiedTime, layoutId },
		...(kind === 'calls' ? {} : { category: activity.category }),
		statusType: statusTypeOf(activity),
		creatorId: createdBy,
		modifiedBy: worker(store.agent(activity.modifiedBy)),
		activityTime: activity.dueDate ?? activity.startTime,
		isCommented: comments(store, activity) > 0,
		isSpam: false,
		isTrashed: false,
		webUrl: webUrl(store, activity.orgId, pages[kind], id),
	};
}

export function activityDetail(store: DeskStore, activity: Activity): Shown {
	const { description, kind, duration } = activity;
	const { isCommented: _inRowsOnly, ...row } = activityRow(store, activity);
	return {
		...row,
		...customFields(store, activity),
		description,
		...(kind === 'tasks' ? {} : { duration }),
		reminder: [],
	};
}

const foundTimes: Record<ActivityKind, (activity: Activity) => Shown> = {
	tasks: ({ dueDate, category, layoutId }) => ({ dueDate, category, layoutId }),
	calls: ({ startTime, duration, direction, layoutId }) => ({ startTime, duration, direction, layoutId }),
	events: ({ startTime, duration, category }) => ({ startTime, duration, category }),
};

/** A row of `GET /tasks/search`, `/calls/search` or `/events/search`; no example fills `activityType` and `secId`. */
export function activityFound(store: DeskStore, activity: Activity): Shown {
	const { id, subject, departmentId, contactId, ticketId, ownerId, status, priority, description } = activity;
	const { completedTime, createdTime, modifiedTime, createdBy, kind } = activity;
	const contact = store.contact(contactId ?? '');
	const ticket = store.ticket(ticketId ?? '');
	return {
		...{ id, subject, departmentId, contactId, ticketId, ownerId, status, priority, description },
		...{ completedTime, createdTime, modifiedTime },
		...foundTimes[kind](activity),
		...customFields(store, activity),
		statusType: statusTypeOf(activity),
		creatorId: createdBy,
		modifiedBy: person(store.agent(activity.modifiedBy)),
		assignee: person(store.agent(ownerId ?? '')),
		contact: contact ? { ...contactOf(contact), secId: null } : null,
		department: { id: departmentId, name: store.department(departmentId)?.name ?? null },
		ticket: ticket ? ticketFoundWith(store, ticket) : null,
		activityType: null,
		isCommented: comments(store, activity) > 0,
		reminder: [],
		webUrl: webUrl(store, activity.orgId, pages[kind], id),
	};
}

/** The ticket of an activity that a search found. */
function ticketFoundWith(store: DeskStore, ticket: Ticket): Shown {
	const contact = store.contact(ticket.contactId);
	const team = store.teams.get(ticket.teamId ?? '');
	return {
		...ticketOf(store, ticket),
		assignee: person(store.agent(ticket.assigneeId ?? '')),
		contact: contact ? { ...contactOf(contact), secId: null } : null,
		team: team ? { id: team.id, name: team.name, logoUrl: null } : null,
		secId: null,
	};
}

export type ActivityInclude =
	'contacts' | 'tickets' | 'assignee' | 'teams' | 'projects' | 'creator' | 'livecalls';

export function activityIncludes(
	store: DeskStore,
	activity: Activity,
	include: ReadonlySet<ActivityInclude>,
): Shown {
	const contact = store.contact(activity.contactId ?? '');
	const ticket = store.ticket(activity.ticketId ?? '');
	const added: Record<ActivityInclude, Shown> = {
		contacts: { contact: contact ? contactOf(contact) : null },
		tickets: { ticket: ticket ? ticketOf(store, ticket) : null },
		assignee: { assignee: worker(store.agent(activity.ownerId ?? '')) },
		creator: { creator: worker(store.agent(activity.createdBy)) },
		teams: { team: null },
		projects: { project: null },
		livecalls: { liveCall: null },
	};
	return Object.assign({}, ...[...include].map((name) => added[name])) as Shown;
}

function contactOf({ id, firstName, lastName, email, phone, mobile, accountId }: Contact): Shown {
	return { id, firstName, lastName, email, phone, mobile, accountId, isSpam: false };
}

function ticketOf(store: DeskStore, ticket: Ticket): Shown {
	const { id, ticketNumber, subject, status, phone, channel, dueDate, closedTime, createdTime } = ticket;
	const agent = store.agent(ticket.assigneeId ?? '');
	return {
		...{ id, ticketNumber, subject, status, phone, channel, dueDate, closedTime, createdTime },
		...{ teamId: ticket.teamId, isArchived: false, isSpam: ticket.isSpam },
		assignee: agent
			? { id: agent.id, firstName: agent.firstName, lastName: agent.lastName, photoURL: null }
			: null,
	};
}
