import { badInput } from '../../../shared/badInput';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { spentOn, timeEntryChanges } from '../../fields/timeEntry';
import { timeEntryId } from '../../fields/timeEntryId';
import { scopes } from '../../scopes';
import { costsIn, labelOfTime, timeOf } from '../../timeEntries';

export default operation({
	name: 'Update',
	action: 'Update time entry',
	description: 'Change what was recorded of time spent on a ticket or a task',
	scopes: [...scopes.updateTickets, ...scopes.updateTasks],
	writes: true,
	gives: 'records',
	fields: { organization, ...spentOn, timeEntryId, changes: timeEntryChanges },
	order: ({ timeEntryId }) => timeEntryId,
	run: async (desk: Desk, { organization, timeEntryId, changes, ...target }) => {
		const body = { ...changes, ...costsIn(changes, 'existing') };
		if (Object.keys(body).length === 0) {
			throw badInput('Changes', 'is empty', 'Add at least one field to change.');
		}
		const { base, updateScopes } = timeOf(target);
		const portal = await desk.portal(organization);
		return await portal.call({
			// Zoho's files have PUT for time entries of tickets and PATCH for those of tasks.
			method: target.of === 'ticket' ? 'PUT' : 'PATCH',
			path: [...base, 'timeEntry', timeEntryId],
			body,
			labelOf: labelOfTime,
			scopes: updateScopes,
		});
	},
});
