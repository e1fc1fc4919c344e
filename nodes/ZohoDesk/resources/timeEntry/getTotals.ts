import { collection } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { billStatus, spentOn } from '../../fields/timeEntry';
import { scopes } from '../../scopes';
import { timeOf } from '../../timeEntries';

export default operation({
	name: 'Get Totals',
	action: 'Get total of time entries',
	description: 'Get the time and cost of all time entries of a ticket or a task together',
	scopes: [...scopes.readTickets, ...scopes.readTasks],
	writes: false,
	fields: {
		organization,
		...spentOn,
		filters: collection('Filters', { billStatus }, { addLabel: 'Add filter' }),
	},
	run: async (desk: Desk, { organization, filters, ...target }) => {
		const { base, readScopes } = timeOf(target);
		const portal = await desk.portal(organization);
		const totals = await portal.call({
			method: 'GET',
			path: [...base, 'timeEntrySummation'],
			query: filters,
			scopes: readScopes,
		});
		const { ticketId, taskId } = target;
		return { ...(ticketId ? { ticketId } : { taskId }), ...totals };
	},
});
