import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { rowsOf } from '../../crmCalls';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get',
	action: 'Get organization',
	description: 'Get the organization: name, currency, time zone and edition',
	scopes: scopes.readOrganization,
	writes: false,
	gives: 'records',
	fields: {},
	run: async (crm: Crm) =>
		rowsOf(await crm.call({ method: 'GET', path: ['org'], scopes: scopes.readOrganization }), 'org'),
});
