import { collection } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { calls } from '../../activities';
import type { Desk } from '../../deskApi';
import { callFieldsToCreate, otherLinks } from '../../fields/activity';
import { contact } from '../../fields/contact';
import { department } from '../../fields/department';
import { organization } from '../../fields/organization';
import { relabeled } from '../../fields/relabeled';
import { createRecord } from '../../moduleRecords';
import { scopes } from '../../scopes';

export default operation({
	name: 'Create',
	action: 'Create call',
	description: 'Record a call with a contact, or plan one',
	scopes: scopes.createCalls,
	writes: true,
	gives: 'records',
	fields: {
		organization,
		departmentId: relabeled(department, { description: 'The department the call belongs to' }),
		contactId: relabeled(contact, { description: 'The person it is with' }),
		fields: callFieldsToCreate,
		options: collection('Options', otherLinks),
	},
	run: async (desk: Desk, { organization, fields, options, ...apart }) =>
		await createRecord(await desk.portal(organization), calls, fields.values, {
			...apart,
			...options,
		}),
});
