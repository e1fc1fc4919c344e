import { locator } from '../../shared/fields';
import { scopes } from '../scopes';
import { searchRows } from './rows';

/** A contract that is in the help desk already. */
export const contract = locator('Contract', {
	searchMethod: 'searchContracts',
	search: searchRows({
		path: ['contracts'],
		query: { sortBy: 'contractName' },
		scopes: scopes.readContracts,
		nameOf: ({ contractName, id }) => String(contractName ?? id),
		search: (filter) => ({ path: ['contracts'], query: { contractName: filter } }),
	}),
	description: 'The list searches the beginnings of names',
	byId: { placeholder: 'e.g. 1892000000093303', pattern: '^[0-9]+$', patternHint: 'An ID has digits only' },
});
