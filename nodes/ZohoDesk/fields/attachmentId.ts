import { locator } from '../../shared/fields';
import { attachmentsOf, threadAttachments } from '../attachments';
import { scopes } from '../scopes';
import { partId, searchParts } from './parts';

/** One attachment of the chosen ticket, or of one of its threads. */
export const attachmentId = locator('Attachment', {
	searchMethod: 'searchAttachments',
	search: searchParts({
		of: 'Ticket',
		idOf: (chosen) => chosen('ticketId'),
		rows: async (portal, chosen, most) => {
			const ticketId = chosen('ticketId');
			const threadId = chosen('attachedTo') === 'thread' ? chosen('threadId') : '';
			if (threadId !== '') return await threadAttachments(portal, ticketId, threadId);
			const path = attachmentsOf({ ticketId });
			return portal.list({ method: 'GET', path, scopes: scopes.readTickets }, most);
		},
		nameOf: ({ name, createdTime }) => [name, createdTime],
	}),
	description: 'The file to work on',
	byId: partId,
});
