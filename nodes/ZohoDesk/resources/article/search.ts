import { badInput } from '../../../shared/badInput';
import { collection, limit, limitOf, returnAll, text } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { articleSearchFilters } from '../../fields/articleFilters';
import { locale } from '../../fields/locale';
import { organization } from '../../fields/organization';
import { translationList } from '../../knowledgeBase';
import { scopes } from '../../scopes';

export default operation({
	name: 'Search',
	action: 'Search articles',
	description: 'Find articles by words or tags in any language; each translation is an item',
	scopes: [...scopes.readArticles, ...scopes.search],
	writes: false,
	gives: 'records',
	fields: {
		organization,
		searchString: text('Search For', { placeholder: 'e.g. linen', description: 'Words of title and text' }),
		returnAll,
		limit,
		filters: collection(
			'Filters',
			{
				authorId: articleSearchFilters.authorId,
				categoryId: articleSearchFilters.categoryId,
				locale,
				status: articleSearchFilters.status,
				tag: text('Tags', { placeholder: 'e.g. care', description: 'One tag, or several joined by commas' }),
				permission: articleSearchFilters.permission,
			},
			{ addLabel: 'Add filter' },
		),
	},
	run: async (desk: Desk, { organization, searchString, filters, ...howMany }) => {
		const { status = [], permission = [], tag, ...others } = filters;
		if (searchString === '' && !tag) {
			throw badInput('Search For', 'is empty', 'Give words to find, or add the filter Tags.');
		}
		const query = {
			...others,
			permission: permission.join(',') || undefined,
			searchString: searchString || undefined,
			status: status.join(',') || undefined,
			tag: tag || undefined,
		};
		const path = ['articleTranslations', 'search'];
		return translationList(await desk.portal(organization), { path, query }, limitOf(howMany));
	},
});
