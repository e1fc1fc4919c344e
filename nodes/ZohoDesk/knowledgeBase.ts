import type { IDataObject } from 'n8n-workflow';

import { badInput } from '../shared/badInput';
import type { DeskCall, Portal } from './deskApi';
import { scopes } from './scopes';

/** By Zoho's Article.json these lists count from 1, refuse 0 and give 50 rows at most. */
export const articlePaging = { firstRow: 1, pageSize: 50 } as const;

export const articleList = (portal: Portal, call: Pick<DeskCall, 'path' | 'query'>, limit: number) =>
	portal.list({ method: 'GET', scopes: scopes.readArticles, ...call }, limit, articlePaging);

/** The same for lists of translations: all languages of an article have its `id`. */
export const translationList = (portal: Portal, call: Pick<DeskCall, 'path' | 'query'>, limit: number) =>
	portal.list({ method: 'GET', scopes: scopes.readArticles, ...call }, limit, {
		...articlePaging,
		idKey: 'translationId',
	});

/** A list of root categories, which count from 1. */
export const rootCategories = (portal: Portal, query: DeskCall['query'], limit: number) =>
	portal.list({ method: 'GET', path: ['kbRootCategories'], query, scopes: scopes.readArticles }, limit, {
		firstRow: 1,
	});

/** A root category and the sections below it, each before its own: with its `path` of names and without `children`. */
export async function categoriesBelow(
	portal: Portal,
	rootCategoryId: string,
	query: DeskCall['query'] = {},
): Promise<Array<IDataObject & { path: string; isLowest: boolean }>> {
	const root = await portal.call({
		method: 'GET',
		path: ['kbRootCategories', rootCategoryId, 'categoryTree'],
		query,
		scopes: scopes.readArticles,
	});
	return flattened(root, []);
}

function flattened(
	{ children, ...category }: IDataObject,
	above: string[],
): Array<IDataObject & { path: string; isLowest: boolean }> {
	const names = [...above, String(category.name ?? '')];
	const sections = Array.isArray(children) ? (children as IDataObject[]) : [];
	return [
		{ ...category, path: names.join(' / '), isLowest: sections.length === 0 },
		...sections.flatMap((section) => flattened(section, names)),
	];
}

/** What a form says of an article, as Desk takes it; what is not given is left out. */
export function articleBody({ tags, ...given }: IDataObject): IDataObject {
	// Desk takes tags in small letters only.
	const names = typeof tags === 'string' ? tags.split(',').map((tag) => tag.trim().toLowerCase()) : undefined;
	const body = names ? { ...given, tags: names.filter((tag) => tag !== '') } : given;
	return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}

/** The same for a change, which must change something. */
export function articleChange(given: IDataObject): IDataObject {
	const body = articleBody(given);
	if (Object.keys(body).length > 0) return body;
	throw badInput('Fields', 'has nothing to write', 'Add at least one field and give it a value.');
}

const labels: Record<string, string> = {
	answer: 'Text',
	authorId: 'Author',
	categoryId: 'Category',
	departmentId: 'Department',
	expiryDate: 'Expires',
	isSEOEnabled: 'SEO Enabled',
	locale: 'Language',
	ownerId: 'Owner',
	permalink: 'Permalink',
	permission: 'Visible To',
	seoDescription: 'SEO Description',
	seoKeywords: 'SEO Keywords',
	seoTitle: 'SEO Title',
	status: 'Status',
	tags: 'Tags',
	title: 'Title',
	translationState: 'State',
};

/** The form's words for what Desk refuses. */
export const articleLabel = (apiName: string): string | undefined => labels[apiName];
