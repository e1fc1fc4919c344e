import type { IDataObject } from 'n8n-workflow';

import { type EventName, eventOf } from './events';
import type { Wanted } from './fields';

/**
 * What the form asks for, as Desk's webhooks are told. An event that nothing narrows down is null: an empty object
 * is refused.
 */
export function subscriptionsFor({ events, options }: Wanted): IDataObject {
	return Object.fromEntries(events.map((name) => [name, filtersFor(name, options)]));
}

function filtersFor(name: EventName, options: Wanted['options']): IDataObject | null {
	const { byDepartment, previous } = eventOf(name);
	const { departmentIds = [], fields = [], direction = 'both', includePrevState } = options;
	const filters: IDataObject = {
		...(byDepartment && departmentIds.length > 0 ? { departmentIds } : {}),
		...(previous && includePrevState ? { includePrevState } : {}),
		...(name === 'Ticket_Update' && fields.length > 0 ? { fields } : {}),
		...(name === 'Ticket_Thread_Add' && direction !== 'both' ? { direction } : {}),
	};
	return Object.keys(filters).length > 0 ? filters : null;
}
