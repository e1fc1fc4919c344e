import type { DeskRecord, Time } from './records';

/** Tasks, calls and events are alike but for their times. */
export const activityKinds = ['tasks', 'calls', 'events'] as const;
export type ActivityKind = (typeof activityKinds)[number];

export interface Activity extends DeskRecord {
	kind: ActivityKind;
	subject: string;
	departmentId: string;
	contactId: string | null;
	ticketId: string | null;
	ownerId: string | null;
	teamId: string | null;
	status: string;
	priority: string | null;
	category: string | null;
	description: string | null;
	/** Tasks only. */
	dueDate: Time | null;
	/** Calls and events only, as is the duration in seconds. */
	startTime: Time | null;
	duration: string | null;
	/** Calls only. */
	direction: 'inbound' | 'outbound' | null;
	recordingUrl: string | null;
	completedTime: Time | null;
}

export const emptyActivity: Omit<
	Activity,
	keyof DeskRecord | 'kind' | 'departmentId' | 'status' | 'completedTime'
> = {
	subject: 'Activity',
	contactId: null,
	ticketId: null,
	ownerId: null,
	teamId: null,
	priority: null,
	category: null,
	description: null,
	dueDate: null,
	startTime: null,
	duration: null,
	direction: null,
	recordingUrl: null,
};

/** The status of those that are made without one. */
export const firstStatus: Record<ActivityKind, string> = {
	tasks: 'Not Started',
	calls: 'Scheduled',
	events: 'Not Started',
};

const closed = new Set(['Completed', 'Missed', 'Canceled']);

export const statusTypeOf = ({ status }: Pick<Activity, 'status'>): 'Open' | 'Closed' =>
	closed.has(status) ? 'Closed' : 'Open';
