import { locator } from '../../shared/fields';
import { productByName } from '../lookups';
import { scopes } from '../scopes';
import { searchRows } from './rows';

/** A product that is in the help desk already. */
export const product = locator('Product', {
	searchMethod: 'searchProducts',
	search: searchRows({
		path: ['products'],
		query: { sortBy: 'productName' },
		scopes: scopes.readProducts,
		nameOf: ({ productName, productCode, id }) =>
			typeof productCode === 'string' && productCode !== ''
				? `${String(productName)} (${productCode})`
				: String(productName ?? id),
		// By Zoho's Product.json the list knows no names; the search for duplicates finds them.
		search: (filter) => ({ path: ['products', 'searchDuplicates'], query: { productName: filter } }),
	}),
	description: 'The list searches names',
	by: { name: { label: 'By Name', placeholder: 'e.g. Fjord Sofa', find: productByName } },
	byId: { placeholder: 'e.g. 1892000000128007', pattern: '^[0-9]+$', patternHint: 'An ID has digits only' },
});
