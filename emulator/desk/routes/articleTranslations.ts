import type { Call, World } from '../../service';
import { articlePaging, filterOf } from '../articleFilters';
import {
	countInfo,
	durationOf,
	durations,
	type Found,
	foundIn,
	wantsTrashedOnly,
	wordsOf,
} from '../articleSearch';
import {
	addTranslation,
	articleOf,
	changeArticle,
	permissions,
	refuseOtherVersion,
	translationOf,
} from '../articleWrites';
import { type Article, locales, type Translation } from '../knowledgeBase';
import { available, translationDetail, translationRow } from '../knowledgeBaseFormatters';
import { organizationOf } from '../organization';
import { choiceOf, flagOf, includesOf, listOf, listWeight, pageOf, someOf, sorted } from '../query';
import { invalidQuery, Refused, unprocessable } from '../refusals';
import { type DeskRoute, listReply, ok } from '../route';
import type { Shown } from '../shown';
import { isWithin } from '../spans';

const scopes = (operation: string) => [`Desk.articles.${operation}`];

/** Answers a write, and tells webhooks of it. Nobody edits an article quickly here. */
function told(
	name: 'Article_Translation_Add' | 'Article_Translation_Update',
	world: World,
	article: Article,
	translation: Translation,
	prevState?: Shown,
) {
	const payload = translationDetail(world.desk, article, translation);
	world.desk.webhooks.notify(name, { orgId: article.orgId, payload, prevState });
	return ok({ ...payload, quickEdit: null });
}

/** What a search finds, on all pages. */
function searched(call: Call, world: World): Found[] {
	const [words, tags] = [wordsOf(call), listOf(call, 'tag')];
	if (words === '' && tags.length === 0)
		throw new Refused(unprocessable("The mandatory query parameter 'searchString' is missing."));
	if (words.length > 500) throw new Refused(invalidQuery('searchString'));
	if (tags.some((tag) => tag.length > 255)) throw new Refused(invalidQuery('tag'));
	const [locale, duration] = [choiceOf(call, 'locale', locales), choiceOf(call, 'duration', durations)];
	const spans = duration ? [durationOf(duration, world.desk.now())] : [];
	const holds = filterOf(call);
	if (wantsTrashedOnly(someOf(call, 'isTrashed', ['true', 'false', 'TRUE', 'FALSE']))) return [];
	return foundIn(world, organizationOf(call, world).id, { words, tags })
		.filter(({ article, translation }) => holds(article, translation))
		.filter(({ translation }) => locale === undefined || translation.locale === locale)
		.filter(({ translation }) => isWithin(translation.createdTime, spans));
}

const collection = '/api/v1/articles/:articleId/translations';

/** By Zoho's ArticleTranslation.json. */
export const articleTranslationRoutes: DeskRoute[] = [
	{
		method: 'GET',
		path: collection,
		summary: 'The languages of an article; `from` counts from 1 and is never 0',
		query: [
			...['permission', 'modifiedTimeRange', 'authorId', 'translationState', 'status', 'sortBy'],
			...['from', 'limit'],
		],
		scopes: scopes('READ'),
		credits: listWeight,
		handle: (call, world) => {
			const article = articleOf(call, world);
			const holds = filterOf(call, Object.keys(permissions));
			const state = choiceOf(call, 'translationState', ['OUTDATED', 'UP-TO-DATE']);
			const by = choiceOf(call, 'sortBy', ['createdTime', 'modifiedTime']) ?? 'createdTime';
			const translations = [...article.translations.values()]
				.filter((one) => holds(article, one))
				.filter((one) => state === undefined || one.translationState === state);
			const page = pageOf(
				call,
				sorted(translations, (one) => one[by], false),
				articlePaging,
			);
			return listReply(page.map((one) => translationRow(world.desk, article, one)));
		},
	},
	{
		method: 'POST',
		path: collection,
		summary: 'Adds a language to an article',
		scopes: scopes('UPDATE'),
		handle: (call, world) => {
			const article = articleOf(call, world);
			return told('Article_Translation_Add', world, article, addTranslation(call, world, article));
		},
	},
	{
		method: 'GET',
		path: `${collection}/:locale`,
		summary: 'An article in one language, with its text',
		query: ['version'],
		scopes: scopes('READ'),
		handle: (call, world) => {
			const article = articleOf(call, world);
			const translation = translationOf(call, article);
			refuseOtherVersion(call, translation);
			return ok(translationDetail(world.desk, article, translation));
		},
	},
	{
		method: 'PATCH',
		path: `${collection}/:locale`,
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
			const include = includesOf(call, ['countInfo', 'availableLocaleTranslations']);
			const found = searched(call, world);
			const rows = pageOf(call, found, articlePaging).map(({ article, translation }) => ({
				...translationRow(desk, article, translation),
				...(include.has('availableLocaleTranslations')
					? {
							availableLocaleTranslations: available(article).map((one) => ({
								...one,
								recycleBinEntityId: null,
							})),
						}
					: {}),
			}));
			return listReply(rows, include.has('countInfo') ? { countInfo: countInfo(desk, found) } : {});
		},
	},
];
