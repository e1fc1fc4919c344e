import type { DeskStore } from './entities';
import { type Article, type KbCategory, sourceOf, type Translation } from './knowledgeBase';
import { deskHost, type Shown } from './shown';

/** An agent as the knowledge base shows one. */
function agentShown(store: DeskStore, id: string): Shown | null {
	const agent = store.agent(id);
	if (!agent) return null;
	const { firstName, lastName, status, zuid } = agent;
	return { id, name: `${firstName} ${lastName}`, photoURL: null, status, zuid };
}

const counts = { likeCount: '0', dislikeCount: '0', viewCount: '0', commentCount: '0', feedbackCount: '0' };

/** What all calls show of one language of an article. `id` is the article's. */
function core(store: DeskStore, article: Article, translation: Translation): Shown {
	const { id, locale, title, status, permission, authorId, permalink, createdTime, modifiedTime } =
		translation;
	const { categoryId, departmentId, ownerId, sourceLocale, orgId } = article;
	const category = store.knowledgeBase.categories.get(categoryId);
	const portal = store.organizations.find((organization) => organization.id === orgId)?.portalName ?? '';
	const home = `https://${deskHost(store.context.dataCenter)}`;
	return {
		...{ id: article.id, translationId: id, locale, sourceLocale, title, status, permission, permalink },
		...{ authorId, ownerId, departmentId, categoryId, createdTime, modifiedTime },
		summary: translation.answer
			.replace(/<[^>]*>/g, ' ')
			.trim()
			.slice(0, 200),
		rootCategoryId: category?.rootCategoryId ?? null,
		category: category ? { id: category.id, name: category.name, locale } : null,
		creatorId: translation.createdBy,
		modifierId: translation.modifiedBy,
		author: agentShown(store, authorId),
		owner: agentShown(store, ownerId),
		createdBy: agentShown(store, translation.createdBy),
		modifiedBy: agentShown(store, translation.modifiedBy),
		latestVersion: translation.version,
		latestVersionStatus: status,
		latestPublishedVersion: status === 'Published' ? translation.version : null,
		translationState: translation.translationState,
		webUrl: `${home}/support/${portal}/ShowHomePage.do#Solutions/dv/${article.id}/${locale}`,
		portalUrl: `${home}/portal/${portal}/${locale}/kb/articles/${permalink}`,
		isTemplate: false,
		isTrashed: false,
		isLocked: false,
		...counts,
	};
}

/** A row of `GET /articles`. */
export const articleRow = (store: DeskStore, article: Article): Shown => ({
	...core(store, article, sourceOf(article)),
	availableLocaleTranslations: available(article),
});

const available = ({ id, translations }: Article): Shown[] =>
	[...translations.values()].map(({ locale, status, authorId, version, translationState, ...one }) => ({
		...{ locale, status, authorId, translationState, translationId: one.id },
		latestVersion: version,
		latestVersionStatus: status,
		latestPublishedVersion: status === 'Published' ? version : null,
		href: `/api/v1/articles/${id}/translations/${locale}`,
		isTrashed: false,
		isLocked: false,
	}));

/** A row of `GET /articles/{id}/translations` and of the search. */
export const translationRow = core;

/** An article, or one of its translations, as reads of one and writes show it. */
export function translationDetail(store: DeskStore, article: Article, translation: Translation): Shown {
	const { answer, tags, expiryDate, seoTitle, seoDescription, seoKeywords, isSEOEnabled } = translation;
	return {
		...core(store, article, translation),
		...{ answer, tags, expiryDate },
		currentVersion: translation.version,
		seo: { title: seoTitle, description: seoDescription, keywords: seoKeywords, isEnabled: isSEOEnabled },
		availableLocaleTranslations: available(article),
		attachments: [],
	};
}

export type CategoryCount =
	'publicArticlesCount' | 'allArticlesCount' | 'publishedArticleCount' | 'sectionsCount';

/** The numbers `include` asks for. */
export function categoryCounts(
	store: DeskStore,
	category: KbCategory,
	include: ReadonlySet<CategoryCount>,
): Shown {
	const sources = store.knowledgeBase.articlesIn(category).map(sourceOf);
	const published = sources.filter(({ status }) => status === 'Published');
	const numbers: Record<CategoryCount, number> = {
		allArticlesCount: sources.length,
		publishedArticleCount: published.length,
		publicArticlesCount: published.filter(({ permission }) => permission === 'ALL').length,
		sectionsCount: store.knowledgeBase.childrenOf(category).length,
	};
	return Object.fromEntries([...include].map((name) => [name, String(numbers[name])]));
}

/** A row of `GET /kbRootCategories`. */
export const rootCategory = ({ id, name, description, status, visibility, ...rest }: KbCategory): Shown => ({
	...{ id, name, description, status, visibility, createdTime: rest.createdTime },
	modifiedTime: rest.createdTime,
	primaryDepartmentId: rest.departmentIds[0] ?? null,
	associatedDepartmentIds: rest.departmentIds,
	isTrashed: false,
	isReviewEnabled: false,
	isFollowing: false,
	articleViewType: 'LISTVIEW',
	moderationType: 'NONE',
	translations: [{ id, name, description, locale: 'en', permalink: name.toLowerCase().replaceAll(' ', '-') }],
});

/** A category with all that is below it. */
export const categoryTree = (
	store: DeskStore,
	category: KbCategory,
	include: ReadonlySet<CategoryCount>,
	level = 0,
): Shown => ({
	...(level === 0
		? rootCategory(category)
		: {
				...{ id: category.id, name: category.name, description: category.description },
				...{ status: category.status, visibility: category.visibility, locale: 'en', level: String(level) },
				...{ parentCategoryId: category.parentCategoryId, rootCategoryId: category.rootCategoryId },
				isTrashed: false,
				isFollowing: false,
			}),
	...categoryCounts(store, category, include),
	children: store.knowledgeBase
		.childrenOf(category)
		.map((child) => categoryTree(store, child, include, level + 1)),
});
