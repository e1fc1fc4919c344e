import type { DeskStore } from './entities';
import { type Article, type KbCategory, sourceOf, type Translation } from './knowledgeBase';
import { deskHost, namedAgent, type Shown } from './shown';

const agentShown = (store: DeskStore, id: string): Shown | null => namedAgent(store.agent(id));

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

/** A row of `GET /articles/{id}/translations` and of the search; nothing here is a template or has attachments. */
export const translationRow = (store: DeskStore, article: Article, translation: Translation): Shown => ({
	...core(store, article, translation),
	expiryDate: translation.expiryDate,
	attachmentCount: '0',
	usageCount: '0',
	position: positionOf(store, article),
	latestVersionModifierId: translation.modifiedBy,
	latestVersionModifiedBy: agentShown(store, translation.modifiedBy),
	translationSource: translation.translationSource ?? null,
	templateUsageCount: '0',
	templateUsedUsersCount: '0',
	templateLastUpdatedTime: null,
});

/** Which article of its category it is, from 1. */
function positionOf(store: DeskStore, { id, orgId, categoryId }: Article): string {
	const siblings = store.knowledgeBase.articles.of(orgId).filter((one) => one.categoryId === categoryId);
	return String(siblings.findIndex((one) => one.id === id) + 1);
}

/** A row of `GET /articles`. */
export const articleRow = (store: DeskStore, article: Article): Shown => ({
	...translationRow(store, article, sourceOf(article)),
	availableLocaleTranslations: available(article),
});

/** The languages of an article in short. */
export const available = ({ id, translations }: Article): Shown[] =>
	[...translations.values()].map(({ locale, status, authorId, version, translationState, ...one }) => ({
		...{ locale, status, authorId, translationState, translationId: one.id },
		latestVersion: version,
		latestVersionStatus: status,
		latestPublishedVersion: status === 'Published' ? version : null,
		href: `/api/v1/articles/${id}/translations/${locale}`,
		isTrashed: false,
		isLocked: false,
	}));

/** An article as reads of one and writes show it. */
export const articleDetail = (store: DeskStore, article: Article): Shown => ({
	...translationDetail(store, article, sourceOf(article)),
	availableLocaleTranslations: available(article),
});

/** An article in one language, as reads of one show it. */
export function translationDetail(store: DeskStore, article: Article, translation: Translation): Shown {
	const { answer, tags, seoTitle, seoDescription, seoKeywords, isSEOEnabled } = translation;
	return {
		...translationRow(store, article, translation),
		...{ answer, tags },
		currentVersion: translation.version,
		seo: { title: seoTitle, description: seoDescription, keywords: seoKeywords, isEnabled: isSEOEnabled },
		...{ attachments: [], isFollowing: false, myVote: null, reviewedBy: null, reviewedTime: null },
		metrics: {
			...{ likeCount: '0', dislikeCount: '0', unlikeCount: '0', viewCount: '0', feedbackCount: '0' },
			...{ usageCount: '0', templateUsageCount: '0', lastActivityTime: null, lastUsageTime: null },
		},
	};
}

/** What `include` adds to categories. Nobody follows or reviews one, and there are no templates. */
export const categoryIncludes = [
	...(['publicArticlesCount', 'allArticlesCount', 'publishedArticleCount', 'sectionsCount'] as const),
	...(['followersCount', 'canCurrentUserReview', 'allArticleTemplateCount'] as const),
] as const;
export const treeIncludes = [
	...(['publicArticlesCount', 'allArticlesCount', 'publishedArticleCount'] as const),
	...(['followersCount', 'publishedArticleTemplateCount', 'portalUrl'] as const),
] as const;
export type CategoryInclude = (typeof categoryIncludes)[number] | (typeof treeIncludes)[number];

export function categoryIncluded(
	store: DeskStore,
	category: KbCategory,
	include: ReadonlySet<CategoryInclude>,
): Shown {
	const sources = store.knowledgeBase.articlesIn(category).map(sourceOf);
	const published = sources.filter(({ status }) => status === 'Published');
	const portal = store.organizations.find(({ id }) => id === category.orgId)?.portalName ?? '';
	const home = `https://${deskHost(store.context.dataCenter)}/portal/${portal}/en/kb`;
	const values: Record<CategoryInclude, unknown> = {
		allArticlesCount: String(sources.length),
		publishedArticleCount: String(published.length),
		publicArticlesCount: String(published.filter(({ permission }) => permission === 'ALL').length),
		sectionsCount: String(store.knowledgeBase.childrenOf(category).length),
		followersCount: '0',
		canCurrentUserReview: false,
		allArticleTemplateCount: '0',
		publishedArticleTemplateCount: '0',
		portalUrl: `${home}/${permalinkOf(category)}`,
	};
	return Object.fromEntries([...include].map((name) => [name, values[name]]));
}

const permalinkOf = ({ name }: KbCategory): string => name.toLowerCase().replaceAll(' ', '-');

const translationOf = (category: KbCategory): Shown => {
	const { id, name, description } = category;
	return { id, name, description, locale: 'en', permalink: permalinkOf(category) };
};

const shownOf = (store: DeskStore, category: KbCategory): Shown => {
	const { id, name, description, status, visibility, orgId, parentCategoryId } = category;
	const siblings = store.knowledgeBase.categories
		.of(orgId)
		.filter((one) => one.parentCategoryId === parentCategoryId);
	return {
		...{ id, name, description, status, visibility, logoUrl: null, isTrashed: false, isFollowing: false },
		order: String(siblings.findIndex((one) => one.id === id) + 1),
	};
};

/** A row of `GET /kbRootCategories`; categories were made by the organization's first agent. */
export function rootCategory(store: DeskStore, category: KbCategory): Shown {
	const { id, orgId, createdTime, departmentIds } = category;
	const creator = namedAgent(store.agents(orgId)[0]);
	const written = { createdTime, modifiedTime: createdTime, createdBy: creator, modifiedBy: creator };
	return {
		...shownOf(store, category),
		...written,
		primaryDepartmentId: departmentIds[0] ?? null,
		associatedDepartmentIds: departmentIds,
		...{ isReviewEnabled: false, articleViewType: 'LISTVIEW', moderationType: 'NONE', groups: [] },
		...{ helpcenterId: null, workspaceId: null, encryptedWorkspaceId: null },
		...{ canCurrentUserModerate: true, feedbackTicketConversionPreference: null },
		translations: [{ ...translationOf(category), ...written, categoryId: id }],
	};
}

/** A category with all that is below it. */
export const categoryTree = (
	store: DeskStore,
	category: KbCategory,
	include: ReadonlySet<CategoryInclude>,
	order: (categories: KbCategory[]) => KbCategory[],
	level = 0,
): Shown => ({
	...shownOf(store, category),
	...{ parentCategoryId: category.parentCategoryId, rootCategoryId: category.rootCategoryId },
	...{ level: String(level), locale: 'en', translations: [translationOf(category)] },
	...(level === 0 ? { canCurrentUserModerate: true, moderationType: 'NONE' } : {}),
	...categoryIncluded(store, category, include),
	children: order(store.knowledgeBase.childrenOf(category)).map((child) =>
		categoryTree(store, child, include, order, level + 1),
	),
});
