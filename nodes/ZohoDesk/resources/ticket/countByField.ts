import type { IDataObject } from 'n8n-workflow';

import { badInput } from '../../../shared/badInput';
import { collection, dateTime, multiChoice } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { agent } from '../../fields/agent';
import { department } from '../../fields/department';
import { organization } from '../../fields/organization';
import { optional } from '../../fields/relabeled';
import { scopes } from '../../scopes';
import { rangeOf } from '../../ticketWindows';

const countedFields = multiChoice(
	'Count By',
	[
		{ name: 'Channel', value: 'channel' },
		{ name: 'Escalated', value: 'escalated' },
		{ name: 'Overdue', value: 'overDue' },
		{ name: 'Priority', value: 'priority' },
		{ name: 'Spam', value: 'spam' },
		{ name: 'Status', value: 'status' },
		{ name: 'Status Type', value: 'statusType' },
	],
	{ default: ['status'], description: 'The fields whose values are counted, each by itself' },
);

const filters = {
	assigneeId: optional(agent, { displayName: 'Assignee', description: 'Only tickets of this agent' }),
	createdAfter: dateTime('Created After'),
	createdBefore: dateTime('Created Before'),
	departmentId: optional(department, { description: 'Only tickets of this department' }),
	modifiedAfter: dateTime('Modified After'),
	modifiedBefore: dateTime('Modified Before'),
};

export default operation({
	name: 'Count by Field',
	action: 'Count tickets by field',
	description: 'Count tickets by the values of a field, without reading them',
	scopes: [...scopes.readTickets, ...scopes.search],
	writes: false,
	fields: {
		organization,
		countedFields,
		filters: collection('Filters', filters, { addLabel: 'Add filter' }),
	},
	run: async (desk: Desk, { organization, countedFields, filters }) => {
		if (countedFields.length === 0) throw badInput('Count By', 'is empty', 'Choose at least one field.');
		const portal = await desk.portal(organization);
		const counts = await portal.call({
			method: 'GET',
			path: ['ticketsCountByFieldValues'],
			query: {
				field: countedFields.join(','),
				assigneeId: filters.assigneeId || undefined,
				departmentId: filters.departmentId || undefined,
				createdTimeRange: rangeOf(filters.createdAfter, filters.createdBefore),
				modifiedTimeRange: rangeOf(filters.modifiedAfter, filters.modifiedBefore),
			},
			scopes: [...scopes.readTickets, ...scopes.search],
		});
		return countedFields.flatMap((field) => rowsOf(field, counts[field]));
	},
});

/** Desk counts the values of a field in a list, and what is overdue, spam or escalated as one number. */
function rowsOf(field: string, counted: unknown): IDataObject[] {
	if (Array.isArray(counted)) {
		return (counted as IDataObject[]).map(({ value, count }) => ({ field, value, count: Number(count) }));
	}
	// An answer without a body says that there is no ticket to count.
	return isMark(field) ? [{ field, value: 'true', count: Number(counted ?? 0) }] : [];
}

const isMark = (field: string): boolean => ['escalated', 'overDue', 'spam'].includes(field);
