import { requiredText, toggle } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { made } from '../../../shared/transport/perhapsWritten';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { scopes } from '../../scopes';
import { fileBody } from '../../uploads';

export default operation({
	name: 'Upload',
	action: 'Upload attachment',
	description: 'Attach a file to a ticket',
	scopes: scopes.updateTickets,
	writes: true,
	fields: {
		organization,
		ticketId: ticket,
		binaryProperty: requiredText('Input Binary Field', {
			default: 'data',
			description: 'The name of the field of the input item that holds the file',
		}),
		isPublic: toggle('Is Public', {
			description: 'Whether the customer sees the attachment in the help center',
		}),
	},
	run: async (desk: Desk, { organization, ticketId, binaryProperty, isPublic }, item) => {
		const portal = await desk.portal(organization);
		return made(
			await portal.call({
				method: 'POST',
				path: ['tickets', ticketId, 'attachments'],
				query: { isPublic },
				body: fileBody(await item.binary(binaryProperty)),
				scopes: scopes.updateTickets,
			}),
		);
	},
});
