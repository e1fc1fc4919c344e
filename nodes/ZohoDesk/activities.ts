import type { IDataObject } from 'n8n-workflow';

import { badInput } from '../shared/badInput';
import type { Portal } from './deskApi';
import type { Module } from './moduleRecords';
import { scopes } from './scopes';

/** Tasks, calls and events: alike but for their times. */
export interface Activities extends Module {
	name: 'tasks' | 'calls' | 'events';
	/** One of them, in the words of the form. */
	label: string;
	readScopes: readonly string[];
	deleteScopes: readonly string[];
}

const labels = {
	contactId: 'Contact',
	departmentId: 'Department',
	ownerId: 'Owner',
	ticketId: 'Ticket',
};

export const tasks: Activities = {
	name: 'tasks',
	label: 'Task',
	readScopes: scopes.readTasks,
	createScopes: scopes.createTasks,
	updateScopes: scopes.updateTasks,
	deleteScopes: scopes.deleteTasks,
	labels,
};

export const calls: Activities = {
	name: 'calls',
	label: 'Call',
	readScopes: scopes.readCalls,
	createScopes: scopes.createCalls,
	updateScopes: scopes.updateCalls,
	deleteScopes: scopes.deleteCalls,
	labels,
};

export const events: Activities = {
	name: 'events',
	label: 'Event',
	readScopes: scopes.readEvents,
	createScopes: scopes.createEvents,
	updateScopes: scopes.updateEvents,
	deleteScopes: scopes.deleteEvents,
	labels,
};

export async function getActivity(
	portal: Portal,
	{ name, readScopes }: Activities,
	id: string,
	include: string[] = [],
): Promise<IDataObject> {
	return await portal.call({
		method: 'GET',
		path: [name, id],
		query: { include: include.join(',') || undefined },
		scopes: readScopes,
	});
}

/** What a list of activities can be narrowed down by; `span` is the parameter of the activity's time. */
export interface ActivityFilters {
	assignee?: string[];
	departmentIds?: string[];
	isCompleted?: string;
	span?: string[];
	ticketId?: string;
}

/** The list of all, or that of one ticket, which knows fewer filters. Throws a ZohoError that names one too many. */
export function listActivities(
	portal: Portal,
	{ name, readScopes }: Activities,
	filters: ActivityFilters,
	options: { include?: string[]; sortBy?: string },
	limit: number,
) {
	const { assignee = [], departmentIds = [], isCompleted, span = [], ticketId } = filters;
	const of = { isCompleted, include: options.include?.join(',') || undefined, sortBy: options.sortBy };
	const all = {
		assignee: assignee.join(',') || undefined,
		departmentIds: departmentIds.join(',') || undefined,
		[name === 'tasks' ? 'dueDate' : 'startTime']: span.join(',') || undefined,
	};
	const call = { method: 'GET' as const, scopes: readScopes };
	if (!ticketId) return portal.list({ ...call, path: [name], query: { ...of, ...all } }, limit);
	if (Object.values(all).some((given) => given !== undefined)) {
		throw badInput(
			'Filters',
			"has more than 'Ticket' and 'Completed'",
			`Zoho Desk lists the ${name} of a ticket by no other filter. Leave the others out, or leave out the ticket.`,
		);
	}
	return portal.list({ ...call, path: ['tickets', ticketId, name], query: of }, limit);
}

/** Moves one to the recycle bin; Desk has no call that deletes for good. */
export async function trashActivity(
	portal: Portal,
	{ name, label, deleteScopes }: Activities,
	id: string,
): Promise<IDataObject> {
	await portal.call({
		method: 'POST',
		path: [name, 'moveToTrash'],
		body: { entityIds: [id] },
		labelOf: (apiName) => (apiName === 'entityIds' ? label : undefined),
		silent: true,
		scopes: deleteScopes,
	});
	return { id, trashed: true };
}
