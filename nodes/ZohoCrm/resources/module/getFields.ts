import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { rowsOf } from '../../crmCalls';
import { moduleField } from '../../fields/module';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get Fields',
	action: 'Get fields of module',
	description: 'Get the fields of a module: API names, types, picklist values, what may be written',
	scopes: scopes.readFields,
	writes: false,
	gives: 'records',
	fields: { module: moduleField },
	run: async (crm: Crm, { module }) => {
		const body = await crm.call({
			method: 'GET',
			path: ['settings', 'fields'],
			query: { module },
			scopes: scopes.readFields,
		});
		return rowsOf(body, 'fields');
	},
});
