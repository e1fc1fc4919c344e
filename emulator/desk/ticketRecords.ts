import type { Comment, Thread, Upload } from './conversation';
import type { Ticket, Time } from './records';

/** Names of Zoho's TicketHistory.json, those that calls here cause. */
export type TicketEventName =
	| 'TicketCreated'
	| 'TicketUpdated'
	| 'TicketDeleted'
	| 'TicketRestored'
	| 'TicketMergedMaster'
	| 'TicketSplitParent'
	| 'TicketSplitChild'
	| 'ThreadAdded'
	| 'CommentAdded'
	| 'CommentEdited'
	| 'CommentDeleted'
	| 'FollowersAdded'
	| 'FollowersRemoved';

export interface TicketEvent {
	ticketId: string;
	name: TicketEventName;
	/** An agent. */
	actorId: string;
	time: Time;
	/** Properties of the ticket that changed. */
	properties: string[];
}

export interface Approval {
	id: string;
	ticketId: string;
	subject: string;
	description: string | null;
	approverId: string;
	requesterId: string;
	requestedTime: Time;
	status: 'Pending' | 'Approved' | 'Rejected';
	processedTime: Time | null;
}

/** What belongs to tickets and is no field of theirs. */
export class TicketRecords {
	/** In the recycle bin, by id. */
	readonly trashed = new Map<string, Ticket>();
	readonly events: TicketEvent[] = [];
	/** Ids of agents by the ticket's. */
	readonly followers = new Map<string, Set<string>>();
	/** By id, in the order they were made. */
	readonly uploads = new Map<string, Upload>();
	readonly threads = new Map<string, Thread>();
	readonly comments = new Map<string, Comment>();
	readonly approvals = new Map<string, Approval>();

	/** Oldest first. */
	threadsOf({ id }: Ticket): Thread[] {
		return [...this.threads.values()].filter(({ ticketId }) => ticketId === id);
	}

	commentsOf({ id }: Ticket): Comment[] {
		return [...this.comments.values()].filter(({ ticketId }) => ticketId === id);
	}

	approvalsOf({ id }: Ticket): Approval[] {
		return [...this.approvals.values()].filter(({ ticketId }) => ticketId === id);
	}

	happened(
		name: TicketEventName,
		{ id }: Ticket,
		actorId: string,
		time: Time,
		properties: string[] = [],
	): void {
		this.events.push({ ticketId: id, name, actorId, time, properties });
	}
}
