import type { Call } from '../../service';
import { organizationOf } from '../organization';
import { choiceOf, flagOf, idsOf, includesOf, listReach, listWeight, pageOf, someOf, sorted } from '../query';
import { notFound } from '../refusals';
import { type DeskRoute, listReply, ok } from '../route';
import { type KbCategory, locales } from '../knowledgeBase';
import {
	categoryIncluded,
	categoryIncludes,
	categoryTree,
	rootCategory,
	treeIncludes,
} from '../knowledgeBaseFormatters';

const scopes = ['Desk.articles.READ'];

/** `sortBy`: by name, or else in their own order. */
function orderOf(call: Call): (categories: KbCategory[]) => KbCategory[] {
	const isByName = choiceOf(call, 'sortBy', ['name', 'order']) === 'name';
	return (all) => (isByName ? sorted(all, ({ name }) => name.toLowerCase(), false) : all);
}

export const kbCategoryRoutes: DeskRoute[] = [
	{
		method: 'GET',
		path: '/api/v1/kbRootCategories',
		summary: 'Root categories of the knowledge base; `from` counts from 1',
		query: [
			...['include', 'departmentId', 'searchValue', 'status', 'visibility', 'isTrashed', 'isReviewEnabled'],
			...['sortBy', 'from', 'limit'],
		],
		scopes,
		credits: listWeight,
		handle: (call, world) => {
			const { desk } = world;
			const include = includesOf(call, categoryIncludes);
			const departmentIds = idsOf(call, 'departmentId');
			const statuses = someOf(call, 'status', ['SHOW_IN_HELPCENTER', 'HIDE_IN_HELPCENTER', 'DISABLED']);
			const visibilities = someOf(call, 'visibility', ['AGENTS', 'ALL_USERS', 'GROUP_USERS', 'NONE']);
			// No category is in the recycle bin, none is reviewed.
			const isNone = [flagOf(call, 'isTrashed'), flagOf(call, 'isReviewEnabled')].includes(true);
			const words = (call.query.searchValue ?? '').toLowerCase();
			const roots = desk.knowledgeBase.categories
				.of(organizationOf(call, world).id)
				.filter(({ parentCategoryId }) => parentCategoryId === null)
				.filter(
					(root) => departmentIds.length === 0 || departmentIds.some((id) => root.departmentIds.includes(id)),
				)
				.filter(({ status }) => statuses.length === 0 || statuses.includes(status))
				.filter(({ visibility }) => visibilities.length === 0 || visibilities.includes(visibility))
				.filter(({ name }) => name.toLowerCase().includes(words) && !isNone);
			const page = pageOf(call, orderOf(call)(roots), { first: 1, usual: 50, most: 700, reach: listReach });
			return listReply(
				page.map((root) => ({ ...rootCategory(desk, root), ...categoryIncluded(desk, root, include) })),
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
			const include = includesOf(call, treeIncludes);
			flagOf(call, 'includeTrash');
			choiceOf(call, 'locale', locales);
			const order = orderOf(call);
			const { id: orgId } = organizationOf(call, world);
			const root = world.desk.knowledgeBase.categories.in(orgId, call.params.rootCategoryId ?? '');
			if (!root || root.parentCategoryId !== null) return notFound();
			return ok(categoryTree(world.desk, root, include, order));
		},
	},
];
