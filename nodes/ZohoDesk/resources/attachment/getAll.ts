import {
	choice,
	collection,
	limit,
	limitOf,
	multiChoice,
	returnAll,
	shownWhen,
} from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { threadAttachments } from '../../attachments';
import type { Desk } from '../../deskApi';
import { attachedTo, whenTicket } from '../../fields/attachedTo';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { scopes } from '../../scopes';

const options = {
	include: multiChoice('Include', [{ name: 'Creator', value: 'creator' }], {
		description: 'What to return along with each attachment, without a further call',
	}),
	sortBy: choice(
		'Sort By',
		[
			{ name: 'Created Time', value: 'createdTime' },
			{ name: 'Created Time (Newest First)', value: '-createdTime' },
		],
		{ default: 'createdTime', description: 'The order in which the attachments come' },
	),
	isPublic: choice(
		'Visibility',
		[
			{ name: 'Private', value: 'false' },
			{ name: 'Public', value: 'true' },
		],
		{ default: 'true', description: 'Only attachments that customers see, or only the others' },
	),
};

export default operation({
	name: 'Get Many',
	action: 'Get many attachments',
	description: 'Get the attachments of a ticket or a thread: names, sizes and IDs, without the files',
	scopes: scopes.readTickets,
	writes: false,
	gives: 'records',
	fields: {
		organization,
		ticketId: ticket,
		...attachedTo,
		returnAll,
		limit,
		options: shownWhen(whenTicket, collection('Options', options)),
	},
	run: async (desk: Desk, { organization, ticketId, threadId, options = {}, returnAll, limit }) => {
		const portal = await desk.portal(organization);
		const wanted = limitOf({ returnAll, limit });
		if (threadId !== undefined) {
			return (await threadAttachments(portal, ticketId, threadId)).slice(0, wanted);
		}
		const query = { ...options, include: options.include?.join(',') || undefined };
		const path = ['tickets', ticketId, 'attachments'];
		return portal.list({ method: 'GET', path, query, scopes: scopes.readTickets }, wanted);
	},
});
