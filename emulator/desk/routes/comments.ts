import type { Call, World } from '../../service';
import { type Comment, shownComment, shownUpload } from '../conversation';
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
