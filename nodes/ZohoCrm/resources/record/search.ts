import { collection, limit, limitOf, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { listOptions } from '../../fields/listOptions';
import { moduleField } from '../../fields/module';
import { searchBy, searchFields, searchParameter } from '../../fields/searchBy';
import { scopes } from '../../scopes';

const { converted, fields } = listOptions;

export default operation({
	name: 'Search',
	action: 'Search records',
	description: 'Search a module by conditions, email, phone or word; Zoho CRM finds 2,000 records at most',
	scopes: scopes.searchRecords,
	writes: false,
	fields: {
		module: moduleField,
		searchBy,
		...searchFields,
		returnAll,
		limit,
		options: collection('Options', { converted, fields }),
	},
	run: async (crm: Crm, { module, options, ...params }) => {
		const parameter = await searchParameter(crm, module, params);
		return crm.pages(
			{
				method: 'GET',
				path: [module, 'search'],
				query: {
					...parameter,
					fields: options.fields?.length ? options.fields.join(',') : undefined,
					converted: options.converted,
				},
				heavy: true,
				scopes: scopes.searchRecords,
			},
			limitOf(params),
		);
	},
});
