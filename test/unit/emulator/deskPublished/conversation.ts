import { get, list, type Operation, write } from '../deskOperation';
import * as shapes from '../deskShapes';

export const conversation: Operation[] = [
	list('/tickets/{ticketId}/comments', 'Desk.tickets.READ', 'include limit from sortBy', shapes.commentGot, {
		ask: { include: 'mentions', sortBy: '-commentedTime' },
	}),
	write(
		'POST /tickets/{ticketId}/comments',
		'Desk.tickets.UPDATE',
		200,
		({ uploadId }) => ({
			...{ content: 'See the photo', contentType: 'html', isPublic: true, attachmentIds: [uploadId] },
		}),
		{ answer: shapes.comment },
	),
	get('/tickets/{ticketId}/comments/{commentId}', 'Desk.tickets.READ', 'include', shapes.commentGot, {
		ask: { include: 'mentions' },
	}),
	write(
		'PATCH /tickets/{ticketId}/comments/{commentId}',
		'Desk.tickets.UPDATE',
		200,
		() => ({ content: 'Done', contentType: 'plainText', isPublic: true }),
		{ answer: shapes.comment },
	),
	write('DELETE /tickets/{ticketId}/comments/{commentId}', 'Desk.tickets.UPDATE', 200),
	list('/tickets/{ticketId}/threads', 'Desk.tickets.READ', 'limit from sortBy', shapes.threadRow, {
		ask: { sortBy: 'sendDateTime' },
	}),
	get('/tickets/{ticketId}/threads/{threadId}', 'Desk.tickets.READ', 'include', shapes.thread, {
		ask: { include: 'plainText' },
	}),
	get('/tickets/{ticketId}/threads/{threadId}/fullContent', 'Desk.tickets.READ', '', shapes.thread),
	write(
		'POST /tickets/{ticketId}/sendReply',
		'Desk.tickets.UPDATE',
		200,
		({ uploadId, fromEmailAddress }) => ({
			...{ channel: 'EMAIL', fromEmailAddress, to: 'a@b.example', content: 'Hello' },
			...{ contentType: 'plainText', attachmentIds: [uploadId], isForward: false },
		}),
		{
			...{ query: ['isPrivate', 'sendImmediately'], ask: { isPrivate: 'false', sendImmediately: 'true' } },
			answer: shapes.thread,
		},
	),
	write(
		'POST /tickets/{ticketId}/draftReply',
		'Desk.tickets.UPDATE',
		200,
		({ fromEmailAddress }) => ({ channel: 'EMAIL', fromEmailAddress, content: 'Hello' }),
		{ answer: shapes.thread },
	),
	write(
		'PATCH /tickets/{ticketId}/draftReply/{draftId}',
		'Desk.tickets.UPDATE',
		200,
		({ fromEmailAddress }) => ({ channel: 'EMAIL', fromEmailAddress, content: 'Hello again' }),
		{ answer: shapes.thread },
	),
];
