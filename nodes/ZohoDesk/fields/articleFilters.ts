import { choice, dateTime, multiChoice } from '../../shared/fields';
import { agent } from './agent';
import { kbCategory } from './kbCategory';
import { optional } from './relabeled';

const status = multiChoice('Status', [
	{ name: 'Draft', value: 'Draft' },
	{ name: 'Expired', value: 'Expired' },
	{ name: 'Published', value: 'Published' },
	{ name: 'Review', value: 'Review' },
	{ name: 'Unpublished', value: 'Unpublished' },
]);
const permission = multiChoice('Visible To', [
	{ name: 'Agents', value: 'AGENTS' },
	{ name: 'All', value: 'ALL' },
	{ name: 'Registered Users', value: 'REGISTEREDUSERS' },
]);
const authorId = optional(agent, { displayName: 'Author', description: 'Only what this agent wrote' });
const categoryId = optional(kbCategory, { description: 'Only the articles of this category' });

/** What narrows a list of articles, by Zoho's Article.json. */
export const articleFilters = {
	authorId,
	categoryId,
	modifiedAfter: dateTime('Modified After'),
	modifiedBefore: dateTime('Modified Before'),
	status,
	permission,
};

/** What narrows a search, by Zoho's ArticleTranslation.json, beside words, tag and language. */
export const articleSearchFilters = { authorId, categoryId, status, permission };

export const articleSort = choice(
	'Sort By',
	[
		{ name: 'Created Time', value: 'createdTime' },
		{ name: 'Created Time (Newest First)', value: '-createdTime' },
		{ name: 'Dislikes (Most First)', value: '-dislikeCount' },
		{ name: 'Feedback (Most First)', value: '-feedbackCount' },
		{ name: 'Likes (Most First)', value: '-likeCount' },
		{ name: 'Modified Time', value: 'modifiedTime' },
		{ name: 'Modified Time (Newest First)', value: '-modifiedTime' },
		{ name: 'Views (Most First)', value: '-viewCount' },
	],
	{ default: '-modifiedTime', description: 'The order in which the articles come' },
);
