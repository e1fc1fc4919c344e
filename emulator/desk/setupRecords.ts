import type { DeskModule } from './metadata';
import type { Ticket } from './records';

/** Agents of a department who are given work together. */
export interface Team {
	id: string;
	orgId: string;
	departmentId: string;
	name: string;
	description: string | null;
	agents: string[];
	roles: string[];
}

export interface Role {
	id: string;
	orgId: string;
	name: string;
	description: string;
	isDefault: boolean;
	shareDataWithPeers: boolean;
	reportsTo: string | null;
}

export interface Profile {
	id: string;
	orgId: string;
	name: string;
	description: string;
	isDefault: boolean;
}

/** A named list of a module's records. */
export interface View {
	id: string;
	orgId: string;
	module: DeskModule;
	/** As Desk named it once: tickets are still called cases there. */
	name: string;
	displayLabel: string;
	/** Left out where it is every department's. */
	departmentId?: string;
	/** Of tickets: those it shows. */
	statusType?: 'Open' | 'On Hold' | 'Closed';
	unassignedOnly?: boolean;
}

/** Whether a view of tickets shows this one. */
export const shows = (view: View, ticket: Ticket, statusType: string): boolean =>
	(view.statusType === undefined || view.statusType === statusType) &&
	(view.departmentId === undefined || view.departmentId === ticket.departmentId) &&
	(view.unassignedOnly !== true || ticket.assigneeId === null);
