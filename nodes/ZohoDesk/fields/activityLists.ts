import { choice, collection, multiChoice } from '../../shared/fields';
import { agents } from './agents';
import { departments } from './departments';
import { optional } from './relabeled';
import { ticket } from './ticket';

const filtersOf = (span: string) =>
	collection(
		'Filters',
		{
			assignee: agents('Assignees', 'Only what one of these agents does; 20 agents at most'),
			isCompleted: choice(
				'Completed',
				[
					{ name: 'No', value: 'false' },
					{ name: 'Yes', value: 'true' },
				],
				{ default: 'false', description: 'Only what is done, or only the rest' },
			),
			departmentIds: departments,
			span: multiChoice(
				span,
				[
					{ name: 'Overdue', value: 'Overdue' },
					{ name: 'This Month', value: 'CurrentMonth' },
					{ name: 'This Week', value: 'CurrentWeek' },
					{ name: 'Today', value: 'Today' },
					{ name: 'Tomorrow', value: 'Tomorrow' },
				],
				{ description: 'Only what falls into any of these times' },
			),
			ticketId: optional(ticket, { description: 'Only those of this ticket' }),
		},
		{ addLabel: 'Add filter' },
	);

export const taskFilters = filtersOf('Due');
export const startingFilters = filtersOf('Starts');

const include = multiChoice(
	'Include',
	[
		{ name: 'Assignee', value: 'assignee' },
		{ name: 'Contact', value: 'contacts' },
		{ name: 'Team', value: 'teams' },
		{ name: 'Ticket', value: 'tickets' },
	],
	{ description: 'What to return along with each, without a further call' },
);

type Order = { name: string; value: string };
const optionsOf = (orders: Order[], usual: string) =>
	collection('Options', {
		include,
		sortBy: choice('Sort By', orders, { default: usual, description: 'The order in which they come' }),
	});

const created = { name: 'Created Time', value: 'createdTime' };
const createdLast = { name: 'Created Time (Newest First)', value: '-createdTime' };
const starts = { name: 'Start Time', value: 'startTime' };
const startsLast = { name: 'Start Time (Latest First)', value: '-startTime' };

export const taskListOptions = optionsOf(
	[
		created,
		createdLast,
		{ name: 'Due Date', value: 'dueDate' },
		{ name: 'Due Date (Latest First)', value: '-dueDate' },
		{ name: 'Modified Time', value: 'modifiedTime' },
		{ name: 'Modified Time (Newest First)', value: '-modifiedTime' },
		{ name: 'Priority', value: 'priority' },
		{ name: 'Status', value: 'status' },
		{ name: 'Subject', value: 'subject' },
	],
	'-createdTime',
);
/** Zoho's Call.json has no descending order for the list of calls. */
export const callListOptions = optionsOf([created, starts], 'createdTime');
export const eventListOptions = optionsOf([created, createdLast, starts, startsLast], 'startTime');
