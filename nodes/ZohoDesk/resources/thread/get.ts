import { collection, toggle } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { threadId } from '../../fields/threadId';
import { ticket } from '../../fields/ticket';
import { scopes } from '../../scopes';

const options = {
	plainText: toggle('Plain Text', {
		description: 'Whether to return the content as plain text as well',
	}),
};

export default operation({
	name: 'Get',
	action: 'Get thread',
	description: 'Get one thread of a ticket with its whole content',
	scopes: scopes.readTickets,
	writes: false,
	gives: 'records',
	fields: { organization, ticketId: ticket, threadId, options: collection('Options', options) },
	run: async (desk: Desk, { organization, ticketId, threadId, options }) => {
		const portal = await desk.portal(organization);
		return await portal.call({
			method: 'GET',
			path: ['tickets', ticketId, 'threads', threadId],
			query: { include: options.plainText ? 'plainText' : undefined },
			scopes: scopes.readTickets,
		});
	},
});
