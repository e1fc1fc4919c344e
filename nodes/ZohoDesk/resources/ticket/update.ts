import { badInput } from '../../../shared/badInput';
import { collection, toggle } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { ticketFieldsToUpdate } from '../../fields/ticketFields';
import { scopes } from '../../scopes';
import { bodyOf } from '../../values';

const options = {
	disableClosureNotification: toggle('Skip Closure Notification', {
		description: 'Whether Zoho Desk sends no notification when the update closes the ticket',
	}),
};

export default operation({
	name: 'Update',
	action: 'Update ticket',
	description: 'Change fields of a ticket, standard and custom',
	scopes: scopes.updateTickets,
	writes: true,
	gives: 'records',
	fields: {
		organization,
		ticketId: ticket,
		fields: ticketFieldsToUpdate,
		options: collection('Options', options),
	},
	order: ({ ticketId }) => ticketId,
	run: async (desk: Desk, { organization, ticketId, fields, options }) => {
		const portal = await desk.portal(organization);
		const { body, labelOf } = bodyOf(await portal.fields('tickets'), fields.values, 'tickets');
		if (Object.keys(body).length === 0) {
			throw badInput('Fields', 'has nothing to write', 'Add at least one field and give it a value.');
		}
		return await portal.call({
			method: 'PATCH',
			path: ['tickets', ticketId],
			query: options,
			body,
			labelOf,
			scopes: scopes.updateTickets,
		});
	},
});
