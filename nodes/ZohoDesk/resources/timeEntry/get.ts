import { collection, toggle } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { spentOn } from '../../fields/timeEntry';
import { timeEntryId } from '../../fields/timeEntryId';
import { scopes } from '../../scopes';
import { timeOf } from '../../timeEntries';

const options = {
	owner: toggle('Include Owner', { description: 'Whether to return who did the work by name as well' }),
};

export default operation({
	name: 'Get',
	action: 'Get time entry',
	description: 'Get one time entry of a ticket or a task',
	scopes: [...scopes.readTickets, ...scopes.readTasks],
	writes: false,
	gives: 'records',
	fields: { organization, ...spentOn, timeEntryId, options: collection('Options', options) },
	run: async (desk: Desk, { organization, timeEntryId, options, ...target }) => {
		const { base, readScopes } = timeOf(target);
		const portal = await desk.portal(organization);
		return await portal.call({
			method: 'GET',
			path: [...base, 'timeEntry', timeEntryId],
			query: { include: options.owner ? 'owner' : undefined },
			scopes: readScopes,
		});
	},
});
