import type { SearchedModule } from '../ZohoDesk/changes';
import type { TicketPart } from '../ZohoDesk/ticketParts';

/** An event of Desk's webhooks: how the menu calls it, what narrows it down, and how it is read again after a gap. */
export interface DeskEvent {
	name: string;
	/** Takes `departmentIds`. */
	byDepartment?: boolean;
	/** Can bring the record as it was before. */
	previous?: boolean;
	/** Which list tells afterwards what happened; an event without one is lost in a gap. */
	readAgain?: { from: SearchedModule | TicketPart; what: 'created' | 'updated' };
	/** The address of one record, for those that can be fetched whole. */
	fetched?: 'tickets' | 'contacts' | 'accounts' | 'tasks' | 'calls' | 'events' | 'articles';
}

const created = (from: SearchedModule | TicketPart) => ({ from, what: 'created' as const });
const updated = (from: SearchedModule | TicketPart) => ({ from, what: 'updated' as const });

/** By the name that Zoho's Webhook.json gives an event. */
export const deskEvents = {
	Account_Add: { name: 'Account Created', readAgain: created('accounts'), fetched: 'accounts' },
	Account_Delete: { name: 'Account Deleted' },
	Account_Update: {
		name: 'Account Updated',
		previous: true,
		readAgain: updated('accounts'),
		fetched: 'accounts',
	},
	Agent_Add: { name: 'Agent Added' },
	Agent_Channel_Preference_Update: { name: 'Agent Channel Preference Changed' },
	Agent_Delete: { name: 'Agent Deleted' },
	Agent_Presence_Update: { name: 'Agent Presence Changed' },
	Agent_Update: { name: 'Agent Updated', previous: true },
	Article_Add: { name: 'Article Created', fetched: 'articles' },
	Article_Delete: { name: 'Article Deleted' },
	Article_Feedback_Add: { name: 'Article Feedback Given' },
	Article_Translation_Add: { name: 'Article Translation Created' },
	Article_Translation_Delete: { name: 'Article Translation Deleted' },
	Article_Translation_Update: { name: 'Article Translation Updated', previous: true },
	Article_Update: { name: 'Article Updated', previous: true, fetched: 'articles' },
	Call_Add: { name: 'Call Created', byDepartment: true, readAgain: created('calls'), fetched: 'calls' },
	Call_Delete: { name: 'Call Deleted' },
	Call_Update: {
		name: 'Call Updated',
		byDepartment: true,
		previous: true,
		readAgain: updated('calls'),
		fetched: 'calls',
	},
	Contact_Add: { name: 'Contact Created', readAgain: created('contacts'), fetched: 'contacts' },
	Contact_Delete: { name: 'Contact Deleted' },
	Contact_Update: {
		name: 'Contact Updated',
		previous: true,
		readAgain: updated('contacts'),
		fetched: 'contacts',
	},
	Department_Add: { name: 'Department Created' },
	Department_Update: { name: 'Department Updated', previous: true },
	Event_Add: { name: 'Event Created', byDepartment: true, readAgain: created('events'), fetched: 'events' },
	Event_Delete: { name: 'Event Deleted' },
	Event_Update: {
		name: 'Event Updated',
		byDepartment: true,
		previous: true,
		readAgain: updated('events'),
		fetched: 'events',
	},
	KBRootCategory_Add: { name: 'Knowledge Base Category Created' },
	KBRootCategory_Delete: { name: 'Knowledge Base Category Deleted' },
	KBRootCategory_Update: { name: 'Knowledge Base Category Updated', previous: true },
	KBSection_Add: { name: 'Knowledge Base Section Created' },
	KBSection_Delete: { name: 'Knowledge Base Section Deleted' },
	KBSection_Update: { name: 'Knowledge Base Section Updated', previous: true },
	IM_Message_Add: { name: 'Message Received or Sent (Instant Messaging)', byDepartment: true },
	IM_Message_Status: { name: 'Message Status Changed (Instant Messaging)', byDepartment: true },
	IM_Session_Status: { name: 'Session Status Changed (Instant Messaging)', byDepartment: true },
	Task_Add: { name: 'Task Created', byDepartment: true, readAgain: created('tasks'), fetched: 'tasks' },
	Task_Delete: { name: 'Task Deleted' },
	Task_Update: {
		name: 'Task Updated',
		byDepartment: true,
		previous: true,
		readAgain: updated('tasks'),
		fetched: 'tasks',
	},
	Ticket_Approval_Add: { name: 'Ticket Approval Requested' },
	Ticket_Approval_Update: { name: 'Ticket Approval Updated', previous: true },
	Ticket_Attachment_Add: { name: 'Ticket Attachment Added' },
	Ticket_Attachment_Delete: { name: 'Ticket Attachment Deleted', byDepartment: true },
	Ticket_Attachment_Restored: { name: 'Ticket Attachment Restored', byDepartment: true },
	Ticket_Attachment_Trashed: { name: 'Ticket Attachment Moved to Trash', byDepartment: true },
	Ticket_Attachment_Update: { name: 'Ticket Attachment Updated' },
	Ticket_Comment_Add: { name: 'Ticket Comment Added', byDepartment: true, readAgain: created('comments') },
	Ticket_Comment_Attachment_Add: { name: 'Ticket Comment Attachment Added' },
	Ticket_Comment_Attachment_Delete: { name: 'Ticket Comment Attachment Deleted' },
	Ticket_Comment_Update: {
		name: 'Ticket Comment Updated',
		byDepartment: true,
		readAgain: updated('comments'),
	},
	Ticket_Add: {
		name: 'Ticket Created',
		byDepartment: true,
		readAgain: created('tickets'),
		fetched: 'tickets',
	},
	Ticket_Delete: { name: 'Ticket Deleted' },
	Ticket_Thread_Add: {
		name: 'Ticket Thread Added (Email or Other Message)',
		byDepartment: true,
		readAgain: created('threads'),
	},
	Ticket_Update: {
		name: 'Ticket Updated',
		byDepartment: true,
		previous: true,
		readAgain: updated('tickets'),
		fetched: 'tickets',
	},
	TimeEntry_Add: { name: 'Time Entry Added' },
	TimeEntry_Delete: { name: 'Time Entry Deleted' },
	TimeEntry_Update: { name: 'Time Entry Updated', previous: true },
} as const satisfies Record<string, DeskEvent>;

export type EventName = keyof typeof deskEvents;

export const isEventName = (name: unknown): name is EventName =>
	typeof name === 'string' && Object.hasOwn(deskEvents, name);

export const eventOf = (name: EventName): DeskEvent => deskEvents[name];
