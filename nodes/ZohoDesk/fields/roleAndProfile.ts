import { locator } from '../../shared/fields';
import { profileByName, roleByName } from '../lookups';
import { scopes } from '../scopes';
import { searchRows } from './rows';

const byId = {
	placeholder: 'e.g. 1892000000056003',
	pattern: '^[0-9]+$',
	patternHint: 'An ID has digits only',
};

/** What an agent may see. */
export const role = locator('Role', {
	searchMethod: 'searchRoles',
	search: searchRows({
		path: ['roles'],
		scopes: scopes.readRoles,
		nameOf: ({ name, id }) => String(name ?? id),
		search: (filter) => ({ path: ['roles'], query: { searchStr: `*${filter}*` } }),
	}),
	by: { name: { label: 'By Name', placeholder: 'e.g. CEO', find: roleByName } },
	byId,
});

/** What an agent may do. */
export const profile = locator('Profile', {
	searchMethod: 'searchProfiles',
	search: searchRows({
		path: ['profiles'],
		scopes: scopes.readRoles,
		nameOf: ({ name, id }) => String(name ?? id),
		search: (filter) => ({ path: ['profiles'], query: { searchStr: `%${filter}%` } }),
	}),
	by: { name: { label: 'By Name', placeholder: 'e.g. Agent', find: profileByName } },
	byId,
});
