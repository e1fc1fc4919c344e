import { badInput } from '../../../shared/badInput';
import { requiredText } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { attachmentId } from '../../fields/attachmentId';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { scopes } from '../../scopes';

export default operation({
	name: 'Download',
	action: 'Download attachment',
	description: 'Download the file of an attachment of a ticket',
	scopes: scopes.readTickets,
	writes: false,
	fields: {
		organization,
		ticketId: ticket,
		attachmentId,
		binaryProperty: requiredText('Put Output File in Field', {
			default: 'data',
			description: 'The name of the field of the output item to put the file in',
		}),
	},
	run: async (desk: Desk, { organization, ticketId, attachmentId, binaryProperty }, item) => {
		const portal = await desk.portal(organization);
		const path = ['tickets', ticketId, 'attachments'];
		const call = { method: 'GET' as const, scopes: scopes.readTickets };
		// Only the list says what a file is called.
		for await (const row of portal.list({ ...call, path }, Infinity)) {
			if (String(row.id) !== attachmentId) continue;
			const content = { ...call, path: [...path, attachmentId, 'content'], as: 'binary' as const };
			const { body } = await portal.answer(content);
			// An empty file comes without a body.
			const file = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
			const binary = await item.toBinary(file, String(row.name ?? attachmentId));
			return { json: row, binary: { [binaryProperty]: binary } };
		}
		throw badInput(
			'Attachment ID',
			`is ${attachmentId}, which is no attachment of the ticket`,
			'Check ticket and ID; Get Many of attachments lists those of a ticket.',
		);
	},
});
