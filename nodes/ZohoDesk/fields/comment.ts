import type { IDataObject } from 'n8n-workflow';

import { choice, locator, requiredText } from '../../shared/fields';
import { type CommentOn, commentsOf } from '../comments';
import type { Chosen } from './parts';
import { partId, searchParts } from './parts';

/** Where the comments are, by what the form has chosen. */
const commentedIn = (chosen: Chosen) => {
	const on = chosen('on') as CommentOn;
	return commentsOf({ on, [`${on}Id`]: chosen(`${on}Id`) });
};

/** One comment on what is chosen. */
export const commentId = locator('Comment', {
	searchMethod: 'searchComments',
	search: searchParts({
		of: 'What is commented on',
		idOf: (chosen) => commentedIn(chosen).id,
		rows: (portal, chosen, most) => {
			const { base, readScopes } = commentedIn(chosen);
			return portal.list({ method: 'GET', path: base, scopes: readScopes }, most);
		},
		nameOf: ({ commenter, content, commentedTime }) => [
			(commenter as IDataObject)?.name,
			content,
			commentedTime,
		],
	}),
	description: 'The comment to work on',
	byId: partId,
});

export const commentContent = requiredText('Content', {
	rows: 4,
	description: 'What the comment says; zsu[@user:ZUID]zsu mentions an agent by the ZUID of the Zoho user',
});

export const commentContentType = choice(
	'Content Type',
	[
		{ name: 'HTML', value: 'html' },
		{ name: 'Plain Text', value: 'plainText' },
	],
	{ default: 'plainText', description: 'How the content is written' },
);

/** What refusals call the parts of a comment. */
export const labelOfComment = (apiName: string): string | undefined =>
	({ content: 'Content', attachmentIds: 'Attachments' })[apiName];
