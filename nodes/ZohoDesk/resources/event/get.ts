import { operation } from '../../../shared/operation';
import { getActivity, events } from '../../activities';
import type { Desk } from '../../deskApi';
import { activityInclude, event } from '../../fields/activity';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get',
	action: 'Get event',
	description: 'Get one event with all its fields',
	scopes: scopes.readEvents,
	writes: false,
	gives: 'records',
	fields: { organization, eventId: event, options: activityInclude() },
	run: async (desk: Desk, { organization, eventId, options }) =>
		await getActivity(await desk.portal(organization), events, eventId, options.include),
});
