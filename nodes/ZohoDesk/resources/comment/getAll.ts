import { badInput } from '../../../shared/badInput';
import { choice, collection, limit, limitOf, multiChoice, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { commentedFields, commentScopes, commentsOf } from '../../comments';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';

const options = {
	include: multiChoice(
		'Include',
		[
			{ name: 'Mentions', value: 'mentions' },
			{ name: 'Plain Text', value: 'plainText' },
		],
		{ description: 'What to return along with each comment; plain text only of comments on tickets' },
	),
	sortBy: choice(
		'Sort By',
		[
			{ name: 'Newest First', value: '-commentedTime' },
			{ name: 'Oldest First', value: 'commentedTime' },
		],
		{ default: 'commentedTime', description: 'The order in which the comments come' },
	),
};

export default operation({
	name: 'Get Many',
	action: 'Get many comments',
	description: 'Get the comments on a ticket, a task, a call, an event, a contact or an account',
	scopes: commentScopes('readScopes'),
	writes: false,
	gives: 'records',
	fields: { organization, ...commentedFields, returnAll, limit, options: collection('Options', options) },
	run: async (desk: Desk, { organization, options, returnAll, limit, ...target }) => {
		const { include = [], sortBy } = options;
		if (target.on !== 'ticket' && include.includes('plainText')) {
			throw badInput(
				'Include',
				"has 'Plain Text', which only comments on tickets come with",
				'Take it out; the content itself tells what was written.',
			);
		}
		const { base, readScopes } = commentsOf(target);
		const portal = await desk.portal(organization);
		const query = { include: include.join(',') || undefined, sortBy };
		const call = { method: 'GET' as const, path: base, query, scopes: readScopes };
		return portal.list(call, limitOf({ returnAll, limit }));
	},
});
