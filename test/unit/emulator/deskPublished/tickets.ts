import { get, list, type Operation, write } from '../deskOperation';
import * as shapes from '../deskShapes';

export const tickets: Operation[] = [
	list(
		'/tickets',
		'Desk.tickets.READ',
		'include departmentIds priority departmentId limit channel from sortBy assignee teamIds receivedInDays status viewId fields filters',
		shapes.ticketRow,
		{
			// `fields` was refused in life.
			refused: ['fields', 'filters'],
			ask: { include: 'contacts,products,departments,team,assignee', sortBy: '-recentThread' },
		},
	),
	write(
		'POST /tickets',
		'Desk.tickets.CREATE',
		200,
		({ departmentId, contactId }) => ({ subject: 'Lamp', departmentId, contactId }),
		{ answer: shapes.ticket },
	),
	get('/tickets/{ticketId}', 'Desk.tickets.READ', 'include', shapes.ticketGot, {
		ask: { include: 'contacts,products,departments,team,assignee,contract,isRead,skills' },
	}),
	write('PATCH /tickets/{ticketId}', 'Desk.tickets.UPDATE', 200, () => ({ priority: 'High' }), {
		...{ query: ['disableClosureNotification'], answer: shapes.ticket },
	}),
	write(
		'POST /tickets/{ticketId}/move',
		'Desk.tickets.UPDATE',
		200,
		({ otherDepartmentId: departmentId }) => ({ departmentId }),
		{ query: ['departmentId'], ask: { departmentId: '{otherDepartmentId}' } },
	),
	write(
		'POST /tickets/{ticketId}/merge',
		'Desk.tickets.UPDATE',
		200,
		({ otherTicketId }) => ({
			ids: [otherTicketId],
			source: { contactId: otherTicketId, subject: otherTicketId, cf: { cf_delivery_date: otherTicketId } },
		}),
		{ answer: shapes.ticket },
	),
	write('POST /tickets/{ticketId}/threads/{threadId}/split', 'Desk.tickets.CREATE', 200, undefined, {
		answer: shapes.ticket,
	}),
	write('POST /closeTickets', 'Desk.tickets.UPDATE', 200, ({ ticketId }) => ({ ids: [ticketId] })),
	write('POST /tickets/updateMany', 'Desk.tickets.UPDATE', 204, ({ ticketId }) => ({
		...{ fieldName: 'subject', isCustomField: false, ids: [ticketId], fieldValue: 'Lamps' },
	})),
	write('POST /tickets/moveToTrash', 'Desk.tickets.DELETE', 204, ({ ticketId }) => ({
		ticketIds: [ticketId],
	})),
	write('POST /tickets/markSpam', 'Desk.tickets.UPDATE', 200, ({ ticketId }) => ({
		// Its example writes switches as text.
		...{ ids: [ticketId], isSpam: 'true', contactSpam: 'false', handleExistingTickets: 'false' },
	})),
	write('POST /tickets/{ticketId}/markAsRead', 'Desk.tickets.UPDATE', 200),
	write('POST /tickets/{ticketId}/markAsUnRead', 'Desk.tickets.UPDATE', 204),
	get('/tickets/{ticketId}/metrics', 'Desk.tickets.READ', '', shapes.metrics),
	get('/tickets/{ticketId}/resolution', 'Desk.tickets.READ', '', shapes.resolution),
	write(
		'PATCH /tickets/{ticketId}/resolution',
		'Desk.tickets.UPDATE',
		200,
		() => ({ content: 'Repaired', isNotifyContact: false }),
		{ answer: shapes.resolution },
	),
	write('DELETE /tickets/{ticketId}/resolution', 'Desk.tickets.DELETE', 204),
];
