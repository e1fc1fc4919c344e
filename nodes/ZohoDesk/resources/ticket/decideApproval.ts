import { choice, locator } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { partId, searchParts } from '../../fields/parts';
import { ticket } from '../../fields/ticket';
import { scopes } from '../../scopes';

const approvalId = locator('Approval', {
	searchMethod: 'searchApprovals',
	search: searchParts({
		of: 'Ticket',
		idOf: (chosen) => chosen('ticketId'),
		rows: (portal, chosen, most) => {
			const path = ['tickets', chosen('ticketId'), 'approvals'];
			return portal.list({ method: 'GET', path, scopes: scopes.readTickets }, most);
		},
		nameOf: ({ subject, status }) => [subject, status],
	}),
	description: 'What the user of the credential was asked to approve',
	byId: partId,
});

export default operation({
	name: 'Decide Approval',
	action: 'Decide approval of ticket',
	description: 'Approve or reject what the user of the credential was asked to approve',
	scopes: scopes.updateTickets,
	writes: true,
	fields: {
		organization,
		ticketId: ticket,
		approvalId,
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
