import { locator } from '../../shared/fields';
import { contactByEmail } from '../lookups';
import { scopes } from '../scopes';
import { personName, searchRows } from './rows';

/** A contact who is in the help desk already. */
export const contact = locator('Contact', {
	searchMethod: 'searchContacts',
	search: searchRows({
		path: ['contacts'],
		scopes: [...scopes.readContacts, ...scopes.search],
		nameOf: personName,
		search: (filter) => ({ path: ['contacts', 'search'], query: { _all: `${filter}*` } }),
	}),
	description: 'The person who asks. The list searches names and e-mail addresses.',
	by: { email: { label: 'By Email', placeholder: 'e.g. nadia@example.com', find: contactByEmail } },
	byId: { placeholder: 'e.g. 1892000000042032', pattern: '^[0-9]+$', patternHint: 'An ID has digits only' },
});
