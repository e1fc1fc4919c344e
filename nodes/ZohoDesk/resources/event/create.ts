import { collection } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { events } from '../../activities';
import type { Desk } from '../../deskApi';
import { eventFieldsToCreate, otherLinks } from '../../fields/activity';
import { contact } from '../../fields/contact';
import { department } from '../../fields/department';
import { organization } from '../../fields/organization';
import { relabeled } from '../../fields/relabeled';
import { createRecord } from '../../moduleRecords';
import { scopes } from '../../scopes';

export default operation({
	name: 'Create',
	action: 'Create event',
	description: 'Create a new event with a contact, such as a visit',
	scopes: scopes.createEvents,
	writes: true,
	gives: 'records',
	fields: {
		organization,
		departmentId: relabeled(department, { description: 'The department the event belongs to' }),
		contactId: relabeled(contact, { description: 'The person it is with' }),
		fields: eventFieldsToCreate,
		options: collection('Options', otherLinks),
	},
	run: async (desk: Desk, { organization, fields, options, ...apart }) =>
		await createRecord(await desk.portal(organization), events, fields.values, {
			...apart,
			...options,
		}),
});
