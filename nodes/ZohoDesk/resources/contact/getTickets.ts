import { limit, limitOf, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { ticketsOf } from '../../customers';
import type { Desk } from '../../deskApi';
import { contact } from '../../fields/contact';
import { customerTicketOptions } from '../../fields/customerTickets';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get Tickets',
	action: 'Get tickets of contact',
	description: 'Get the tickets of a contact, page by page up to the limit',
	scopes: [...scopes.readTickets, ...scopes.search],
	writes: false,
	gives: 'records',
	fields: { organization, contactId: contact, returnAll, limit, options: customerTicketOptions },
	run: async (desk: Desk, { organization, contactId, options, ...howMany }) =>
		ticketsOf(await desk.portal(organization), 'contacts', contactId, options, limitOf(howMany)),
});
