import { get, list, type Operation, write } from '../deskOperation';
import * as shapes from '../deskShapes';

export const ofTickets: Operation[] = [
	list(
		'/tickets/{ticketId}/attachments',
		'Desk.tickets.READ',
		'include limit isPublic from sortBy',
		shapes.attachmentRow,
		{ ask: { include: 'creator' } },
	),
	write('POST /tickets/{ticketId}/attachments', 'Desk.tickets.UPDATE', 200, undefined, {
		...{ query: ['isPublic'], answer: shapes.attachment, isUpload: true },
	}),
	write('PATCH /tickets/{ticketId}/attachments/{attachmentId}', 'Desk.tickets.UPDATE', 200, () => ({
		isPublic: true,
	})),
	write('DELETE /tickets/{ticketId}/attachments/{attachmentId}', 'Desk.tickets.UPDATE', 200),
	write('POST /uploads', 'Desk.basic.CREATE', 200, undefined, { answer: shapes.upload, isUpload: true }),
	list(
		'/tickets/{ticketId}/timeEntry',
		'Desk.tickets.READ',
		'include module createdTimeRange limit billStatus orderBy from modifiedTimeRange',
		shapes.timeEntryRow,
		{ ask: { include: 'owner', orderBy: 'DESC', billStatus: 'billable', module: 'tickets' } },
	),
	write(
		'POST /tickets/{ticketId}/timeEntry',
		'Desk.tickets.UPDATE',
		200,
		() => ({
			...{ executedTime: '2026-01-01T09:00:00.000Z', hoursSpent: '3', minutesSpent: '23' },
			...{ secondsSpent: '21', agentCostPerHour: 3, additionalCost: 10 },
			requestChargeType: 'Customer Service',
		}),
		{ answer: shapes.timeEntry },
	),
	get('/tickets/{ticketId}/timeEntry/{timeEntryId}', 'Desk.tickets.READ', 'include', shapes.timeEntry, {
		ask: { include: 'owner' },
	}),
	write(
		'PUT /tickets/{ticketId}/timeEntry/{timeEntryId}',
		'Desk.tickets.UPDATE',
		200,
		() => ({ description: 'On the phone', requestChargeType: 'Customer Service' }),
		{ answer: shapes.timeEntry },
	),
	write('DELETE /tickets/{ticketId}/timeEntry/{timeEntryId}', 'Desk.tickets.UPDATE', 200),
	get(
		'/tickets/{ticketId}/timeEntrySummation',
		'Desk.tickets.READ',
		'module billStatus',
		shapes.timeSummation,
	),
	list('/tickets/{ticketId}/approvals', 'Desk.tickets.READ', 'from limit status', shapes.approval),
	list('/tickets/{ticketId}/followers', 'Desk.tickets.READ', '', shapes.follower),
	write('POST /tickets/{ticketId}/addFollowers', 'Desk.tickets.UPDATE', 204, ({ agentId }) => ({
		followerIds: [agentId],
	})),
	write('POST /tickets/{ticketId}/removeFollowers', 'Desk.tickets.UPDATE', 204, ({ agentId }) => ({
		followerIds: [agentId],
	})),
];
