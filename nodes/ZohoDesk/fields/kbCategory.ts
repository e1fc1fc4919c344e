import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { locator } from '../../shared/fields';
import { categoriesBelow, rootCategories } from '../knowledgeBase';
import { scopes } from '../scopes';
import { inPortal } from './inForm';
import { searchRows } from './rows';

const ROOTS_SHOWN = 50;
const byId = {
	placeholder: 'e.g. 22372000000094160',
	pattern: '^[0-9]+$',
	patternHint: 'An ID has digits only',
};

async function searchCategories(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	return await inPortal(this, async (portal) => {
		const results: INodeListSearchResult['results'] = [];
		for await (const { id } of rootCategories(portal, { sortBy: 'name' }, ROOTS_SHOWN)) {
			for (const category of await categoriesBelow(portal, String(id))) {
				if (category.isLowest) results.push({ name: category.path, value: String(category.id) });
			}
		}
		const wanted = filter.trim().toLowerCase();
		return { results: results.filter(({ name }) => name.toLowerCase().includes(wanted)) };
	});
}

/** A category that articles can stand in: one without sections below it. */
export const kbCategory = locator('Category', {
	searchMethod: 'searchCategories',
	search: searchCategories,
	description: 'The category or section the article stands in, with no sections below it',
	byId,
});

/** A root category of the knowledge base. */
export const rootCategory = locator('Root Category', {
	searchMethod: 'searchRootCategories',
	search: searchRows({
		path: ['kbRootCategories'],
		query: { sortBy: 'name' },
		scopes: scopes.readArticles,
		paging: { firstRow: 1 },
		nameOf: ({ name, id }) => String(name ?? id),
		search: (filter) => ({ path: ['kbRootCategories'], query: { searchValue: filter } }),
	}),
	description: 'The list searches names',
	byId,
});
