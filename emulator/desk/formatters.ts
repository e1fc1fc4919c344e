import { productShown } from './catalogFormatters';
import type { Thread } from './conversation';
import type { DeskStore } from './entities';
import type { Ticket } from './records';
import { contactAccount, customFields, layoutDetails, mailPerson, person, type Shown, webUrl } from './shown';
import { systemSource } from './ticketSource';

/** What a ticket shows wherever it is shown. */
function ticketCore(store: DeskStore, ticket: Ticket): Shown {
	const { id, ticketNumber, subject, status, priority, channel, language, category, subCategory } = ticket;
	const { email, phone, dueDate, createdTime, closedTime, onholdTime, customerResponseTime, isSpam } = ticket;
	const { departmentId, contactId, accountId, productId, assigneeId, teamId, layoutId } = ticket;
	const details = {
		id,
		ticketNumber,
		subject,
		status,
		statusType: store.statusType(ticket),
		priority,
		channel,
	};
	const ids = { departmentId, contactId, accountId, productId, assigneeId, teamId, layoutId };
	const times = { dueDate, createdTime, closedTime, onholdTime, customerResponseTime, lockedTime: null };
	return {
		...details,
		...{ language, category, subCategory, email, phone },
		...ids,
		...times,
		responseDueDate: null,
		threadCount: String(store.ofTickets.threadsOf(ticket).length),
		commentCount: String(store.ofTickets.commentsOf(ticket).length),
		isArchived: false,
		isSpam,
		webUrl: webUrl(store, ticket.orgId, 'Cases', id),
	};
}

/** A row of `GET /tickets`: neither `modifiedTime` nor `cf` nor `description`. */
export const ticketRow = (store: DeskStore, ticket: Ticket): Shown => ({
	...ticketCore(store, ticket),
	channelCode: null,
	sentiment: null,
	relationshipType: null,
	lastThread: lastThread(store, ticket),
	source: systemSource,
});

/** A row of `GET /contacts/{id}/tickets`, which leaves out some more. */
export function ticketRowOfContact(store: DeskStore, ticket: Ticket): Shown {
	const {
		category: _category,
		subCategory: _subCategory,
		layoutId: _layoutId,
		...row
	} = ticketRow(store, ticket);
	return row;
}

function lastThread(store: DeskStore, ticket: Ticket): Shown | null {
	const last = store.ofTickets
		.threadsOf(ticket)
		.reduce<Thread | undefined>(
			(latest, thread) => (latest && latest.createdTime > thread.createdTime ? latest : thread),
			undefined,
		);
	if (!last) return null;
	const { direction, isForward, status } = last;
	return { channel: 'EMAIL', direction, isDraft: status === 'DRAFT', isForward };
}

/** What a ticket shows that a search finds, or a write has changed. */
function ticketWhole(store: DeskStore, ticket: Ticket): Shown {
	const { description, resolution, classification, modifiedTime, modifiedBy, secondaryContacts } = ticket;
	return {
		...ticketCore(store, ticket),
		...customFields(store, ticket),
		...{ description, resolution, classification, modifiedTime, modifiedBy, secondaryContacts },
		sharedDepartments: ticket.sharedDepartments.map(({ id, type }) => ({
			id,
			name: store.department(id)?.name ?? null,
			type,
		})),
		slaId: null,
		entitySkills: [],
		isOverDue: isOverDue(store, ticket),
		isEscalated: false,
	};
}

/** A ticket as writes answer with it. */
export function ticketWritten(store: DeskStore, ticket: Ticket): Shown {
	return {
		...ticketWhole(store, ticket),
		layoutDetails: layoutDetails(store, ticket.layoutId),
		source: systemSource,
		channelCode: null,
		channelRelatedInfo: null,
		approvalCount: String(store.ofTickets.approvalsOf(ticket).length),
		timeEntryCount: String(store.timeEntries.of('tickets', ticket.id).length),
		taskCount: String(tasksOf(store, ticket)),
		attachmentCount: String(store.attachmentsOf(ticket).length),
		isResponseOverdue: false,
		isDeleted: false,
		isTrashed: false,
	};
}

const tasksOf = (store: DeskStore, { id, orgId }: Ticket): number =>
	store.activities.tasks.of(orgId).filter(({ ticketId }) => ticketId === id).length;

/**
 * `GET /tickets/{id}` without what `include` adds.
 * @param asked the agent who asks, and who may be a follower
 */
export function ticketDetail(store: DeskStore, ticket: Ticket, asked?: string): Shown {
	const followers = store.ofTickets.followers.get(ticket.id) ?? new Set();
	return {
		...ticketWritten(store, ticket),
		createdBy: ticket.createdBy,
		sentiment: null,
		isFollowing: followers.has(asked ?? ''),
		tagCount: String(store.tags.of(ticket).length),
		followerCount: String(followers.size),
	};
}

/** A row of `GET /tickets/search`. */
export const ticketFound = (store: DeskStore, ticket: Ticket): Shown => ({
	...ticketWhole(store, ticket),
	createdBy: ticket.createdBy,
	isRead: ticket.isRead,
	lastThread: lastThread(store, ticket),
	childTicketCount: '0',
	contact: ticketContact(store, ticket),
	assignee: person(store.agent(ticket.assigneeId ?? '')),
	department: ticketDepartment(store, ticket),
	product: productShown(store, ticket.productId),
	team: ticketTeam(store, ticket),
});

export type TicketInclude =
	'contacts' | 'products' | 'departments' | 'team' | 'assignee' | 'contract' | 'isRead' | 'skills';

/** What `include` adds to a ticket. */
export function ticketIncludes(store: DeskStore, ticket: Ticket, include: ReadonlySet<TicketInclude>): Shown {
	const added: Record<TicketInclude, Shown> = {
		contacts: { contact: includedContact(store, ticket) },
		products: { product: productShown(store, ticket.productId) },
		departments: { department: ticketDepartment(store, ticket) },
		team: { team: ticketTeam(store, ticket) },
		assignee: { assignee: mailPerson(store.agent(ticket.assigneeId ?? '')) },
		contract: { contractId: null },
		isRead: { isRead: ticket.isRead },
		skills: { skillsInfo: [] },
	};
	return Object.assign({}, ...[...include].map((name) => added[name])) as Shown;
}

export const isOverDue = (store: DeskStore, ticket: Ticket): boolean =>
	ticket.closedTime === null && ticket.dueDate !== null && ticket.dueDate < store.now();

function ticketContact(store: DeskStore, { contactId }: Ticket): Shown | null {
	const contact = store.contact(contactId);
	if (!contact) return null;
	const { id, firstName, lastName, email, phone, mobile, type } = contact;
	return {
		id,
		firstName,
		lastName,
		email,
		phone,
		mobile,
		type,
		account: contactAccount(store, contact),
	};
}

/** Unlike searches, `include=contacts` says whether the contact is spam. */
function includedContact(store: DeskStore, ticket: Ticket): Shown | null {
	const contact = ticketContact(store, ticket);
	return contact && { ...contact, isSpam: false };
}

function ticketTeam(store: DeskStore, { teamId }: Ticket): Shown | null {
	const team = store.teams.get(teamId ?? '');
	return team ? { id: team.id, name: team.name, logoUrl: null } : null;
}

const ticketDepartment = (store: DeskStore, { departmentId }: Ticket): Shown => ({
	id: departmentId,
	name: store.department(departmentId)?.name ?? null,
});
