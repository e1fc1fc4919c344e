import { limit, limitOf, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { rowsOf } from '../../crmCalls';
import { moduleField } from '../../fields/module';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get Many',
	action: 'Get many tags',
	description: 'Get the tags of a module',
	scopes: scopes.readTags,
	writes: false,
	gives: 'records',
	fields: { module: moduleField, returnAll, limit },
	run: async (crm: Crm, { module, ...howMany }) => {
		const body = await crm.call({
			method: 'GET',
			path: ['settings', 'tags'],
			query: { module },
			scopes: scopes.readTags,
		});
		return rowsOf(body, 'tags').slice(0, limitOf(howMany));
	},
});
