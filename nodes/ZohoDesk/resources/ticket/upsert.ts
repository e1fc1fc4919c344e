import { badInput } from '../../../shared/badInput';
import { operation } from '../../../shared/operation';
import { made } from '../../../shared/transport/perhapsWritten';
import type { Desk } from '../../deskApi';
import { department } from '../../fields/department';
import { organization } from '../../fields/organization';
import { requesterFields, requesterOf } from '../../fields/requester';
import { ticketFieldsToUpdate } from '../../fields/ticketFields';
import { ticketMatchFields } from '../../fields/ticketMatch';
import { scopes } from '../../scopes';
import { ticketWith } from '../../ticketMatch';
import { bodyOf } from '../../values';

export default operation({
	name: 'Create or Update',
	action: 'Create or update ticket',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	scopes: [...scopes.search, ...scopes.createTickets, ...scopes.updateTickets],
	writes: true,
	gives: 'records',
	fields: {
		organization,
		...ticketMatchFields,
		fields: ticketFieldsToUpdate,
		departmentId: department,
		...requesterFields,
	},
	// Items that mean the same ticket wait for each other, or both would create it.
	order: ({ matchBy, matchField, matchValue }) =>
		JSON.stringify([matchField ?? matchBy, matchValue.toLowerCase()]),
	run: async (
		desk: Desk,
		{ organization, matchBy, matchField, matchValue, fields, departmentId, ...requester },
	) => {
		const portal = await desk.portal(organization);
		const { body, labelOf } = bodyOf(await portal.fields('tickets'), fields.values, 'tickets');
		const isCustom = matchBy === 'custom';
		const found = await ticketWith(portal, matchField ?? matchBy, matchValue, isCustom);
		if (found) {
			if (Object.keys(body).length === 0) {
				throw badInput('Fields', 'has nothing to write', 'Add at least one field and give it a value.');
			}
			const changed = await portal.call({
				method: 'PATCH',
				path: ['tickets', String(found.id)],
				body,
				labelOf,
				scopes: scopes.updateTickets,
			});
			return { ...changed, action: 'update' };
		}
		if (matchBy === 'ticketNumber') {
			throw badInput(
				'Value to Match',
				`is "${matchValue}", and no ticket has that number`,
				'Zoho Desk gives numbers by itself. Match by another field to have tickets created.',
			);
		}
		const created = await portal.call({
			method: 'POST',
			path: ['tickets'],
			body: { departmentId, ...requesterOf(requester), ...body },
			labelOf,
			scopes: scopes.createTickets,
		});
		return { ...made(created), action: 'insert' };
	},
});
