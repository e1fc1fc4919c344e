import type { Call, World } from '../../service';
import { articlePaging, filterOf } from '../articleFilters';
import { articleOf, changeArticle, createArticle, refuseOtherVersion } from '../articleWrites';
import { type Article, sourceOf } from '../knowledgeBase';
import { articleDetail, articleRow } from '../knowledgeBaseFormatters';
import { organizationOf } from '../organization';
import { listWeight, orderOf, pageOf, sorted } from '../query';
import { type DeskRoute, listReply, ok } from '../route';
import type { Shown } from '../shown';

const scopes = (operation: string) => [`Desk.articles.${operation}`];

const counts = ['likeCount', 'viewCount', 'feedbackCount', 'dislikeCount'];

function ordered(call: Call, articles: Article[]): Article[] {
	const { by, descending } = orderOf(call, ['createdTime', 'modifiedTime', ...counts], '-createdTime');
	const key = by === 'modifiedTime' ? 'modifiedTime' : 'createdTime';
	return sorted(articles, (article) => sourceOf(article)[key], descending);
}

/** Answers with an article, and tells webhooks what was done to it. */
function told(name: 'Article_Add' | 'Article_Update', world: World, article: Article, prevState?: Shown) {
	const payload = articleDetail(world.desk, article);
	world.desk.webhooks.notify(name, { orgId: article.orgId, payload, prevState });
	return ok(payload);
}

export const articleRoutes: DeskRoute[] = [
	{
		method: 'GET',
		path: '/api/v1/articles',
		summary: 'Articles without their text; `from` counts from 1 and is never 0',
		query: [
			...['permission', 'authorId', 'categoryId', 'status', 'sortBy', 'modifiedTimeRange'],
			...['expiryTimeRange', 'from', 'limit'],
		],
		scopes: scopes('READ'),
		credits: listWeight,
		handle: (call, world) => {
			const { desk } = world;
			const holds = filterOf(call);
			const articles = desk.knowledgeBase.articles
				.of(organizationOf(call, world).id)
				.filter((article) => holds(article, sourceOf(article)));
			const page = pageOf(call, ordered(call, articles), articlePaging);
			return listReply(page.map((article) => articleRow(desk, article)));
		},
	},
	{
		method: 'POST',
		path: '/api/v1/articles',
		summary: 'Creates an article in one of the lowest categories',
		scopes: scopes('CREATE'),
		handle: (call, world) => told('Article_Add', world, createArticle(call, world)),
	},
	{
		method: 'GET',
		path: '/api/v1/articles/:articleId',
		summary: 'One article with its text',
		query: ['version'],
		scopes: scopes('READ'),
		handle: (call, world) => {
			const article = articleOf(call, world);
			refuseOtherVersion(call, sourceOf(article));
			return ok(articleDetail(world.desk, article));
		},
	},
	{
		method: 'PATCH',
		path: '/api/v1/articles/:articleId',
		summary: 'Changes an article in its own language',
		scopes: scopes('UPDATE'),
		handle: (call, world) => {
			const article = articleOf(call, world);
			const before = articleDetail(world.desk, article);
			changeArticle(call, world, article, sourceOf(article), true);
			return told('Article_Update', world, article, before);
		},
	},
];
