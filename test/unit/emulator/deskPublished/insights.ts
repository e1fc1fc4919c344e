import { get, list, type Operation, write } from '../deskOperation';
import * as shapes from '../deskShapes';

const property = shapes.shape('propertyName propertyType propertyValue systemProperty');
const event = shapes.shape('actor actorInfo eventInfo eventName eventTime source', '', {
	...{ actor: shapes.shape('id name type'), actorInfo: property, eventInfo: property },
});

const counted = shapes.shape('count value');
const counts = shapes.shape('spam escalated overDue statusType status priority channel', '', {
	...{ statusType: counted, status: counted, priority: counted, channel: counted },
});

const person = shapes.shape('email firstName id lastName photoURL');
const fromAddress = shapes.shape(
	`id address displayName departmentId serviceProviderType isDepartmentDefault isActive isVerified createdBy
	createdTime modifiedBy modifiedTime`,
	'smtpDetails url',
	{ createdBy: person, modifiedBy: person },
);

/** TicketHistory.json, TicketCount.json, TicketApprovals.json, Recyclebin.json, MailReplyAddress.json */
export const insights: Operation[] = [
	// The file has the answer alone; path and parameters are those of Zoho's page.
	list('/tickets/{ticketId}/History', 'Desk.tickets.READ', 'from limit eventFilter fieldName', event),
	get(
		'/ticketsCountByFieldValues',
		'Desk.tickets.READ Desk.search.READ',
		`field contactId departmentId accountId assigneeId category createdTimeRange modifiedTimeRange customField1
		customField2 customField3`,
		counts,
		{
			// How a value of a custom field is written is not said.
			refused: ['customField1', 'customField2', 'customField3'],
			ask: { field: 'statusType,status,priority,channel,spam,overDue,escalated' },
		},
	),
	write(
		'POST /tickets/{ticketId}/approvals',
		'Desk.tickets.CREATE',
		200,
		({ agentId }) => ({ approverIds: [agentId], subject: 'Refund', description: 'Half of it' }),
		{ answer: shapes.shape('approvals', '', { approvals: shapes.approval }) },
	),
	get('/tickets/{ticketId}/approvals/{approvalId}', 'Desk.tickets.READ', '', shapes.approval),
	write(
		'PATCH /tickets/{ticketId}/approvals/{approvalId}',
		'Desk.tickets.UPDATE',
		200,
		() => ({ status: 'Approved' }),
		{ answer: shapes.approval },
	),
	write(
		'POST /recycleBin/restore',
		'Desk.settings.UPDATE',
		200,
		// Its example writes the switch as text.
		({ trashedTicketId }) => ({ ids: [trashedTicketId], isChildNeedToBeRestored: 'true' }),
		{ answer: shapes.massAction },
	),
	list(
		'/mailReplyAddress',
		'Desk.settings.READ Desk.basic.READ',
		'departmentId isActive from limit',
		fromAddress,
		{ ask: { departmentId: 'allDepartment', isActive: 'true', from: '1' } },
	),
];
