import { limit, limitOf, requiredText, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { bound, coqlRows } from '../../coql';
import type { Crm } from '../../crmApi';
import { queryParameters } from '../../fields/queryParameters';
import { scopes } from '../../scopes';

export default operation({
	name: 'Run',
	action: 'Run query',
	description: 'Run a COQL query and get its rows, as many calls as it takes',
	scopes: scopes.queryRecords,
	writes: false,
	gives: 'records',
	fields: {
		query: requiredText('Query', {
			rows: 5,
			placeholder: 'e.g. select Last_Name, Account_Name.Phone from Contacts where Mailing_City = :city',
			description:
				'A query in COQL. Without "order by" rows come by ID and there is no end to them; sorted ones end at 100,000.',
		}),
		parameters: queryParameters,
		returnAll,
		limit,
	},
	run: async (crm: Crm, { query, parameters, ...howMany }) =>
		await Promise.resolve(coqlRows(crm, bound(query, parameters), limitOf(howMany))),
});
