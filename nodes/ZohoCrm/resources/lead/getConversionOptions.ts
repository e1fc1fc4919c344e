import type { IDataObject } from 'n8n-workflow';

import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { leadId } from '../../fields/conversion';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get Conversion Options',
	action: 'Get conversion options of lead',
	description: 'Get the accounts, contacts and deals that a lead may be added to',
	scopes: scopes.readLeads,
	writes: false,
	fields: { leadId },
	run: async (crm: Crm, { leadId: id }) => {
		const body = await crm.call({
			method: 'GET',
			path: ['Leads', id, '__conversion_options'],
			scopes: scopes.readLeads,
		});
		return (body.__conversion_options ?? {}) as IDataObject;
	},
});
