import type { Call, World } from '../../service';
import { addTranslation, articleOf, changeArticle, createArticle, translationOf } from '../articleWrites';
import { type Article, locales, sourceOf, type Translation } from '../knowledgeBase';
import { articleRow, translationDetail, translationRow } from '../knowledgeBaseFormatters';
import { organizationOf } from '../organization';
import {
	choiceOf,
	flagOf,
	idOf,
	listOf,
	listReach,
	listWeight,
	orderOf,
	pageOf,
	someOf,
	sorted,
} from '../query';
import { invalidQuery, Refused, unprocessable } from '../refusals';
import { type DeskRoute, listReply, ok } from '../route';
import type { Shown } from '../shown';

const scopes = (operation: string) => [`Desk.articles.${operation}`];
/** These lists count from 1 and take no 0. */
const paging = { first: 1 as const, least: 1, usual: 10, most: 50, reach: listReach };

const statuses = ['Draft', 'Published', 'Review', 'Expired', 'Unpublished'];
const permissions = ['ALL', 'REGISTEREDUSERS', 'AGENTS'];

/** Whether one language of an article meets the call's filters. */
function filterOf(call: Call): (article: Article, translation: Translation) => boolean {
	const [wantedStatuses, wantedPermissions] = [
		someOf(call, 'status', statuses),
		someOf(call, 'permission', permissions),
	];
	const [authorId, categoryId] = [idOf(call, 'authorId'), idOf(call, 'categoryId')];
	const range = call.query.modifiedTimeRange?.split(',').map((moment) => Date.parse(moment));
	if (range && (range.length !== 2 || range.some(Number.isNaN)))
		throw new Refused(invalidQuery('modifiedTimeRange'));
	const [from = -Infinity, to = Infinity] = range ?? [];
	return (article, { status, permission, modifiedTime, ...translation }) =>
		(wantedStatuses.length === 0 || wantedStatuses.includes(status)) &&
		(wantedPermissions.length === 0 || wantedPermissions.includes(permission)) &&
		(authorId === undefined || translation.authorId === authorId) &&
		(categoryId === undefined || article.categoryId === categoryId) &&
		Date.parse(modifiedTime) >= from &&
		Date.parse(modifiedTime) <= to;
}

const counts = ['likeCount', 'viewCount', 'feedbackCount', 'dislikeCount'];

function ordered(call: Call, articles: Article[]): Article[] {
	const { by, descending } = orderOf(call, ['createdTime', 'modifiedTime', ...counts], '-createdTime');
	const key = by === 'modifiedTime' ? 'modifiedTime' : 'createdTime';
	return sorted(articles, (article) => sourceOf(article)[key], descending);
}

const detail = (world: World, article: Article, translation = sourceOf(article)) =>
	ok(translationDetail(world.desk, article, translation));

/** Answers with an article, and tells webhooks what was done to it. */
function told(
	name: 'Article_Add' | 'Article_Update' | 'Article_Translation_Add' | 'Article_Translation_Update',
	world: World,
	article: Article,
	translation = sourceOf(article),
	prevState?: Shown,
) {
	const payload = translationDetail(world.desk, article, translation);
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
			const page = pageOf(call, ordered(call, articles), paging);
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
		handle: (call, world) => detail(world, articleOf(call, world)),
	},
	{
		method: 'PATCH',
		path: '/api/v1/articles/:articleId',
		summary: 'Changes an article in its own language',
		scopes: scopes('UPDATE'),
		handle: (call, world) => {
			const article = articleOf(call, world);
			const before = translationDetail(world.desk, article, sourceOf(article));
			changeArticle(call, world, article, sourceOf(article), true);
			return told('Article_Update', world, article, sourceOf(article), before);
		},
	},
	{
		method: 'GET',
		path: '/api/v1/articles/:articleId/translations',
		summary: 'The languages of an article; `from` counts from 1 and is never 0',
		query: [
			...['permission', 'modifiedTimeRange', 'authorId', 'translationState', 'status', 'sortBy'],
			...['from', 'limit'],
		],
		scopes: scopes('READ'),
		credits: listWeight,
		handle: (call, world) => {
			const article = articleOf(call, world);
			const holds = filterOf(call);
			const state = choiceOf(call, 'translationState', ['OUTDATED', 'UP-TO-DATE']);
			const translations = [...article.translations.values()]
				.filter((one) => holds(article, one))
				.filter((one) => state === undefined || one.translationState === state);
			const page = pageOf(call, translations, paging);
			return listReply(page.map((one) => translationRow(world.desk, article, one)));
		},
	},
	{
		method: 'POST',
		path: '/api/v1/articles/:articleId/translations',
		summary: 'Adds a language to an article',
		scopes: scopes('UPDATE'),
		handle: (call, world) => {
			const article = articleOf(call, world);
			return told('Article_Translation_Add', world, article, addTranslation(call, world, article));
		},
	},
	{
		method: 'GET',
		path: '/api/v1/articles/:articleId/translations/:locale',
		summary: 'An article in one language, with its text',
		query: ['version'],
		scopes: scopes('READ'),
		handle: (call, world) => {
			const article = articleOf(call, world);
			return detail(world, article, translationOf(call, article));
		},
	},
	{
		method: 'PATCH',
		path: '/api/v1/articles/:articleId/translations/:locale',
		summary: 'Changes an article in one language',
		query: ['createVersion'],
		scopes: scopes('UPDATE'),
		handle: (call, world) => {
			flagOf(call, 'createVersion');
			const article = articleOf(call, world);
			const translation = translationOf(call, article);
			const before = translationDetail(world.desk, article, translation);
			changeArticle(call, world, article, translation, false);
			return told('Article_Translation_Update', world, article, translation, before);
		},
	},
	{
		method: 'GET',
		path: '/api/v1/articleTranslations/search',
		summary: 'Articles by words or a tag, in any language; `from` counts from 1 and is never 0',
		query: [
			...['searchString', 'tag', 'locale', 'authorId', 'categoryId', 'status', 'permission', 'duration'],
			...['include', 'isTrashed', 'from', 'limit'],
		],
		scopes: scopes('READ'),
		alsoScopes: ['Desk.search.READ'],
		credits: listWeight,
		handle: (call, world) => {
			const { desk } = world;
			const words = call.query.searchString?.toLowerCase();
			const tags = listOf(call, 'tag');
			if (!words && tags.length === 0)
				throw new Refused(unprocessable("The mandatory query parameter 'searchString' is missing."));
			const locale = choiceOf(call, 'locale', locales);
			const holds = filterOf(call);
			const found = desk.knowledgeBase.articles
				.of(organizationOf(call, world).id)
				.flatMap((article) => [...article.translations.values()].map((one) => ({ article, one })))
				.filter(({ article, one }) => holds(article, one) && (locale === undefined || one.locale === locale))
				.filter(({ one }) => !words || `${one.title} ${one.answer}`.toLowerCase().includes(words))
				.filter(({ one }) => tags.every((tag) => one.tags.includes(tag)));
			const page = pageOf(call, found, paging);
			return listReply(page.map(({ article, one }) => translationRow(desk, article, one)));
		},
	},
];
