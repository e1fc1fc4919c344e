import { collection, limit, limitOf, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { fieldsAsked, fieldsOfModule } from '../../fields/fieldsToReturn';
import { listOptions } from '../../fields/listOptions';
import { moduleField } from '../../fields/module';
import { searchBy, searchFields, searchParameter } from '../../fields/searchBy';
import { scopes } from '../../scopes';

const { converted } = listOptions;

export default operation({
	name: 'Search',
	action: 'Search records',
	description: 'Search a module by conditions, email, phone or word; Zoho CRM finds 2,000 records at most',
	scopes: scopes.searchRecords,
	writes: false,
	gives: fieldsOfModule,
	fields: {
		module: moduleField,
		searchBy,
		...searchFields,
		returnAll,
		limit,
		options: collection('Options', { converted }),
	},
	run: async (crm: Crm, { module, options, ...params }, item) => {
		const fields = await fieldsAsked(crm, module, item);
		const parameter = await searchParameter(crm, module, params);
		return crm.pages(
			{
				method: 'GET',
				path: [module, 'search'],
				query: {
					...parameter,
					fields: fields?.join(','),
					converted: options.converted,
				},
				heavy: true,
				scopes: scopes.searchRecords,
			},
			limitOf(params),
		);
	},
});
