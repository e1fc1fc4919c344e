import { limit, limitOf, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { ticketsOf } from '../../customers';
import type { Desk } from '../../deskApi';
import { account } from '../../fields/account';
import { customerTicketOptions } from '../../fields/customerTickets';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get Tickets',
	action: 'Get tickets of account',
	description: 'Get the tickets of an account, page by page up to the limit',
	scopes: [...scopes.readTickets, ...scopes.search],
	writes: false,
	gives: 'records',
	fields: { organization, accountId: account, returnAll, limit, options: customerTicketOptions },
	run: async (desk: Desk, { organization, accountId, options, ...howMany }) =>
		ticketsOf(await desk.portal(organization), 'accounts', accountId, options, limitOf(howMany)),
});
