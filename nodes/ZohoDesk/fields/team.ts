import { locator } from '../../shared/fields';
import { teamByName } from '../lookups';
import { scopes } from '../scopes';
import { searchRows } from './rows';

/** A team of agents. */
export const team = locator('Team', {
	searchMethod: 'searchTeams',
	search: searchRows({
		path: ['teams'],
		root: 'teams',
		scopes: scopes.readTeams,
		nameOf: ({ name, id }) => String(name ?? id),
	}),
	by: { name: { label: 'By Name', placeholder: 'e.g. Field Service', find: teamByName } },
	byId: { placeholder: 'e.g. 8920000000069071', pattern: '^[0-9]+$', patternHint: 'An ID has digits only' },
});
