import { choice, dateTime, requiredText, text, toggle } from '../../shared/fields';
import { agent } from './agent';
import { department } from './department';
import { kbCategory } from './kbCategory';
import { optional } from './relabeled';

export const title = requiredText('Title', { placeholder: 'e.g. Washing linen covers' });
export const answer = requiredText('Text', { rows: 6, description: 'The text of the article, in HTML' });

const draft = { name: 'Draft', value: 'Draft' } as const;
const published = { name: 'Published', value: 'Published' } as const;
const review = { name: 'Review', value: 'Review' } as const;
const unpublished = { name: 'Unpublished', value: 'Unpublished' } as const;

export const status = choice('Status', [draft, published, review], {
	default: 'Draft',
	description: 'Whether the article can be read, or is still worked on',
});
const changedStatus = choice('Status', [draft, published, review, unpublished], { default: 'Published' });

/** What an article has in each language, beside title, text and status. */
const details = {
	expiryDate: dateTime('Expires', { description: 'When the article is no longer shown' }),
	permalink: text('Permalink', {
		placeholder: 'e.g. washing-linen-covers',
		description: 'The end of its address in the help center',
	}),
	seoDescription: text('SEO Description', { description: 'For search engines, up to 250 characters' }),
	isSEOEnabled: toggle('SEO Enabled', {
		description: 'Whether search engines get title, keywords and description of their own',
	}),
	seoKeywords: text('SEO Keywords', { description: 'For search engines, up to 200 characters' }),
	seoTitle: text('SEO Title', { description: 'For search engines, up to 200 characters' }),
	tags: text('Tags', {
		placeholder: 'e.g. linen, care',
		description: 'Joined by commas; Zoho Desk keeps them in small letters',
	}),
	permission: choice(
		'Visible To',
		[
			{ name: 'Agents', value: 'AGENTS' },
			{ name: 'All', value: 'ALL' },
			{ name: 'Registered Users', value: 'REGISTEREDUSERS' },
		],
		{ default: 'ALL', description: 'Who may read the article once it is published' },
	),
};

const author = optional(agent, { displayName: 'Author', description: 'Who wrote the article' });
const whole = {
	departmentId: optional(department, { description: 'The department the article belongs to' }),
	ownerId: optional(agent, { displayName: 'Owner', description: 'Who looks after the article' }),
};

/** Optional fields of a new article, and what can be changed of one; in the order of their labels. */
export const articleOptions = {
	authorId: author,
	departmentId: whole.departmentId,
	expiryDate: details.expiryDate,
	ownerId: whole.ownerId,
	permalink: details.permalink,
	seoDescription: details.seoDescription,
	isSEOEnabled: details.isSEOEnabled,
	seoKeywords: details.seoKeywords,
	seoTitle: details.seoTitle,
	tags: details.tags,
	permission: details.permission,
};

export const articleChanges = {
	authorId: author,
	categoryId: optional(kbCategory),
	departmentId: whole.departmentId,
	expiryDate: details.expiryDate,
	ownerId: whole.ownerId,
	permalink: details.permalink,
	seoDescription: details.seoDescription,
	isSEOEnabled: details.isSEOEnabled,
	seoKeywords: details.seoKeywords,
	seoTitle: details.seoTitle,
	status: changedStatus,
	tags: details.tags,
	answer: optional(answer),
	title: optional(title),
	permission: details.permission,
};

const translationState = choice(
	'State',
	[
		{ name: 'Outdated', value: 'OUTDATED' },
		{ name: 'Up to Date', value: 'UP-TO-DATE' },
	],
	{ default: 'UP-TO-DATE', description: 'Whether the translation says what the article says now' },
);

export const translationOptions = {
	expiryDate: details.expiryDate,
	permalink: details.permalink,
	seoDescription: details.seoDescription,
	isSEOEnabled: details.isSEOEnabled,
	seoKeywords: details.seoKeywords,
	seoTitle: details.seoTitle,
	translationState,
	tags: details.tags,
	permission: details.permission,
};

export const translationChanges = {
	authorId: author,
	expiryDate: details.expiryDate,
	permalink: details.permalink,
	seoDescription: details.seoDescription,
	isSEOEnabled: details.isSEOEnabled,
	seoKeywords: details.seoKeywords,
	seoTitle: details.seoTitle,
	translationState,
	status: changedStatus,
	tags: details.tags,
	answer: optional(answer),
	title: optional(title),
	permission: details.permission,
};
