import { operation } from '../../../shared/operation';
import { events, trashActivity } from '../../activities';
import type { Desk } from '../../deskApi';
import { event } from '../../fields/activity';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Delete',
	action: 'Delete event',
	description: 'Move an event to the recycle bin',
	scopes: scopes.deleteEvents,
	writes: true,
	fields: { organization, eventId: event },
	run: async (desk: Desk, { organization, eventId }) =>
		await trashActivity(await desk.portal(organization), events, eventId),
});
