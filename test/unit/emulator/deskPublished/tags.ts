import { get, list, type Operation, write } from '../deskOperation';
import * as shapes from '../deskShapes';

export const tags: Operation[] = [
	get('/tickets/{ticketId}/tags', 'Desk.tickets.READ', '', shapes.tagsOfTicket),
	write('POST /tickets/{ticketId}/associateTag', 'Desk.tickets.CREATE', 200, () => ({ tags: ['garden'] }), {
		...{ answer: shapes.tagFound, isList: true },
	}),
	write('POST /tickets/{ticketId}/dissociateTag', 'Desk.tickets.CREATE', 200, () => ({ tags: ['urgent'] })),
	list('/ticketTags', 'Desk.tickets.READ', 'departmentId limit from sortBy', shapes.tagCounted, {
		ask: { departmentId: '{departmentId}', sortBy: '-count' },
	}),
	list('/tags/search', 'Desk.tickets.READ', 'departmentId searchVal limit from', shapes.tagFound, {
		ask: { departmentId: '{departmentId}', searchVal: 'urg' },
	}),
	list(
		'/tags/{tagId}/tickets',
		'Desk.tickets.READ',
		'include assignee channel status receivedInDays priority limit from sortBy',
		shapes.ticketRow,
		{ ask: { include: 'contacts,products,departments,team,assignee,isRead', status: 'Open' } },
	),
];
