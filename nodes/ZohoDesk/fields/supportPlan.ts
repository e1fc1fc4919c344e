import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { badInput } from '../../shared/badInput';
import { locator } from '../../shared/fields';
import { toNodeError } from '../../shared/transport/nodeError';
import { scopes } from '../scopes';
import { searchRows } from './rows';

/** The plans of the department that is chosen in the form. */
async function searchSupportPlans(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const departmentId = this.getCurrentNodeParameter('departmentId', { extractValue: true });
	if (typeof departmentId !== 'string' || !/^\d+$/.test(departmentId)) {
		const refusal = badInput('Department', 'is not chosen', 'Choose it first, from the list or By ID.');
		throw toNodeError(this.getNode(), refusal);
	}
	const search = searchRows({
		path: ['supportPlans'],
		query: { departmentId, status: 'ACTIVE' },
		paging: { pageSize: 50 },
		scopes: scopes.readContracts,
		nameOf: ({ name, id }) => String(name ?? id),
	});
	return await search.call(this, filter);
}

/** What a contract promises; Zoho Desk sets it once, when the contract is made. */
export const supportPlan = locator('Support Plan', {
	searchMethod: 'searchSupportPlans',
	search: searchSupportPlans,
	description: 'A support plan of the department; it cannot be changed later',
	byId: { placeholder: 'e.g. 1892000000061004', pattern: '^[0-9]+$', patternHint: 'An ID has digits only' },
});
