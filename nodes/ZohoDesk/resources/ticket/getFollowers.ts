import type { IDataObject } from 'n8n-workflow';

import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get Followers',
	action: 'Get ticket followers',
	description: 'Get who follows a ticket, directly or through its contact or account',
	scopes: scopes.readTickets,
	writes: false,
	gives: 'records',
	fields: { organization, ticketId: ticket },
	run: async (desk: Desk, { organization, ticketId }) => {
		const portal = await desk.portal(organization);
		// Desk gives all of them at once: the call has no pages.
		const { data } = await portal.call({
			method: 'GET',
			path: ['tickets', ticketId, 'followers'],
			scopes: scopes.readTickets,
		});
		return (data ?? []) as IDataObject[];
	},
});
