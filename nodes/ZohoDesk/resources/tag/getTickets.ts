import { choice, collection, limit, limitOf, multiChoice, returnAll, text } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { department } from '../../fields/department';
import { organization } from '../../fields/organization';
import { relabeled } from '../../fields/relabeled';
import { tagName } from '../../fields/tags';
import { scopes } from '../../scopes';
import { tagNamed } from '../../tagNamed';

const filters = {
	assignee: text('Assignee', {
		placeholder: 'e.g. Unassigned',
		description: 'ID of an agent, several joined by commas, or Unassigned',
	}),
	channel: text('Channel', {
		placeholder: 'e.g. Email',
		description: 'One channel, or several joined by commas',
	}),
	priority: text('Priority', {
		placeholder: 'e.g. High',
		description: 'One priority, or several joined by commas',
	}),
	status: text('Status', {
		placeholder: 'e.g. Open',
		description: 'One status, ${open}, ${onhold} or ${closed} for all of a kind',
	}),
};

const options = {
	include: multiChoice(
		'Include',
		[
			{ name: 'Assignee', value: 'assignee' },
			{ name: 'Contact', value: 'contacts' },
			{ name: 'Department', value: 'departments' },
			{ name: 'Product', value: 'products' },
			{ name: 'Read Mark', value: 'isRead' },
			{ name: 'Team', value: 'team' },
		],
		{ description: 'What to return along with each ticket, without a further call' },
	),
	sortBy: choice(
		'Sort By',
		[
			{ name: 'Created Time', value: 'createdTime' },
			{ name: 'Created Time (Newest First)', value: '-createdTime' },
			{ name: 'Due Date', value: 'dueDate' },
			{ name: 'Modified Time (Newest First)', value: '-modifiedTime' },
			{ name: 'Ticket Number', value: 'ticketNumber' },
		],
		{ default: '-createdTime', description: 'The order in which the tickets come' },
	),
};

export default operation({
	name: 'Get Tickets',
	action: 'Get tickets with tag',
	description: 'Get the tickets of a department that have a tag, page by page up to the limit',
	scopes: scopes.readTickets,
	writes: false,
	gives: 'records',
	fields: {
		organization,
		departmentId: relabeled(department, { description: 'The department whose tag it is' }),
		tag: tagName,
		returnAll,
		limit,
		filters: collection('Filters', filters, { addLabel: 'Add filter' }),
		options: collection('Options', options),
	},
	run: async (desk: Desk, { organization, departmentId, tag, filters, options, ...howMany }) => {
		const portal = await desk.portal(organization);
		const tagId = await tagNamed(portal, departmentId, tag);
		const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''));
		return portal.list(
			{
				method: 'GET',
				path: ['tags', tagId, 'tickets'],
				query: { ...given, include: options.include?.join(',') || undefined, sortBy: options.sortBy },
				scopes: scopes.readTickets,
			},
			limitOf(howMany),
		);
	},
});
