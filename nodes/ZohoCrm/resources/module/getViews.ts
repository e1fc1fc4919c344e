import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { rowsOf } from '../../crmCalls';
import { moduleField } from '../../fields/module';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get Custom Views',
	action: 'Get custom views of module',
	description: 'Get the custom views of a module',
	scopes: scopes.readViews,
	writes: false,
	gives: 'records',
	fields: { module: moduleField },
	run: async (crm: Crm, { module }) => {
		const body = await crm.call({
			method: 'GET',
			path: ['settings', 'custom_views'],
			query: { module },
			scopes: scopes.readViews,
		});
		return rowsOf(body, 'custom_views');
	},
});
