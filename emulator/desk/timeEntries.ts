import type { Time } from './records';

/** Work done on a ticket or a task. */
export interface TimeEntry {
	id: string;
	orgId: string;
	kind: 'tickets' | 'tasks';
	/** The ticket or the task. */
	entityId: string;
	executedTime: Time;
	hoursSpent: number;
	minutesSpent: number;
	secondsSpent: number;
	description: string | null;
	ownerId: string | null;
	isBillable: boolean;
	billingType: string | null;
	requestChargeType: string | null;
	agentCostPerHour: number | null;
	additionalCost: number | null;
	fixedCost: number | null;
	mode: 'MANUAL' | 'AUTO';
	invoiceId: string | null;
	createdBy: string;
	createdTime: Time;
	modifiedTime: Time;
}

export class TimeEntries {
	readonly byId = new Map<string, TimeEntry>();

	of(kind: TimeEntry['kind'], entityId: string): TimeEntry[] {
		return [...this.byId.values()].filter((entry) => entry.kind === kind && entry.entityId === entityId);
	}
}

const seconds = ({ hoursSpent, minutesSpent, secondsSpent }: TimeEntry): number =>
	(hoursSpent * 60 + minutesSpent) * 60 + secondsSpent;

export const costOf = (entry: TimeEntry): number =>
	(entry.fixedCost ?? 0) +
	(entry.additionalCost ?? 0) +
	((entry.agentCostPerHour ?? 0) * seconds(entry)) / 3600;

/** `billed` once it is on an invoice. */
export const billStatusOf = ({ isBillable, invoiceId }: TimeEntry): 'billed' | 'billable' | 'nonBillable' =>
	invoiceId === null ? (isBillable ? 'billable' : 'nonBillable') : 'billed';

/** Hours, minutes and seconds of all together, and what they cost. */
export function summed(entries: TimeEntry[]) {
	const total = entries.reduce((sum, entry) => sum + seconds(entry), 0);
	return {
		totalHours: Math.floor(total / 3600),
		totalMins: Math.floor(total / 60) % 60,
		totalSeconds: total % 60,
		totalCosts: Math.round(entries.reduce((sum, entry) => sum + costOf(entry), 0)),
	};
}
