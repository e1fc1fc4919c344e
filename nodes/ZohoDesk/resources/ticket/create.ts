import { operation } from '../../../shared/operation';
import { made } from '../../../shared/transport/perhapsWritten';
import type { Desk } from '../../deskApi';
import { department } from '../../fields/department';
import { organization } from '../../fields/organization';
import { requesterFields, requesterOf } from '../../fields/requester';
import { ticketFieldsToCreate } from '../../fields/ticketFields';
import { scopes } from '../../scopes';
import { bodyOf } from '../../values';

export default operation({
	name: 'Create',
	action: 'Create ticket',
	description: 'Create a new ticket in a department',
	scopes: scopes.createTickets,
	writes: true,
	gives: 'records',
	fields: { organization, departmentId: department, ...requesterFields, fields: ticketFieldsToCreate },
	run: async (desk: Desk, { organization, departmentId, fields, ...requester }) => {
		const portal = await desk.portal(organization);
		const { body, labelOf } = bodyOf(await portal.fields('tickets'), fields.values, 'tickets');
		return made(
			await portal.call({
				method: 'POST',
				path: ['tickets'],
				body: { departmentId, ...requesterOf(requester), ...body },
				labelOf,
				scopes: scopes.createTickets,
			}),
		);
	},
});
