import { choice, requiredText } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { scopes } from '../../scopes';

export default operation({
	name: 'Decide Approval',
	action: 'Decide approval of ticket',
	description: 'Approve or reject what the user of the credential was asked to approve',
	scopes: scopes.updateTickets,
	writes: true,
	fields: {
		organization,
		ticketId: ticket,
		approvalId: requiredText('Approval ID', {
			placeholder: 'e.g. 1892000001054081',
			description: 'ID of an approval of the ticket; Get Approvals lists them',
		}),
		decision: choice(
			'Decision',
			[
				{ name: 'Approve', value: 'Approved' },
				{ name: 'Reject', value: 'Rejected' },
			],
			{ default: 'Approved', description: 'What is decided; it cannot be changed later' },
		),
	},
	order: ({ approvalId }) => approvalId,
	run: async (desk: Desk, { organization, ticketId, approvalId, decision }) => {
		const portal = await desk.portal(organization);
		return await portal.call({
			method: 'PATCH',
			path: ['tickets', ticketId, 'approvals', approvalId],
			body: { status: decision },
			labelOf: (apiName) => (apiName === 'status' ? 'Decision' : undefined),
			scopes: scopes.updateTickets,
		});
	},
});
