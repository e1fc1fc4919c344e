import type { IDataObject } from 'n8n-workflow';

import { requiredText, text } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { noAnswer } from '../../../shared/transport/perhapsWritten';
import type { Desk } from '../../deskApi';
import { requiredAgents } from '../../fields/agents';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { scopes } from '../../scopes';

const labels: Record<string, string> = {
	approverIds: 'Approvers',
	subject: 'Approval Subject',
	description: 'Approval Description',
};

export default operation({
	name: 'Create Approval',
	action: 'Create approval of ticket',
	description: 'Ask agents to approve; each of them gets an approval of their own',
	scopes: scopes.createTickets,
	writes: true,
	fields: {
		organization,
		ticketId: ticket,
		approverIds: requiredAgents('Approvers', 'The agents who are asked'),
		subject: requiredText('Approval Subject', { placeholder: 'e.g. Refund of 120 USD' }),
		description: text('Approval Description', { rows: 3, description: 'What the approvers should know' }),
	},
	order: ({ ticketId }) => ticketId,
	run: async (desk: Desk, { organization, ticketId, approverIds, subject, description }) => {
		const portal = await desk.portal(organization);
		const { approvals } = await portal.call({
			method: 'POST',
			path: ['tickets', ticketId, 'approvals'],
			body: { approverIds, subject, ...(description ? { description } : {}) },
			labelOf: (apiName) => labels[apiName],
			scopes: scopes.createTickets,
		});
		if (!approvals) throw noAnswer();
		return approvals as IDataObject[];
	},
});
