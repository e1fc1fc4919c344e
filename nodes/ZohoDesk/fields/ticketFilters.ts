import { choice, collection, multiChoice } from '../../shared/fields';
import { agentsOrNobody } from './agents';
import { departments } from './departments';
import { optional } from './relabeled';
import { team } from './team';
import { ticketChoices } from './ticketChoices';
import { ticketView } from './view';

const filters = {
	assignee: agentsOrNobody('Assignee', 'Only the tickets of these agents, or of nobody'),
	channel: ticketChoices('channel', 'Channel', 'Only tickets that came in by these ways'),
	departmentIds: departments,
	priority: ticketChoices('priority', 'Priority', 'Only tickets of these priorities'),
	receivedInDays: choice(
		'Received In',
		[
			{ name: 'Last 15 Days', value: '15' },
			{ name: 'Last 30 Days', value: '30' },
			{ name: 'Last 90 Days', value: '90' },
		],
		{ default: '15', description: 'Only tickets that came within this time' },
	),
	status: ticketChoices('status', 'Status', 'Only tickets with these statuses'),
	teamIds: optional(team, { description: 'Only the tickets of this team' }),
	viewId: optional(ticketView, { description: 'Only the tickets of this view' }),
};

/** What narrows a list of tickets; each is one of the list's own parameters. */
export const ticketFilters = collection('Filters', filters, { addLabel: 'Add filter' });

const include = multiChoice(
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
);

const sortBy = choice(
	'Sort By',
	[
		{ name: 'Created Time', value: 'createdTime' },
		{ name: 'Created Time (Newest First)', value: '-createdTime' },
		{ name: 'Due Date', value: 'dueDate' },
		{ name: 'Due Date (Latest First)', value: '-dueDate' },
		{ name: 'Recent Thread', value: 'recentThread' },
		{ name: 'Recent Thread (Latest First)', value: '-recentThread' },
	],
	{ default: '-createdTime', description: 'The order in which the tickets come' },
);

export const ticketListOptions = collection('Options', { include, sortBy });
