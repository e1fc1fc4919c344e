/** What a subscription to an event can be narrowed down by, or asked to hold as well. */
export type Filter = 'departmentIds' | 'departmentId' | 'fields' | 'direction' | 'includePrevState';

const none: readonly Filter[] = [];
/** `departmentId` is an older name of `departmentIds`, of some events only. */
const department: readonly Filter[] = ['departmentId', 'departmentIds'];
const departments: readonly Filter[] = ['departmentIds'];
const previous: readonly Filter[] = ['includePrevState'];

/** Every event of Zoho's Webhook.json with the filters it takes; one without any takes null only. */
export const events = {
	Ticket_Add: department,
	Ticket_Update: [...department, 'fields', ...previous],
	Ticket_Delete: none,
	Ticket_Thread_Add: [...department, 'direction'],
	Ticket_Comment_Add: department,
	Ticket_Comment_Update: department,
	Ticket_Attachment_Add: none,
	Ticket_Attachment_Update: none,
	Ticket_Attachment_Delete: departments,
	Ticket_Attachment_Trashed: departments,
	Ticket_Attachment_Restored: departments,
	Ticket_Comment_Attachment_Add: none,
	Ticket_Comment_Attachment_Delete: none,
	Ticket_Approval_Add: none,
	Ticket_Approval_Update: previous,
	Contact_Add: none,
	Contact_Update: previous,
	Contact_Delete: none,
	Account_Add: none,
	Account_Update: previous,
	Account_Delete: none,
	Agent_Add: none,
	Agent_Update: previous,
	Agent_Delete: none,
	Agent_Presence_Update: none,
	Agent_Channel_Preference_Update: none,
	Department_Add: none,
	Department_Update: previous,
	Task_Add: departments,
	Task_Update: [...departments, ...previous],
	Task_Delete: none,
	Call_Add: departments,
	Call_Update: [...departments, ...previous],
	Call_Delete: none,
	Event_Add: departments,
	Event_Update: [...departments, ...previous],
	Event_Delete: none,
	TimeEntry_Add: none,
	TimeEntry_Update: previous,
	TimeEntry_Delete: none,
	Article_Add: none,
	Article_Update: previous,
	Article_Delete: none,
	Article_Translation_Add: none,
	Article_Translation_Update: previous,
	Article_Translation_Delete: none,
	Article_Feedback_Add: none,
	KBRootCategory_Add: none,
	KBRootCategory_Update: previous,
	KBRootCategory_Delete: none,
	KBSection_Add: none,
	KBSection_Update: previous,
	KBSection_Delete: none,
	IM_Message_Add: departments,
	IM_Message_Status: departments,
	IM_Session_Status: department,
} as const satisfies Record<string, readonly Filter[]>;

export type EventName = keyof typeof events;

export const isEventName = (name: string): name is EventName => Object.hasOwn(events, name);
/** Whether null is not the only thing the event takes; the two attachment events take an empty object. */
export const takesObject = (name: EventName): boolean =>
	events[name].length > 0 || ['Ticket_Attachment_Add', 'Ticket_Attachment_Update'].includes(name);
