import { choice, requiredText, shownWhen } from '../../shared/fields';

/** By what Create or Update finds a ticket: a field its search knows, and the value to find. */
export const ticketMatchFields = {
	matchBy: choice(
		'Match By',
		[
			{ name: 'Contact ID', value: 'contactId' },
			{ name: 'Custom Field', value: 'custom' },
			{ name: 'Email', value: 'email' },
			{ name: 'Phone', value: 'phone' },
			{ name: 'Subject', value: 'subject' },
			{ name: 'Ticket Number', value: 'ticketNumber' },
		],
		{
			default: 'custom',
			description: 'The field whose value tells whether the ticket is there already',
		},
	),
	matchField: shownWhen(
		{ matchBy: ['custom'] },
		requiredText('Custom Field', {
			placeholder: 'e.g. cf_order_number',
			description: 'API name of the custom field',
		}),
	),
	matchValue: requiredText('Value to Match', {
		description:
			'The whole value, in upper or lower case. Zoho Desk may not find a ticket yet that was made seconds ago.',
	}),
};
