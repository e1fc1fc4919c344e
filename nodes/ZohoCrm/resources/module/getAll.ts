import { limit, limitOf, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { rowsOf } from '../../crmCalls';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get Many',
	action: 'Get many modules',
	description: 'Get the modules of the account, standard and custom, with their API names',
	scopes: scopes.readModules,
	writes: false,
	gives: 'records',
	fields: { returnAll, limit },
	run: async (crm: Crm, howMany) => {
		const body = await crm.call({ method: 'GET', path: ['settings', 'modules'], scopes: scopes.readModules });
		return rowsOf(body, 'modules').slice(0, limitOf(howMany));
	},
});
