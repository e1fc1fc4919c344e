import { collection, limit, limitOf, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { coqlRows } from '../../coql';
import type { Crm } from '../../crmApi';
import { match } from '../../fields/conditions';
import { moduleField } from '../../fields/module';
import { columns, queryConditions, queryOptions } from '../../fields/queryFields';
import { queryOf } from '../../queryOf';
import { scopes } from '../../scopes';

export default operation({
	name: 'Build',
	action: 'Build query',
	description: 'Choose fields, conditions and sorting; get the rows, and see the COQL query that was made',
	scopes: scopes.queryRecords,
	writes: false,
	gives: 'records',
	fields: {
		module: moduleField,
		columns,
		match,
		conditions: queryConditions,
		returnAll,
		limit,
		options: collection('Options', queryOptions),
	},
	run: async (crm: Crm, { options: { onlyQuery, ...sort }, ...params }, item) => {
		const query = await queryOf(crm, { ...params, ...sort });
		if (onlyQuery) return { query };
		item.hint(`The query: ${query}`);
		return coqlRows(crm, query, limitOf(params));
	},
});
