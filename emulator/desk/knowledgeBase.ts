import { RecordSet } from './recordSet';
import type { Time } from './records';

/** A category of the knowledge base; a root category where it has no parent. */
export interface KbCategory {
	id: string;
	orgId: string;
	name: string;
	description: string | null;
	parentCategoryId: string | null;
	rootCategoryId: string;
	departmentIds: string[];
	status: 'SHOW_IN_HELPCENTER' | 'HIDE_IN_HELPCENTER' | 'DISABLED';
	visibility: 'ALL_USERS' | 'AGENTS' | 'GROUP_USERS' | 'NONE';
	createdTime: Time;
}

export type ArticleStatus = 'Draft' | 'Published' | 'Review' | 'Expired' | 'Unpublished';

/** An article in one language. */
export interface Translation {
	id: string;
	locale: string;
	title: string;
	/** HTML */
	answer: string;
	status: ArticleStatus;
	permission: 'ALL' | 'REGISTEREDUSERS' | 'AGENTS';
	authorId: string;
	tags: string[];
	permalink: string;
	seoTitle: string | null;
	seoDescription: string | null;
	seoKeywords: string | null;
	isSEOEnabled: boolean;
	expiryDate: string | null;
	translationState: 'OUTDATED' | 'UP-TO-DATE';
	/** What it was translated from, where a call has said so. */
	translationSource?: { locale: string | null; version: string | null };
	/** `1.0`, `1.1` … */
	version: string;
	createdBy: string;
	createdTime: Time;
	modifiedBy: string;
	modifiedTime: Time;
}

export interface Article {
	id: string;
	orgId: string;
	categoryId: string;
	departmentId: string;
	ownerId: string;
	sourceLocale: string;
	/** By locale; the first is the source. */
	translations: Map<string, Translation>;
}

export const sourceOf = ({ translations, sourceLocale }: Article): Translation => {
	const source = translations.get(sourceLocale);
	if (!source) throw new TypeError('An article has a translation in its own language');
	return source;
};

/** Categories and articles of all organizations. */
export class KnowledgeBase {
	readonly categories = new RecordSet<KbCategory>();
	readonly articles = new RecordSet<Article>();

	childrenOf({ id, orgId }: KbCategory): KbCategory[] {
		return this.categories.of(orgId).filter(({ parentCategoryId }) => parentCategoryId === id);
	}

	/** The articles of a category and of all below it. */
	articlesIn(category: KbCategory): Article[] {
		const own = this.articles.of(category.orgId).filter(({ categoryId }) => categoryId === category.id);
		return [...own, ...this.childrenOf(category).flatMap((child) => this.articlesIn(child))];
	}
}

/** The languages of Zoho's ArticleTranslation.json. */
export const locales: readonly string[] =
	'en ja zh es de fr tr ru pt it nl da sv pl ar he af cs fr-ca bg fi el hu id nb ro th uk vi ur hi te kn ta mr ko fa bn gu ms ml en-gb sk hr sl zh_TW zh-tw ca ka kk my km pt-br'.split(
		' ',
	);
