import { locator } from '../../shared/fields';
import { accountByName } from '../lookups';
import { scopes } from '../scopes';
import { searchRows } from './rows';

/** An account that is in the help desk already. */
export const account = locator('Account', {
	searchMethod: 'searchAccounts',
	search: searchRows({
		path: ['accounts'],
		scopes: [...scopes.readContacts, ...scopes.search],
		nameOf: ({ accountName, id }) => String(accountName ?? id),
		search: (filter) => ({ path: ['accounts', 'search'], query: { _all: `${filter}*` } }),
	}),
	description: 'The company. The list searches names and email addresses.',
	by: { name: { label: 'By Name', placeholder: 'e.g. Harbor Hotels', find: accountByName } },
	byId: { placeholder: 'e.g. 1892000000975382', pattern: '^[0-9]+$', patternHint: 'An ID has digits only' },
});
