import { choice, collection, dateTime, limit, limitOf, returnAll, toggle } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { billStatus, spentOn } from '../../fields/timeEntry';
import { scopes } from '../../scopes';
import { rangeOf } from '../../ticketWindows';
import { timeOf } from '../../timeEntries';

const filters = {
	billStatus,
	createdAfter: dateTime('Created After'),
	createdBefore: dateTime('Created Before'),
	modifiedAfter: dateTime('Modified After'),
	modifiedBefore: dateTime('Modified Before'),
};

const options = {
	owner: toggle('Include Owner', { description: 'Whether to return who did the work by name as well' }),
	orderBy: choice(
		'Order',
		[
			{ name: 'Latest Work First', value: 'DESC' },
			{ name: 'Oldest Work First', value: 'ASC' },
		],
		{ default: 'ASC', description: 'The order in which the time entries come' },
	),
};

export default operation({
	name: 'Get Many',
	action: 'Get many time entries',
	description: 'Get the time entries of a ticket or a task, page by page up to the limit',
	scopes: [...scopes.readTickets, ...scopes.readTasks],
	writes: false,
	gives: 'records',
	fields: {
		organization,
		...spentOn,
		returnAll,
		limit,
		filters: collection('Filters', filters, { addLabel: 'Add filter' }),
		options: collection('Options', options),
	},
	run: async (desk: Desk, { organization, returnAll, limit, filters, options, ...target }) => {
		const { billStatus, createdAfter, createdBefore, modifiedAfter, modifiedBefore } = filters;
		const { base, readScopes } = timeOf(target);
		const portal = await desk.portal(organization);
		return portal.list(
			{
				method: 'GET',
				path: [...base, 'timeEntry'],
				query: {
					billStatus,
					createdTimeRange: rangeOf(createdAfter, createdBefore),
					modifiedTimeRange: rangeOf(modifiedAfter, modifiedBefore),
					include: options.owner ? 'owner' : undefined,
					orderBy: options.orderBy,
				},
				scopes: readScopes,
			},
			limitOf({ returnAll, limit }),
		);
	},
});
