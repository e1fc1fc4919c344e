import { limit, limitOf, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { listActivities, events } from '../../activities';
import type { Desk } from '../../deskApi';
import { startingFilters, eventListOptions } from '../../fields/activityLists';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get Many',
	action: 'Get many events',
	description: 'Get events, of one ticket or by department, agent and time, page by page up to the limit',
	scopes: scopes.readEvents,
	writes: false,
	gives: 'records',
	fields: { organization, returnAll, limit, filters: startingFilters, options: eventListOptions },
	run: async (desk: Desk, { organization, filters, options, ...howMany }) =>
		listActivities(await desk.portal(organization), events, filters, options, limitOf(howMany)),
});
