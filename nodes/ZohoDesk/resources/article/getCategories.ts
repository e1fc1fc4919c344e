import { collection, limit, limitOf, multiChoice, returnAll, text } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { departments } from '../../fields/departments';
import { organization } from '../../fields/organization';
import { rootCategories } from '../../knowledgeBase';
import { scopes } from '../../scopes';

const include = multiChoice(
	'Include',
	[
		{ name: 'Number of Articles', value: 'allArticlesCount' },
		{ name: 'Number of Public Articles', value: 'publicArticlesCount' },
		{ name: 'Number of Published Articles', value: 'publishedArticleCount' },
		{ name: 'Number of Sections', value: 'sectionsCount' },
	],
	{ description: 'What to return along with each category, without a further call' },
);

export default operation({
	name: 'Get Categories',
	action: 'Get root categories',
	description: 'Get the root categories of the knowledge base',
	scopes: scopes.readArticles,
	writes: false,
	gives: 'records',
	fields: {
		organization,
		returnAll,
		limit,
		filters: collection(
			'Filters',
			{ departmentIds: departments, searchValue: text('Search', { description: 'Words of the name' }) },
			{ addLabel: 'Add filter' },
		),
		options: collection('Options', { include }),
	},
	run: async (desk: Desk, { organization, filters, options, ...howMany }) => {
		const query = {
			departmentId: filters.departmentIds?.join(',') || undefined,
			include: options.include?.join(',') || undefined,
			searchValue: filters.searchValue || undefined,
		};
		return rootCategories(await desk.portal(organization), query, limitOf(howMany));
	},
});
