import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { rowsOf } from '../../crmCalls';
import { moduleField } from '../../fields/module';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get Layouts',
	action: 'Get layouts of module',
	description: 'Get the layouts of a module with their sections and required fields',
	scopes: scopes.readLayouts,
	writes: false,
	gives: 'records',
	fields: { module: moduleField },
	run: async (crm: Crm, { module }) => {
		const body = await crm.call({
			method: 'GET',
			path: ['settings', 'layouts'],
			query: { module },
			scopes: scopes.readLayouts,
		});
		return rowsOf(body, 'layouts');
	},
});
