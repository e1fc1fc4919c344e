import type { Call, World } from '../service';
import { type Article, type ArticleStatus, locales, type Translation } from './knowledgeBase';
import { agentOf, organizationOf } from './organization';
import { type FieldError, invalidQuery, notFound, Refused } from './refusals';
import { plainBody } from './ticketOf';
import { idOf, invalid, objectOf } from './validation';
import { refuseInvalid } from './writes';

/** Keys of an article in any language. */
const inAnyLanguage = [
	...['title', 'answer', 'status', 'permission', 'authorId', 'tags', 'permalink', 'expiryDate'],
	...['seoTitle', 'seoDescription', 'seoKeywords', 'isSEOEnabled'],
];
const ofArticle = [...inAnyLanguage, 'categoryId', 'departmentId', 'ownerId'];
const ofTranslation = [...inAnyLanguage, 'translationState', 'translationSource', 'attachmentIds'];

export const permissions: Record<string, Translation['permission']> = {
	ALL: 'ALL',
	ALL_USERS: 'ALL',
	REGISTEREDUSERS: 'REGISTEREDUSERS',
	REGISTERED_USERS: 'REGISTEREDUSERS',
	AGENTS: 'AGENTS',
	AGENTS_ONLY: 'AGENTS',
};
const statuses: Record<string, ArticleStatus> = {
	Draft: 'Draft',
	DRAFT: 'Draft',
	Published: 'Published',
	PUBLISH: 'Published',
	Review: 'Review',
	REVIEW: 'Review',
};

const textUpTo = (most: number) => (value: unknown) =>
	value === null || (typeof value === 'string' && value.length <= most);
const time = /^(\d{4}-\d\d-\d\d \d\d:\d\d|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{0,3})?Z)$/;

const isMoment = (value: unknown): boolean =>
	typeof value === 'string' && time.test(value) && !Number.isNaN(Date.parse(value));

/** As Desk keeps it. Which zone `2027-01-31 18:00` is in, Zoho's file does not say; here it is UTC. */
const momentOf = (written: string): string =>
	new Date(written.includes('T') ? written : `${written.replace(' ', 'T')}:00.000Z`).toISOString();

/** Whether a value fits, by its key; by Zoho's Article.json. */
const fits: Record<string, (value: unknown) => boolean> = {
	title: textUpTo(300),
	answer: textUpTo(16_777_215),
	permission: (value) => typeof value === 'string' && value in permissions,
	tags: (value) =>
		Array.isArray(value) &&
		value.every((tag) => typeof tag === 'string' && /^(?:[a-z0-9_\-+%\s]|[^\p{ASCII}])+$/u.test(tag)),
	permalink: (value) =>
		typeof value === 'string' && /^(?:[a-zA-Z0-9%\-._/?]|[^\p{ASCII}]){1,300}$/u.test(value),
	expiryDate: (value) => value === null || isMoment(value),
	seoTitle: textUpTo(200),
	seoDescription: textUpTo(250),
	seoKeywords: textUpTo(200),
	isSEOEnabled: (value) => typeof value === 'boolean',
	translationState: (value) => value === 'OUTDATED' || value === 'UP-TO-DATE',
	locale: (value) => typeof value === 'string' && locales.includes(value),
	translationSource: (value) => isSource(objectOf(value)),
	// Articles have no attachments here, and there are no templates.
	attachmentIds: (value) => Array.isArray(value) && value.length === 0,
	isTemplate: (value) => value === false,
	secondaryTitles: (value) =>
		Array.isArray(value) && value.length <= 50 && value.every((title) => typeof title === 'string'),
};

const isSource = ({ locale, version, ...more }: Record<string, unknown>): boolean =>
	Object.keys(more).length === 0 &&
	(locale === undefined || locales.includes(String(locale))) &&
	(version === undefined || /^(\d{1,4}\.\d{1,3}|latest|published)$/.test(String(version)));

/** The language's own values in a body. */
function readTranslation(
	call: Call,
	world: World,
	body: Record<string, unknown>,
	allowed: Record<string, ArticleStatus>,
) {
	const { id: orgId } = organizationOf(call, world);
	const errors: FieldError[] = Object.entries(body)
		.filter(([name, value]) => fits[name]?.(value) === false)
		.map(([name]) => invalid(`/${name}`));
	if (body.status !== undefined && !(String(body.status) in allowed)) errors.push(invalid('/status'));
	const { authorId } = body;
	if (authorId !== undefined && world.desk.agent(idOf(authorId) ?? '')?.orgId !== orgId)
		errors.push(invalid('/authorId'));
	refuseInvalid(errors);
	const names = [...inAnyLanguage, 'translationState'].filter((name) => body[name] !== undefined);
	const values = Object.fromEntries(names.map((name) => [name, body[name]])) as Partial<Translation>;
	if (body.status !== undefined) values.status = allowed[String(body.status)];
	if (body.permission !== undefined) values.permission = permissions[String(body.permission)];
	if (typeof body.expiryDate === 'string') values.expiryDate = momentOf(body.expiryDate);
	if (body.translationSource !== undefined)
		values.translationSource = { locale: null, version: null, ...objectOf(body.translationSource) };
	return values;
}

