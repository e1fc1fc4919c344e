import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { rowsOf } from '../../crmCalls';
import { moduleField } from '../../fields/module';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get Related Lists',
	action: 'Get related lists of module',
	description: 'Get the related lists of a module, whose API names Related Record takes',
	scopes: scopes.readRelatedLists,
	writes: false,
	gives: 'records',
	fields: { module: moduleField },
	run: async (crm: Crm, { module }) => {
		const body = await crm.call({
			method: 'GET',
			path: ['settings', 'related_lists'],
			query: { module },
			scopes: scopes.readRelatedLists,
		});
		return rowsOf(body, 'related_lists');
	},
});
