import { choice, requiredText } from '../../shared/fields';

export const commentId = requiredText('Comment ID', {
	placeholder: 'e.g. 4000000529001',
	description: 'ID of a comment on the ticket; Get Many lists them',
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
