import { collection, multiChoice } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { rootCategory } from '../../fields/kbCategory';
import { organization } from '../../fields/organization';
import { categoriesBelow } from '../../knowledgeBase';
import { scopes } from '../../scopes';

const include = multiChoice(
	'Include',
	[
		{ name: 'Number of Articles', value: 'allArticlesCount' },
		{ name: 'Number of Public Articles', value: 'publicArticlesCount' },
		{ name: 'Number of Published Articles', value: 'publishedArticleCount' },
	],
	{ description: 'What to return along with each category, without a further call' },
);

export default operation({
	name: 'Get Category Tree',
	action: 'Get category tree',
	description: 'Get a root category and all sections below it, one item each, with its path',
	scopes: scopes.readArticles,
	writes: false,
	gives: 'records',
	fields: { organization, rootCategoryId: rootCategory, options: collection('Options', { include }) },
	run: async (desk: Desk, { organization, rootCategoryId, options }) => {
		const query = { include: options.include?.join(',') || undefined };
		return await categoriesBelow(await desk.portal(organization), rootCategoryId, query);
	},
});
