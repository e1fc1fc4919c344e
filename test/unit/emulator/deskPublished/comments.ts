import { get, list, type Operation, write } from '../deskOperation';
import * as shapes from '../deskShapes';

export const comments: Operation[] = [
	list(
		'/contacts/{contactId}/comments',
		'Desk.contacts.READ',
		'include limit from sortBy',
		shapes.customerCommentGot,
		{ ask: { include: 'mentions' } },
	),
	write('POST /contacts/{contactId}/comments', 'Desk.contacts.UPDATE', 200, () => ({ content: 'First' }), {
		answer: shapes.customerComment,
	}),
	get(
		'/contacts/{contactId}/comments/{contactCommentId}',
		'Desk.contacts.READ',
		'include',
		shapes.customerCommentGot,
		{ ask: { include: 'mentions' } },
	),
	write(
		'PUT /contacts/{contactId}/comments/{contactCommentId}',
		'Desk.contacts.UPDATE',
		200,
		() => ({ content: 'Second' }),
		{ answer: shapes.customerComment },
	),
	write('DELETE /contacts/{contactId}/comments/{contactCommentId}', 'Desk.contacts.UPDATE', 200),
];
