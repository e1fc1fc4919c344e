import { operation } from '../../../shared/operation';
import { events } from '../../activities';
import type { Desk } from '../../deskApi';
import { event, eventFieldsToUpdate } from '../../fields/activity';
import { organization } from '../../fields/organization';
import { updateRecord } from '../../moduleRecords';
import { scopes } from '../../scopes';

export default operation({
	name: 'Update',
	action: 'Update event',
	description: 'Change fields of an event, standard and custom',
	scopes: scopes.updateEvents,
	writes: true,
	gives: 'records',
	fields: { organization, eventId: event, fields: eventFieldsToUpdate },
	order: ({ eventId }) => eventId,
	run: async (desk: Desk, { organization, eventId, fields }) =>
		await updateRecord(await desk.portal(organization), events, eventId, fields.values),
});
