import {
	type FieldSeed,
	boolean,
	currency,
	date,
	datetime,
	email,
	integer,
	lookup,
	options,
	other,
	phone,
	picklist,
	text,
	textarea,
} from './crmFields';

/** Whom an activity is about: a contact, and any other record that `$se_module` tells the module of. */
const about = (): FieldSeed[] => [
	lookup('Who_Id', 'Contacts', { label: 'Contact Name' }),
	lookup('What_Id', 'se_module', { label: 'Related To' }),
];

export const taskFields: FieldSeed[] = [
	text('Subject', { mandatory: true }),
	date('Due_Date'),
	...about(),
	picklist('Status', ['Not Started', 'Deferred', 'In Progress', 'Completed', 'Waiting for input']),
	picklist('Priority', [...options.priority, 'Highest', 'Lowest']),
	datetime('Closed_Time', { readOnly: true }),
	textarea('Description'),
];

export const eventFields: FieldSeed[] = [
	text('Event_Title', { label: 'Title', mandatory: true }),
	datetime('Start_DateTime', { label: 'From', mandatory: true }),
	datetime('End_DateTime', { label: 'To', mandatory: true }),
	boolean('All_day'),
	text('Venue', { label: 'Location' }),
	...about(),
	other('participants', 'Participants'),
	textarea('Description'),
];

export const callFields: FieldSeed[] = [
	text('Subject', { mandatory: true }),
	picklist('Call_Type', ['Inbound', 'Missed', 'Outbound'], { mandatory: true }),
	picklist('Call_Purpose', ['Administrative', 'Demo', 'Negotiation', 'Project', 'Prospecting']),
	datetime('Call_Start_Time', { mandatory: true }),
	text('Call_Duration', { length: 10 }),
	picklist('Call_Result', ['Interested', 'Not interested', 'No response/Busy', 'Requested call back']),
	...about(),
	textarea('Description'),
];

export const caseFields: FieldSeed[] = [
	text('Subject', { mandatory: true }),
	picklist('Status', ['New', 'On Hold', 'Escalated', 'Closed'], { mandatory: true }),
	picklist('Case_Origin', ['Email', 'Phone', 'Web'], { mandatory: true }),
	picklist('Priority', options.priority),
	picklist('Type', ['Feature Request', 'Problem', 'Question']),
	picklist('Case_Reason', ['Damaged on Arrival', 'Delivery', 'Fitting']),
	lookup('Product_Name', 'Products'),
	lookup('Account_Name', 'Accounts'),
	lookup('Deal_Name', 'Deals'),
	lookup('Related_To', 'Contacts', { label: 'Contact Name' }),
	text('Reported_By', { length: 50 }),
	email('Email'),
	phone('Phone'),
	textarea('Description'),
	textarea('Internal_Comments', { textarea: 'small', length: 2000 }),
	textarea('Solution'),
];

export const solutionFields: FieldSeed[] = [
	text('Solution_Title', { mandatory: true }),
	lookup('Product_Name', 'Products'),
	picklist('Status', ['Draft', 'Reviewed', 'Published']),
	textarea('Question'),
	textarea('Answer'),
];

export const campaignFields: FieldSeed[] = [
	text('Campaign_Name', { length: 200, mandatory: true }),
	picklist('Type', ['Email', 'Open House', 'Trade Show', 'Webinar']),
	picklist('Status', ['Planning', 'Active', 'Inactive', 'Complete']),
	date('Start_Date'),
	date('End_Date'),
	currency('Expected_Revenue'),
	currency('Budgeted_Cost'),
	currency('Actual_Cost'),
	integer('Expected_Response'),
	integer('Num_sent', { label: 'Numbers sent' }),
	lookup('Parent_Campaign', 'Campaigns'),
	textarea('Description'),
];
