import type { Route } from '../../service';
import { answer, moduleOf, RefusedCall, type Wording } from '../answer';
import { numberAsked } from '../asked';
import { ambiguous, bare } from '../refusals';
import { moduleScopes, needsAlso } from '../scopes';
import { approvedAsked, viewAsked } from './records';
import { searchCondition, searched, searchParameters } from './search';

/** What a count costs, whatever it counts. */
const credits = 50;

const ofCounting: Wording = {
	resourcePathIndex: 1,
	notSupported: 'the given module is not supported for count',
};

export const countRoutes: Route[] = [
	{
		method: 'GET',
		path: '/crm/v8/:module/actions/count',
		summary: 'Count the records of a module, a view or a search',
		scopes: moduleScopes.read,
		query: [...searchParameters, 'cvid', 'converted', 'approved', 'page', 'per_page'],
		heavy: () => true,
		credits: () => credits,
		handle: answer(bare, (call, crm, user) => {
			const refusal = needsAlso(call, ['ZohoSearch.securesearch.READ']);
			if (refusal) return refusal;
			const module = moduleOf(call, crm, ofCounting);
			// The two say nothing about a number; Zoho takes them all the same.
			numberAsked(call, 'page', 1);
			numberAsked(call, 'per_page', 200, 200);
			const by = searchParameters.find((name) => call.query[name] !== undefined);
			if (by !== undefined && call.query.cvid !== undefined) {
				const message =
					'Please use either Cvid or Search Params. Combination of both the params is not allowed';
				throw new RefusedCall(ambiguous(message, 'cvid', by));
			}
			const condition = viewAsked(call, crm, module, user) ?? searchCondition(call, crm, module);
			const records = approvedAsked(call) === 'false' ? [] : searched(call, crm, module);
			return { status: 200, body: { count: condition ? records.filter(condition).length : records.length } };
		}),
	},
];
