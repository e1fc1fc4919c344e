import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { locator } from '../../shared/fields';
import { FIND_IT } from '../organization';
import { inForm } from './inForm';

const findIt = { name: 'Find It for Me', value: FIND_IT };

async function searchOrganizations(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const organizations = await inForm(this, async (desk) => await desk.organizations());
	const wanted = filter.toLowerCase();
	const results = organizations
		.map(({ id, companyName, portalName }) => ({ name: companyName ?? portalName ?? id, value: id }))
		.filter(({ name, value }) => name.toLowerCase().includes(wanted) || value.includes(wanted));
	return { results: wanted === '' ? [findIt, ...results] : results };
}

/** The help desk to work in; left as it is, the node finds the account's own. */
export const organization = locator('Organization', {
	searchMethod: 'searchOrganizations',
	search: searchOrganizations,
	preset: findIt,
	description: 'The help desk to work in. Leave it as it is unless your account belongs to several.',
	byId: {
		placeholder: 'e.g. 60001234567',
		// An expression may give the preset too.
		pattern: `^([0-9]+|${FIND_IT})$`,
		patternHint: 'An organization ID has digits only: Setup → Developer Space → API shows it',
	},
});
