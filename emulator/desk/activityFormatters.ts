import { type Activity, type ActivityKind, statusTypeOf } from './activityRecords';
import type { DeskStore } from './entities';
import { contactAccount, customFields, person, type Shown, webUrl } from './shown';

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
		modifiedBy: person(store.agent(activity.modifiedBy)),
		activityTime: activity.dueDate ?? activity.startTime,
		isCommented: comments(store, activity) > 0,
		isSpam: false,
		isTrashed: false,
		webUrl: webUrl(store, activity.orgId, pages[kind], id),
	};
}

export function activityDetail(store: DeskStore, activity: Activity): Shown {
	const { description, kind, duration, recordingUrl } = activity;
	const { isCommented: _inRowsOnly, ...row } = activityRow(store, activity);
	return {
		...row,
		...customFields(store, activity),
		description,
		...(kind === 'tasks' ? {} : { duration }),
		...(kind === 'calls' ? { recordingUrl } : {}),
		reminder: [],
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
		contacts: { contact: contact ? { ...nameOf(contact), account: contactAccount(store, contact) } : null },
		tickets: {
			ticket: ticket
				? { id: ticket.id, ticketNumber: ticket.ticketNumber, subject: ticket.subject, status: ticket.status }
				: null,
		},
		assignee: { assignee: person(store.agent(activity.ownerId ?? '')) },
		creator: { creator: person(store.agent(activity.createdBy)) },
		teams: { team: null },
		projects: { project: null },
		livecalls: { liveCall: null },
	};
	return Object.assign({}, ...[...include].map((name) => added[name])) as Shown;
}

function nameOf(contact: { id: string; firstName: string | null; lastName: string; email: string | null }) {
	const { id, firstName, lastName, email } = contact;
	return { id, firstName, lastName, email };
}
