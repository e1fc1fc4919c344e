import { requiredText, toggle } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { scopes } from '../../scopes';

export default operation({
	name: 'Set Resolution',
	action: 'Set ticket resolution',
	description: 'Write the resolution notes of a ticket',
	scopes: scopes.updateTickets,
	writes: true,
	fields: {
		organization,
		ticketId: ticket,
		content: requiredText('Resolution', { rows: 4, description: 'How the matter was settled' }),
		notifyContact: toggle('Notify Contact', {
			description: 'Whether Zoho Desk sends the resolution to the contact',
		}),
	},
	order: ({ ticketId }) => ticketId,
	run: async (desk: Desk, { organization, ticketId, content, notifyContact }) => {
		const portal = await desk.portal(organization);
		return await portal.call({
			method: 'PATCH',
			path: ['tickets', ticketId, 'resolution'],
			body: { content, isNotifyContact: notifyContact },
			labelOf: (apiName) => (apiName === 'content' ? 'Resolution' : undefined),
			scopes: scopes.updateTickets,
		});
	},
});
