import { choice, collection, multiChoice } from '../../shared/fields';
import { department } from './department';
import { optional } from './relabeled';

const include = [
	{ name: 'Assignee', value: 'assignee' },
	{ name: 'Department', value: 'departments' },
	{ name: 'Product', value: 'products' },
	{ name: 'Read Mark', value: 'isRead' },
	{ name: 'Team', value: 'team' },
];

/** What narrows and orders the tickets of a contact or an account, by Zoho's Ticket.json and Account.json. */
export const customerTicketOptions = collection('Options', {
	departmentId: optional(department, { description: 'Only the tickets of this department' }),
	include: multiChoice('Include', include, {
		description: 'What to return along with each ticket, without a further call',
	}),
	isSpam: choice(
		'Spam',
		[
			{ name: 'Only Spam', value: 'true' },
			{ name: 'Without Spam', value: 'false' },
		],
		{ default: 'false' },
	),
	sortBy: choice(
		'Sort By',
		[
			{ name: 'Created Time', value: 'createdTime' },
			{ name: 'Created Time (Newest First)', value: '-createdTime' },
			{ name: 'Modified Time', value: 'modifiedTime' },
			{ name: 'Modified Time (Newest First)', value: '-modifiedTime' },
		],
		{ default: '-createdTime', description: 'The order in which the tickets come' },
	),
});
