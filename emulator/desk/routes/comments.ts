import type { Call, World } from '../../service';
import { type Comment, shownComment } from '../conversation';
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

function contentIn({ content }: Record<string, unknown>): string {
	if (typeof content !== 'string' || content.length > 32_000) return refuseValue('content');
	return content;
}

function addComment(call: Call, world: World): Comment {
	const { desk } = world;
	const body = plainBody(call, ['content', 'contentType', 'isPublic', 'attachmentIds'], ['content']);
	const ticket = ticketOf(call, world);
	const { contentType = 'html', isPublic = false } = body;
	if (contentType !== 'html' && contentType !== 'plainText') return refuseValue('contentType');
	if (typeof isPublic !== 'boolean') return refuseValue('isPublic');
	const comment: Comment = {
		id: world.nextId(),
		ticketId: ticket.id,
		content: contentIn(body),
		contentType,
		isPublic,
		commenterId: agentOf(call, world).id,
		commentedTime: desk.now(),
		modifiedTime: null,
		attachments: attachedIn(body, call, world),
	};
	desk.ofTickets.comments.set(comment.id, comment);
	desk.ofTickets.happened('CommentAdded', ticket, comment.commenterId, comment.commentedTime);
	return comment;
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
			const include = includesOf(call, ['mentions', 'plainText']);
			const { descending } = orderOf(call, ['commentedTime'], 'commentedTime');
			const ticket = ticketOf(call, world);
			const comments = world.desk.ofTickets.commentsOf(ticket);
			const ordered = sorted(comments, ({ commentedTime }) => commentedTime, descending);
			const page = pageOf(call, ordered, { first: 0, usual: 50, most: 100, reach: 4999 });
			return listReply(
				page.map((comment) => shownComment(world.desk, ticket, comment, include.has('plainText'))),
			);
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
			const include = includesOf(call, ['mentions', 'plainText']);
			const { ticket, comment } = commentOf(call, world);
			return ok(shownComment(world.desk, ticket, comment, include.has('plainText')));
		},
	},
	{
		method: 'PATCH',
		path: `${collection}/:commentId`,
		summary: "Changes a comment's text, and nothing else of it",
		scopes: scopes('UPDATE'),
		handle: (call, world) => {
			const content = contentIn(plainBody(call, ['content'], ['content']));
			const { ticket, comment } = commentOf(call, world);
			Object.assign(comment, { content, modifiedTime: world.desk.now() });
			world.desk.ofTickets.happened('CommentEdited', ticket, agentOf(call, world).id, world.desk.now());
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
