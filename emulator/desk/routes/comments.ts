import type { Call, World } from '../../service';
import { type Comment, type CommentInclude, shownComment, shownUpload } from '../conversation';
import { agentOf } from '../organization';
import { includesOf, listWeight, orderOf, pageOf, sorted } from '../query';
import type { Ticket } from '../records';
import { notFound, Refused } from '../refusals';
import { type DeskRoute, listReply, ok } from '../route';
import { plainBody, refuseValue, ticketOf } from '../ticketOf';
import { attachedIn } from './uploads';

const scopes = (operation: string) => [`Desk.tickets.${operation}`];

function commentOf(call: Call, world: World): { ticket: Ticket; comment: Comment } {
	const ticket = ticketOf(call, world);
	const comment = world.desk.ofTickets.comments.get(call.params.commentId ?? '');
	if (comment?.ticketId !== ticket.id) throw new Refused(notFound());
	return { ticket, comment };
}

function commentIncludes(call: Call): CommentInclude {
	const include = includesOf(call, ['mentions', 'plainText']);
	return { mentions: include.has('mentions'), plainText: include.has('plainText') };
}

type Written = Pick<Comment, 'content'> & Partial<Pick<Comment, 'contentType' | 'isPublic' | 'attachments'>>;

/** What a body says of a comment; a change of one must name its content too. */
function commentIn(call: Call, world: World): Written {
	const body = plainBody(call, ['content', 'contentType', 'isPublic', 'attachmentIds'], ['content']);
	const { content, contentType, isPublic, attachmentIds } = body;
	if (typeof content !== 'string' || content.length > 32_000) return refuseValue('content');
	if (contentType !== undefined && contentType !== 'html' && contentType !== 'plainText')
		return refuseValue('contentType');
	if (isPublic !== undefined && typeof isPublic !== 'boolean') return refuseValue('isPublic');
	return {
		content,
		...(contentType === undefined ? {} : { contentType }),
		...(isPublic === undefined ? {} : { isPublic }),
		...(attachmentIds === undefined ? {} : { attachments: attachedIn(body, call, world) }),
	};
}

function addComment(call: Call, world: World): Comment {
	const { desk } = world;
	const written = commentIn(call, world);
	const ticket = ticketOf(call, world);
	const comment: Comment = {
		...{ id: world.nextId(), ticketId: ticket.id, contentType: 'html', isPublic: false, attachments: [] },
		...{ commenterId: agentOf(call, world).id, commentedTime: desk.now(), modifiedTime: null },
		...written,
	};
	desk.ofTickets.comments.set(comment.id, comment);
	ticket.modifiedTime = comment.commentedTime;
	desk.ofTickets.happened('CommentAdded', ticket, comment.commenterId, comment.commentedTime);
	tellComment('Ticket_Comment_Add', world, ticket, comment);
	return comment;
}

function tellComment(
	name: 'Ticket_Comment_Add' | 'Ticket_Comment_Update',
	{ desk }: World,
	ticket: Ticket,
	comment: Comment,
): void {
	const { id: ticketId, orgId, departmentId } = ticket;
	const payload = { ...shownComment(desk, ticket, comment), ticketId };
	desk.webhooks.notify(name, { orgId, departmentId, payload });
	if (name !== 'Ticket_Comment_Add') return;
	for (const file of comment.attachments) {
		const attached = { ...shownUpload(file), ticketId, commentId: comment.id };
		desk.webhooks.notify('Ticket_Comment_Attachment_Add', { orgId, departmentId, payload: attached });
	}
}

const collection = '/api/v1/tickets/:ticketId/comments';

export const commentRoutes: DeskRoute[] = [
	{
		method: 'GET',
		path: collection,
		summary: 'Comments on a ticket, oldest first',
		query: ['include', 'sortBy', 'from', 'limit'],
		scopes: scopes('READ'),
		credits: listWeight,
		handle: (call, world) => {
			const include = commentIncludes(call);
			const { descending } = orderOf(call, ['commentedTime'], 'commentedTime');
			const ticket = ticketOf(call, world);
			const comments = world.desk.ofTickets.commentsOf(ticket);
			const ordered = sorted(comments, ({ commentedTime }) => commentedTime, descending);
			const page = pageOf(call, ordered, { first: 0, usual: 50, most: 100, reach: 4999 });
			return listReply(page.map((comment) => shownComment(world.desk, ticket, comment, include)));
		},
	},
	{
		method: 'POST',
		path: collection,
		summary: 'Adds a comment, private unless it says otherwise',
		scopes: scopes('UPDATE'),
		handle: (call, world) => ok(shownComment(world.desk, ticketOf(call, world), addComment(call, world))),
	},
	{
		method: 'GET',
		path: `${collection}/:commentId`,
		summary: 'One comment',
		query: ['include'],
		scopes: scopes('READ'),
		handle: (call, world) => {
			const include = commentIncludes(call);
			const { ticket, comment } = commentOf(call, world);
			return ok(shownComment(world.desk, ticket, comment, include));
		},
	},
	{
		method: 'PATCH',
		path: `${collection}/:commentId`,
		summary: 'Changes a comment, of which the call must name the text',
		scopes: scopes('UPDATE'),
		handle: (call, world) => {
			const written = commentIn(call, world);
			const { ticket, comment } = commentOf(call, world);
			Object.assign(comment, written, { modifiedTime: world.desk.now() });
			ticket.modifiedTime = world.desk.now();
			world.desk.ofTickets.happened('CommentEdited', ticket, agentOf(call, world).id, world.desk.now());
			tellComment('Ticket_Comment_Update', world, ticket, comment);
			return ok(shownComment(world.desk, ticket, comment));
		},
	},
	{
		method: 'DELETE',
		path: `${collection}/:commentId`,
		summary: 'Deletes a comment',
		scopes: scopes('UPDATE'),
		handle: (call, world) => {
			const { ticket, comment } = commentOf(call, world);
			world.desk.ofTickets.comments.delete(comment.id);
			world.desk.ofTickets.happened('CommentDeleted', ticket, agentOf(call, world).id, world.desk.now());
			return { status: 200 };
		},
	},
];
