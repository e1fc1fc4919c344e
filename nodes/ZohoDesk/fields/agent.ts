import { locator } from '../../shared/fields';
import { agentByEmail } from '../lookups';
import { scopes } from '../scopes';
import { personName, searchRows } from './rows';

/** An agent of the help desk. */
export const agent = locator('Agent', {
	searchMethod: 'searchAgents',
	search: searchRows({
		path: ['agents'],
		query: { status: 'ACTIVE' },
		scopes: scopes.readAgents,
		nameOf: personName,
		search: (filter) => ({ path: ['agents'], query: { status: 'ACTIVE', searchStr: `*${filter}*` } }),
	}),
	description: 'The list searches names and email addresses',
	by: { email: { label: 'By Email', placeholder: 'e.g. nadia@example.com', find: agentByEmail } },
	byId: { placeholder: 'e.g. 1892000000056007', pattern: '^[0-9]+$', patternHint: 'An ID has digits only' },
});
