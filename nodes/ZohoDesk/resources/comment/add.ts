import { collection, shownWhen, text, toggle } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { made } from '../../../shared/transport/perhapsWritten';
import { commentedFields, commentScopes, commentsOf, refuseFiles } from '../../comments';
import type { Desk } from '../../deskApi';
import { commentContent, commentContentType, labelOfComment } from '../../fields/comment';
import { organization } from '../../fields/organization';
import { uploadFiles } from '../../uploads';

const options = {
	attachments: text('Attachments', {
		placeholder: 'e.g. data',
		description:
			"Names of the item's binary fields to attach, joined by commas; not on contacts and accounts",
	}),
	mentions: text('Mention Agents', {
		placeholder: 'e.g. 1234567890',
		description: 'ZUIDs of Zoho users, joined by commas, who are mentioned at the beginning',
	}),
};

const isPublic = toggle('Public', {
	description: 'Whether the customer sees the comment; this cannot be changed later',
});

export default operation({
	name: 'Add',
	action: 'Add comment',
	description: 'Comment on a ticket, a task, a call, an event, a contact or an account',
	scopes: commentScopes('writeScopes'),
	writes: true,
	gives: 'records',
	fields: {
		organization,
		...commentedFields,
		content: commentContent,
		contentType: commentContentType,
		isPublic: shownWhen({ on: ['ticket'] }, isPublic),
		options: collection('Options', options),
	},
	order: (params) => commentsOf(params).id,
	run: async (desk: Desk, { organization, content, contentType, isPublic, options, ...target }, item) => {
		refuseFiles(target, options.attachments ?? '');
		const { base, writeScopes } = commentsOf(target);
		const portal = await desk.portal(organization);
		const attachmentIds = await uploadFiles(portal, item, options.attachments ?? '');
		const mentions = (options.mentions ?? '')
			.split(',')
			.map((zuid) => zuid.trim())
			.filter((zuid) => zuid !== '')
			.map((zuid) => `zsu[@user:${zuid}]zsu `);
		return made(
			await portal.call({
				method: 'POST',
				path: base,
				body: {
					content: mentions.join('') + content,
					contentType,
					...(isPublic === undefined ? {} : { isPublic }),
					...(attachmentIds.length > 0 ? { attachmentIds } : {}),
				},
				labelOf: labelOfComment,
				scopes: writeScopes,
			}),
		);
	},
});
