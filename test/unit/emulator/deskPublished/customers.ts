import { get, list, type Operation, write } from '../deskOperation';
import * as shapes from '../deskShapes';

/** The file has `Desk.contacts.READ` too, and not whether it replaces one of these. */
const listOfTickets = 'Desk.tickets.READ Desk.search.READ';

export const customers: Operation[] = [
	list(
		'/contacts',
		'Desk.contacts.READ',
		'fields viewId limit from filterId include sortBy',
		shapes.contactRow,
		{ refused: ['fields', 'filterId', 'viewId'], ask: { include: 'accounts', sortBy: 'account' } },
	),
	write(
		'POST /contacts',
		'Desk.contacts.CREATE',
		200,
		() => ({ lastName: 'Jack', firstName: 'Hugh', zip: '123902', country: 'USA', title: 'The contact' }),
		{ answer: shapes.contact },
	),
	get('/contacts/{contactId}', 'Desk.contacts.READ', 'include', shapes.contact, {
		ask: { include: 'accounts,owner' },
	}),
	write('PATCH /contacts/{contactId}', 'Desk.contacts.UPDATE', 200, () => ({ title: 'Buyer' }), {
		answer: shapes.contact,
	}),
	write('POST /contacts/moveToTrash', 'Desk.contacts.DELETE', 204, ({ contactId }) => ({
		contactIds: [contactId],
	})),
	write(
		'POST /contacts/{contactId}/merge',
		'Desk.contacts.UPDATE',
		200,
		({ otherContactId }) => ({ ids: [otherContactId], source: { lastName: otherContactId } }),
		{ answer: shapes.contact },
	),
	write(
		'POST /contacts/{contactId}/associateAccounts',
		'Desk.contacts.UPDATE',
		200,
		({ otherAccountId }) => ({ data: [{ id: otherAccountId, isAccountTicketsViewable: true }] }),
		{ answer: shapes.massAction },
	),
	write(
		'POST /contacts/{contactId}/dissociateAccounts',
		'Desk.contacts.UPDATE',
		200,
		({ accountId }) => ({ ids: [accountId] }),
		{ answer: shapes.massAction },
	),
	list(
		'/contacts/{contactId}/accounts',
		'Desk.contacts.READ',
		'limit from sortBy startsWith',
		shapes.accountRowOfContact,
	),
	list(
		'/contacts/{contactId}/tickets',
		listOfTickets,
		'include departmentId limit from sortBy isSpam',
		shapes.ticketRowOfContact,
		{ ask: { include: 'products,departments,team,assignee,isRead', sortBy: '-modifiedTime' } },
	),
	list(
		'/accounts',
		'Desk.contacts.READ',
		'viewId limit from sortBy fields filters filterId',
		shapes.accountRow,
		{
			refused: ['viewId', 'fields', 'filters', 'filterId'],
			ask: { sortBy: '-website' },
		},
	),
	write('POST /accounts', 'Desk.contacts.CREATE', 200, () => ({ accountName: 'Zylker' }), {
		answer: shapes.account,
	}),
	get('/accounts/{accountId}', 'Desk.contacts.READ', 'include', shapes.account, {
		ask: { include: 'owner' },
	}),
	write('PATCH /accounts/{accountId}', 'Desk.contacts.UPDATE', 200, () => ({ city: 'Austin' }), {
		answer: shapes.account,
	}),
	write('POST /accounts/moveToTrash', 'Desk.contacts.DELETE', 204, ({ accountId }) => ({
		accountIds: [accountId],
	})),
	write(
		'POST /accounts/{accountId}/merge',
		'Desk.contacts.UPDATE',
		200,
		({ otherAccountId }) => ({ ids: [otherAccountId], source: { website: otherAccountId } }),
		{ answer: shapes.account },
	),
	list(
		'/accounts/{accountId}/tickets',
		'Desk.tickets.READ Desk.search.READ',
		'include departmentId dueDate limit from sortBy isSpam',
		shapes.ticketRow,
		{ ask: { include: 'contacts,products,departments,team,assignee,isRead' } },
	),
	list(
		'/accounts/{accountId}/contacts',
		'Desk.contacts.READ',
		'limit from isSpam sortBy',
		shapes.contactRowOfAccount,
		{ ask: { sortBy: 'fullName', isSpam: 'false' } },
	),
];
