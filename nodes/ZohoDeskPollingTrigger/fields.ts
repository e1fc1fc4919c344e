import { choice, collection, type ValuesOf } from '../shared/fields';
import { departmentIds } from '../ZohoDesk/fields/departmentIds';
import { organization } from '../ZohoDesk/fields/organization';

/** The trigger's form. */
export const fields = {
	organization,
	watch: choice(
		'Watch',
		[
			{ name: 'Accounts', value: 'accounts' },
			{ name: 'Comments on Tickets', value: 'comments' },
			{ name: 'Contacts', value: 'contacts' },
			{ name: 'Tasks', value: 'tasks' },
			{
				name: 'Threads of Tickets',
				value: 'threads',
				description: 'Emails and other messages, in and out; they are only ever created',
			},
			{ name: 'Tickets', value: 'tickets' },
		],
		{ default: 'tickets', description: 'What to look at, one call or more each time' },
	),
	event: choice(
		'Event',
		[
			{ name: 'Created', value: 'created' },
			{ name: 'Created or Updated', value: 'createdOrUpdated' },
			{ name: 'Updated', value: 'updated' },
		],
		{ default: 'created', description: 'What starts the workflow' },
	),
	options: collection('Options', { departmentIds }),
};

export type Wanted = ValuesOf<typeof fields>;
