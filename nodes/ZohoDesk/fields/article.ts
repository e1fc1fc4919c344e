import { locator } from '../../shared/fields';
import { articlePaging } from '../knowledgeBase';
import { scopes } from '../scopes';
import { searchRows } from './rows';

/** An article of the knowledge base. */
export const article = locator('Article', {
	searchMethod: 'searchArticles',
	search: searchRows({
		path: ['articles'],
		query: { sortBy: '-modifiedTime' },
		scopes: scopes.readArticles,
		paging: articlePaging,
		nameOf: ({ title, status, id }) =>
			`${String(title ?? id)}${status === 'Published' ? '' : ` (${String(status)})`}`,
		search: (filter) => ({ path: ['articleTranslations', 'search'], query: { searchString: filter } }),
	}),
	description: 'The list searches titles and texts',
	byId: { placeholder: 'e.g. 22372000000094160', pattern: '^[0-9]+$', patternHint: 'An ID has digits only' },
});
