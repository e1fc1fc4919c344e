import { locator } from '../../shared/fields';
import { timeOf } from '../timeEntries';
import { type Chosen, partId, searchParts } from './parts';

const isTask = (chosen: Chosen) => chosen('of') === 'task';
const idOf = (chosen: Chosen) => chosen(isTask(chosen) ? 'taskId' : 'ticketId');

/** One time entry of the chosen ticket or task. */
export const timeEntryId = locator('Time Entry', {
	searchMethod: 'searchTimeEntries',
	search: searchParts({
		of: 'What the time was spent on',
		idOf,
		rows: (portal, chosen, most) => {
			const id = idOf(chosen);
			const { base, readScopes } = timeOf(
				isTask(chosen) ? { of: 'task', taskId: id } : { of: 'ticket', ticketId: id },
			);
			return portal.list({ method: 'GET', path: [...base, 'timeEntry'], scopes: readScopes }, most);
		},
		nameOf: ({ description, hoursSpent, minutesSpent, executedTime }) => [
			`${String(hoursSpent)} h ${String(minutesSpent)} min`,
			description,
			executedTime,
		],
	}),
	description: 'The time entry to work on',
	byId: partId,
});
