import type { IDataObject } from 'n8n-workflow';

import { locator } from '../../shared/fields';
import { scopes } from '../scopes';
import { partId, searchParts } from './parts';

/** One thread of the chosen ticket. */
export const threadId = locator('Thread', {
	searchMethod: 'searchThreads',
	search: searchParts({
		of: 'Ticket',
		idOf: (chosen) => chosen('ticketId'),
		rows: (portal, chosen, most) =>
			portal.list(
				{ method: 'GET', path: ['tickets', chosen('ticketId'), 'threads'], scopes: scopes.readTickets },
				most,
			),
		nameOf: ({ author, summary, createdTime }) => [(author as IDataObject)?.name, summary, createdTime],
	}),
	description: 'One of the mails and chats of the ticket',
	byId: partId,
});