function made(call: Call, world: World, locale: string, given: Partial<Translation>): Translation {
	const { desk } = world;
	const by = agentOf(call, world).id;
	const now = desk.now();
	const title = given.title ?? 'Article';
	return {
		...{ id: desk.context.nextId(), locale, title, answer: '', status: 'Draft', permission: 'ALL' },
		...{ authorId: by, tags: [], permalink: title.toLowerCase().replace(/[^a-z0-9]+/g, '-') },
		...{ seoTitle: null, seoDescription: null, seoKeywords: null, isSEOEnabled: false, expiryDate: null },
		...{ translationState: 'UP-TO-DATE', version: '1.0' },
		...{ createdBy: by, createdTime: now, modifiedBy: by, modifiedTime: now },
		...given,
	};
}

/** Where an article stands and whose it is; articles stand in the lowest categories only. */
function placeIn(call: Call, world: World, body: Record<string, unknown>): Partial<Article> {
	const { desk } = world;
	const { id: orgId } = organizationOf(call, world);
	const place: Partial<Article> = {};
	if (body.categoryId !== undefined) {
		const category = desk.knowledgeBase.categories.in(orgId, idOf(body.categoryId) ?? '');
		const isLowest = category !== undefined && desk.knowledgeBase.childrenOf(category).length === 0;
		if (!isLowest) refuseInvalid([invalid('/categoryId')]);
		else Object.assign(place, { categoryId: category.id, departmentId: category.departmentIds[0] ?? '' });
	}
	if (body.departmentId !== undefined) {
		const department = desk.department(idOf(body.departmentId) ?? '');
		if (department?.orgId !== orgId) refuseInvalid([invalid('/departmentId')]);
		place.departmentId = department?.id;
	}
	if (body.ownerId !== undefined) {
		const owner = desk.agent(idOf(body.ownerId) ?? '');
		if (owner?.orgId !== orgId) refuseInvalid([invalid('/ownerId')]);
		place.ownerId = owner?.id;
	}
	return place;
}

export function createArticle(call: Call, world: World): Article {
	const { desk } = world;
	const { id: orgId } = organizationOf(call, world);
	const known = [...ofArticle, 'isTemplate', 'attachmentIds'];
	const body = plainBody(call, known, ['answer', 'categoryId', 'status', 'title']);
	const given = readTranslation(call, world, body, statuses);
	const place = placeIn(call, world, body);
	const source = made(call, world, 'en', given);
	return desk.knowledgeBase.articles.add({
		...{ id: desk.context.nextId(), orgId, sourceLocale: 'en', categoryId: '', departmentId: '' },
		ownerId: source.authorId,
		translations: new Map([['en', source]]),
		...place,
	});
}

const whenChanged = { ...statuses, Unpublished: 'Unpublished' as const };

/** Changes one language of an article; what stands about the whole article only where `ofWhole`. */
export function changeArticle(
	call: Call,
	world: World,
	article: Article,
	translation: Translation,
	ofWhole: boolean,
): void {
	const known = ofWhole ? [...ofArticle, 'secondaryTitles'] : ofTranslation;
	const body = plainBody(call, known);
	const given = readTranslation(call, world, body, whenChanged);
	Object.assign(article, ofWhole ? placeIn(call, world, body) : {});
	const [major = '1', minor = '0'] = translation.version.split('.');
	const version = call.query.createVersion === 'true' ? `${major}.${Number(minor) + 1}` : translation.version;
	const by = agentOf(call, world).id;
	Object.assign(translation, given, { version, modifiedBy: by, modifiedTime: world.desk.now() });
}

export function addTranslation(call: Call, world: World, article: Article): Translation {
	const body = plainBody(
		call,
		[...ofTranslation, 'locale'],
		['answer', 'authorId', 'locale', 'status', 'title'],
	);
	const given = readTranslation(call, world, body, statuses);
	const locale = String(body.locale);
	if (article.translations.has(locale)) refuseInvalid([{ fieldName: '/locale', errorType: 'duplicate' }]);
	const translation = made(call, world, locale, given);
	article.translations.set(locale, translation);
	return translation;
}

/** The article the path names. */
export function articleOf(call: Call, world: World): Article {
	const { id: orgId } = organizationOf(call, world);
	const article = world.desk.knowledgeBase.articles.in(orgId, call.params.articleId ?? '');
	if (!article) throw new Refused(notFound());
	return article;
}

/** Its translation the path names. */
export function translationOf(call: Call, article: Article): Translation {
	const translation = article.translations.get(call.params.locale ?? '');
	if (!translation) throw new Refused(notFound());
	return translation;
}

/** Refuses a read of a version that is not there: the latest alone is kept, and is the published one once it is. */
export function refuseOtherVersion(call: Call, { version, status }: Translation): void {
	const wanted = call.query.version;
	if (wanted === undefined || wanted === 'latest' || wanted === version) return;
	if (wanted === 'published' && status === 'Published') return;
	const isVersion = /^(\d{1,4}\.\d{1,3}|published)$/.test(wanted);
	throw new Refused(isVersion ? notFound() : invalidQuery('version'));
}
