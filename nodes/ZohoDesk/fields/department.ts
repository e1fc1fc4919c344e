import { locator } from '../../shared/fields';
import { departmentByName } from '../lookups';
import { scopes } from '../scopes';
import { searchRows } from './rows';

/** A department of the help desk. */
export const department = locator('Department', {
	searchMethod: 'searchDepartments',
	search: searchRows({
		path: ['departments'],
		query: { isEnabled: true },
		scopes: scopes.readDepartments,
		nameOf: ({ name, id }) => String(name ?? id),
	}),
	description: 'The department the ticket belongs to',
	by: { name: { label: 'By Name', placeholder: 'e.g. Support', find: departmentByName } },
	byId: { placeholder: 'e.g. 1892000000006907', pattern: '^[0-9]+$', patternHint: 'An ID has digits only' },
});
