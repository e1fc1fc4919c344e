import type { Route } from '../../service';
import { answer, moduleOf, RefusedCall } from '../answer';
import { ambiguous, bare } from '../refusals';
import { moduleScopes, needsAlso } from '../scopes';
import { viewAsked } from './records';
import { searchCondition, searched, searchParameters } from './search';

/** What a count costs, whatever it counts. */
const credits = 50;

export const countRoutes: Route[] = [
	{
		method: 'GET',
		path: '/crm/v8/:module/actions/count',
		summary: 'Count the records of a module, a view or a search',
		scopes: moduleScopes.read,
		query: [...searchParameters, 'cvid', 'converted'],
		heavy: () => true,
		credits: () => credits,
		handle: answer(bare, (call, crm, user) => {
			const refusal = needsAlso(call, ['ZohoSearch.securesearch.READ']);
			if (refusal) return refusal;
			const module = moduleOf(call, crm);
			const by = searchParameters.find((name) => call.query[name] !== undefined);
			if (by !== undefined && call.query.cvid !== undefined) {
				const message =
					'Please use either Cvid or Search Params. Combination of both the params is not allowed';
				throw new RefusedCall(ambiguous(message, 'cvid', by));
			}
			const condition = viewAsked(call, crm, module, user) ?? searchCondition(call, crm, module);
			const records = searched(call, crm, module);
			return { status: 200, body: { count: condition ? records.filter(condition).length : records.length } };
		}),
	},
];
