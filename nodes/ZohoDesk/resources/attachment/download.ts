import { badInput } from '../../../shared/badInput';
import { requiredText } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { attachmentRow, attachmentsOf } from '../../attachments';
import type { Desk } from '../../deskApi';
import { attachedTo } from '../../fields/attachedTo';
import { attachmentId } from '../../fields/attachmentId';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { scopes } from '../../scopes';

export default operation({
	name: 'Download',
	action: 'Download attachment',
	description: 'Download the file of an attachment of a ticket or of one of its threads',
	scopes: scopes.readTickets,
	writes: false,
	fields: {
		organization,
		ticketId: ticket,
		...attachedTo,
		attachmentId,
		binaryProperty: requiredText('Put Output File in Field', {
			default: 'data',
			description: 'The name of the field of the output item to put the file in',
		}),
	},
	run: async (desk: Desk, { organization, attachmentId, binaryProperty, ...place }, item) => {
		const portal = await desk.portal(organization);
		const row = await attachmentRow(portal, place, attachmentId);
		if (!row) {
			throw badInput(
				'Attachment',
				`is ${attachmentId}, which is no attachment of the ${place.attachedTo}`,
				`Check ${place.attachedTo} and ID; Get Many of attachments lists those of a ${place.attachedTo}.`,
			);
		}
		const { body } = await portal.answer({
			method: 'GET',
			path: [...attachmentsOf(place), attachmentId, 'content'],
			as: 'binary',
			scopes: scopes.readTickets,
		});
		// An empty file comes without a body.
		const file = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
		const binary = await item.toBinary(file, String(row.name ?? attachmentId));
		return { json: row, binary: { [binaryProperty]: binary } };
	},
});
