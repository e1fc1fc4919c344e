import { toggle } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { attachmentId } from '../../fields/attachmentId';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { scopes } from '../../scopes';

export default operation({
	name: 'Change Visibility',
	action: 'Change visibility of attachment',
	description: 'Show an attachment of a ticket to the customer, or hide it',
	scopes: scopes.updateTickets,
	writes: true,
	fields: {
		organization,
		ticketId: ticket,
		attachmentId,
		isPublic: toggle('Is Public', {
			default: true,
			description: 'Whether the customer sees the attachment in the help center',
		}),
	},
	run: async (desk: Desk, { organization, ticketId, attachmentId, isPublic }) => {
		const portal = await desk.portal(organization);
		await portal.call({
			method: 'PATCH',
			path: ['tickets', ticketId, 'attachments', attachmentId],
			body: { isPublic },
			silent: true,
			scopes: scopes.updateTickets,
		});
		return { id: attachmentId, isPublic };
	},
});
