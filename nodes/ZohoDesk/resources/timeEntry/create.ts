import { integer } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { made } from '../../../shared/transport/perhapsWritten';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { spentOn, timeEntryDetails } from '../../fields/timeEntry';
import { scopes } from '../../scopes';
import { costsIn, labelOfTime, spent, startOf, timeOf } from '../../timeEntries';

export default operation({
	name: 'Create',
	action: 'Create time entry',
	description: 'Record time that was spent on a ticket or a task',
	scopes: [...scopes.updateTickets, ...scopes.createTasks],
	writes: true,
	gives: 'records',
	fields: {
		organization,
		...spentOn,
		hoursSpent: integer('Hours Spent', { default: 0, min: 0, max: 999 }),
		minutesSpent: integer('Minutes Spent', {
			default: 0,
			min: 0,
			description: 'More than 59 run over into hours',
		}),
		options: timeEntryDetails,
	},
	run: async (desk: Desk, { organization, hoursSpent, minutesSpent, options, ...target }) => {
		const { secondsSpent = 0, executedTime, ...details } = options;
		const body = {
			...details,
			...spent(hoursSpent, minutesSpent, secondsSpent),
			...costsIn(details, 'new'),
			executedTime: startOf(executedTime),
		};
		const { base, createScopes } = timeOf(target);
		const portal = await desk.portal(organization);
		return made(
			await portal.call({
				method: 'POST',
				path: [...base, 'timeEntry'],
				body: Object.fromEntries(Object.entries(body).filter(([, value]) => value !== '')),
				labelOf: labelOfTime,
				scopes: createScopes,
			}),
		);
	},
});
