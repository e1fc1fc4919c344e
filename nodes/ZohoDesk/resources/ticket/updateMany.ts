import { badInput } from '../../../shared/badInput';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { ticketFieldsToUpdate } from '../../fields/ticketFields';
import { manyTickets, ticketIdLabel } from '../../manyTickets';
import { scopes } from '../../scopes';
import { bodyOf } from '../../values';

const fields = { organization, ticketId: ticket, fields: ticketFieldsToUpdate };

export default operation<Desk, typeof fields>({
	name: 'Update Many',
	action: 'Update many tickets',
	description: 'Give one field the same value in the tickets of all items, many in one call',
	scopes: scopes.updateTickets,
	writes: true,
	fields,
	batch: manyTickets({
		optionsOf: async ({ fields }, portal) => {
			const { body } = bodyOf(await portal.fields('tickets'), fields.values, 'tickets');
			const { cf, ...standard } = body;
			const custom = Object.entries((cf ?? {}) as Record<string, string | null>);
			const given = [...Object.entries(standard as Record<string, string | null>), ...custom];
			const [one, ...others] = given;
			if (!one || others.length > 0) {
				throw badInput(
					'Fields',
					one ? `has ${given.length} fields` : 'has nothing to write',
					'Choose exactly one field; Update changes several.',
				);
			}
			const [fieldName, fieldValue] = one;
			return { fieldName, isCustomField: custom.length > 0, ...(fieldValue === null ? {} : { fieldValue }) };
		},
		send: async (portal, ids, options) =>
			await portal.call({
				method: 'POST',
				path: ['tickets', 'updateMany'],
				body: { ids, ...options },
				repeatable: true,
				labelOf: ticketIdLabel,
				silent: true,
				scopes: scopes.updateTickets,
			}),
		done: ({ fieldName }) => ({ updated: fieldName }),
	}),
});
