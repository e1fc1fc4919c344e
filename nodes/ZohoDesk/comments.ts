import { badInput } from '../shared/badInput';
import { choice, shownWhen } from '../shared/fields';
import { account } from './fields/account';
import { call, event, task } from './fields/activity';
import { contact } from './fields/contact';
import { ticket } from './fields/ticket';
import { scopes } from './scopes';

interface Commented {
	/** As paths name it. */
	path: string;
	readScopes: readonly string[];
	writeScopes: readonly string[];
	/** Whether its comments take files, and are deleted, by Zoho's files of comments. */
	takesFiles: boolean;
	isDeletable: boolean;
}

/** By Zoho's CallComments.json and EventComments.json these come under the scopes of tasks. */
const readActivity = (name: string) => ['Desk.tasks.READ', `Desk.activities.${name}.READ`];
const writeActivity = (name: string) => ['Desk.tasks.UPDATE', `Desk.activities.${name}.UPDATE`];

const customers = { readScopes: scopes.readContacts, writeScopes: scopes.updateContacts };

/** What can be commented on, by what its field in the form begins with. */
const commented = {
	account: { ...customers, path: 'accounts', takesFiles: false, isDeletable: true },
	call: {
		path: 'calls',
		readScopes: readActivity('calls'),
		writeScopes: writeActivity('calls'),
		takesFiles: true,
		isDeletable: true,
	},
	contact: { ...customers, path: 'contacts', takesFiles: false, isDeletable: true },
	event: {
		path: 'events',
		readScopes: readActivity('events'),
		writeScopes: writeActivity('events'),
		takesFiles: true,
		isDeletable: false,
	},
	task: {
		path: 'tasks',
		readScopes: readActivity('tasks'),
		writeScopes: writeActivity('tasks'),
		takesFiles: true,
		isDeletable: false,
	},
	ticket: {
		path: 'tickets',
		readScopes: scopes.readTickets,
		writeScopes: scopes.updateTickets,
		takesFiles: true,
		isDeletable: true,
	},
} satisfies Record<string, Commented>;

export type CommentOn = keyof typeof commented;

const names = [
	{ name: 'Account', value: 'account' },
	{ name: 'Call', value: 'call' },
	{ name: 'Contact', value: 'contact' },
	{ name: 'Event', value: 'event' },
	{ name: 'Task', value: 'task' },
	{ name: 'Ticket', value: 'ticket' },
] as const;

const on = (options: ReadonlyArray<(typeof names)[number]>) =>
	choice('Comment On', options, { default: 'ticket', description: 'What is commented on' });

const records = {
	accountId: shownWhen({ on: ['account'] }, account),
	callId: shownWhen({ on: ['call'] }, call),
	contactId: shownWhen(
		{ on: ['contact'] },
		{ ...contact, property: { ...contact.property, description: 'The person who is commented on' } },
	),
	eventId: shownWhen({ on: ['event'] }, event),
	taskId: shownWhen({ on: ['task'] }, task),
	ticketId: shownWhen({ on: ['ticket'] }, ticket),
};

/** What is commented on, in the form. */
export const commentedFields = { on: on(names), ...records };

const { eventId: _event, taskId: _task, ...deletableRecords } = records;
/** The same for a deletion, which Zoho publishes no call of for tasks and events. */
export const deletableFields = {
	on: on(names.filter(({ value }) => commented[value].isDeletable)),
	...deletableRecords,
};

interface Given {
	on: CommentOn;
	accountId?: string;
	callId?: string;
	contactId?: string;
	eventId?: string;
	taskId?: string;
	ticketId?: string;
}

/** Where the comments are that the form points at. */
export function commentsOf(given: Given): Commented & { path: string; base: string[]; id: string } {
	const { on, accountId, callId, contactId, eventId, taskId, ticketId } = given;
	const id = accountId ?? callId ?? contactId ?? eventId ?? taskId ?? ticketId ?? '';
	const target = commented[on];
	return { ...target, id, base: [target.path, id, 'comments'] };
}

/** All scopes of one kind, for the list of operations. */
export const commentScopes = (kind: 'readScopes' | 'writeScopes'): string[] => [
	...new Set(Object.values(commented).flatMap((target) => [...target[kind]])),
];

/** Only some comments take files. Throws a ZohoError that names the field. */
export function refuseFiles(given: Given, attachments: string): void {
	if (attachments.trim() === '' || commented[given.on].takesFiles) return;
	throw badInput(
		'Attachments',
		`names files, and comments on ${commented[given.on].path} take none`,
		"Leave 'Attachments' out; Zoho Desk attaches files to comments on tickets, tasks, calls and events.",
	);
}
