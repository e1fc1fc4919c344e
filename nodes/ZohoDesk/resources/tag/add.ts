import { operation } from '../../../shared/operation';
import { noAnswer } from '../../../shared/transport/perhapsWritten';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { tags } from '../../fields/tags';
import { ticket } from '../../fields/ticket';
import { scopes } from '../../scopes';

export default operation({
	name: 'Add',
	action: 'Add tags to ticket',
	description: 'Add tags to a ticket; a tag that is new is created',
	scopes: scopes.createTickets,
	writes: true,
	fields: { organization, ticketId: ticket, tags },
	order: ({ ticketId }) => ticketId,
	run: async (desk: Desk, { organization, ticketId, tags }) => {
		const portal = await desk.portal(organization);
		const { data } = await portal.call({
			method: 'POST',
			path: ['tickets', ticketId, 'associateTag'],
			body: { tags },
			labelOf: (apiName) => (apiName === 'tags' ? 'Tags' : undefined),
			scopes: scopes.createTickets,
		});
		if (!data) throw noAnswer();
		return { ticketId, tags: data };
	},
});
