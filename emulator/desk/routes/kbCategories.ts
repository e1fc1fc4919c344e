import { organizationOf } from '../organization';
import { choiceOf, idsOf, includesOf, listOf, listReach, listWeight, pageOf, sorted } from '../query';
import { invalidQuery, notFound, Refused } from '../refusals';
import { type DeskRoute, listReply, ok } from '../route';
import { categoryCounts, categoryTree, rootCategory } from '../knowledgeBaseFormatters';

const scopes = ['Desk.articles.READ'];

export const kbCategoryRoutes: DeskRoute[] = [
	{
		method: 'GET',
		path: '/api/v1/kbRootCategories',
		summary: 'Root categories of the knowledge base; `from` counts from 1',
		query: ['include', 'departmentId', 'searchValue', 'status', 'visibility', 'sortBy', 'from', 'limit'],
		scopes,
		credits: listWeight,
		handle: (call, world) => {
			const { desk } = world;
			const include = includesOf(call, [
				'publicArticlesCount',
				'sectionsCount',
				'allArticlesCount',
				'publishedArticleCount',
			]);
			const departmentIds = idsOf(call, 'departmentId');
			const statuses = listOf(call, 'status', 3);
			if (statuses.some((one) => !['SHOW_IN_HELPCENTER', 'HIDE_IN_HELPCENTER', 'DISABLED'].includes(one)))
				throw new Refused(invalidQuery('status'));
			const words = (call.query.searchValue ?? '').toLowerCase();
			const byName = choiceOf(call, 'sortBy', ['name', 'order']) === 'name';
			const roots = desk.knowledgeBase.categories
				.of(organizationOf(call, world).id)
				.filter(({ parentCategoryId }) => parentCategoryId === null)
				.filter(
					(root) => departmentIds.length === 0 || departmentIds.some((id) => root.departmentIds.includes(id)),
				)
				.filter(({ status }) => statuses.length === 0 || statuses.includes(status))
				.filter(({ name }) => name.toLowerCase().includes(words));
			const ordered = byName ? sorted(roots, ({ name }) => name.toLowerCase(), false) : roots;
			const page = pageOf(call, ordered, { first: 1, usual: 50, most: 700, reach: listReach });
			return listReply(
				page.map((root) => ({ ...rootCategory(root), ...categoryCounts(desk, root, include) })),
			);
		},
	},
	{
		method: 'GET',
		path: '/api/v1/kbRootCategories/:rootCategoryId/categoryTree',
		summary: 'A root category with all sections below it',
		query: ['include', 'locale', 'sortBy', 'includeTrash'],
		scopes,
		handle: (call, world) => {
			const include = includesOf(call, ['publicArticlesCount', 'allArticlesCount', 'publishedArticleCount']);
			const { id: orgId } = organizationOf(call, world);
			const root = world.desk.knowledgeBase.categories.in(orgId, call.params.rootCategoryId ?? '');
			if (!root || root.parentCategoryId !== null) return notFound();
			return ok(categoryTree(world.desk, root, include));
		},
	},
];
