import type { DeskStore } from '../entities';
import type { Ticket } from '../records';
import { ticketFound } from '../formatters';
import { organizationOf } from '../organization';
import { listWeight, pageOf } from '../query';
import { type DeskRoute, listReply } from '../route';
import { found, type Searched, searchParameters } from '../search';

function contactName({ contactId }: Ticket, desk: DeskStore): string | null {
	const contact = desk.contact(contactId);
	return contact ? [contact.firstName, contact.lastName].filter(Boolean).join(' ') : null;
}

const accountName = ({ accountId }: Ticket, desk: DeskStore) =>
	desk.account(accountId ?? '')?.accountName ?? null;

const productName = ({ productId }: Ticket, desk: DeskStore) =>
	desk.products.get(productId ?? '')?.productName ?? null;

/** At least one, so that a ticket without tags is one whose tag is empty. */
function tagNames(ticket: Ticket, desk: DeskStore): Array<string | null> {
	const names = desk.tags.of(ticket).map(({ name }) => name);
	return names.length === 0 ? [null] : names;
}

const searched: Searched<Ticket> = {
	words: {
		_all: (ticket, desk) => {
			const { ticketNumber, subject, description, email, phone, status, priority, channel, category } =
				ticket;
			return [
				...[ticketNumber, subject, description, email, phone, status, priority, channel, category],
				...[contactName(ticket, desk), accountName(ticket, desk), productName(ticket, desk)],
				...tagNames(ticket, desk),
				...Object.values(ticket.cf),
			];
		},
		subject: ({ subject }) => [subject],
		description: ({ description }) => [description],
		email: ({ email }) => [email],
		phone: ({ phone }) => [phone],
		category: ({ category }) => [category],
		contactName: (ticket, desk) => [contactName(ticket, desk)],
		accountName: (ticket, desk) => [accountName(ticket, desk)],
		tag: tagNames,
		productName: (ticket, desk) => [productName(ticket, desk)],
	},
	exact: {
		status: (ticket, desk) => [ticket.status, statusKinds[desk.statusType(ticket)]],
		priority: ({ priority }) => [priority],
		channel: ({ channel }) => [channel],
	},
	numbers: {
		id: ({ id }) => [id],
		ticketNumber: ({ ticketNumber }) => [ticketNumber],
		contactId: ({ contactId }) => [contactId],
		accountId: ({ accountId }) => [accountId],
		productId: ({ productId }) => [productId],
		departmentId: ({ departmentId }) => [departmentId],
		assigneeId: ({ assigneeId }) => [assigneeId],
	},
	longest: { _all: 100 },
	ranges: {
		createdTimeRange: ({ createdTime }) => createdTime,
		modifiedTimeRange: ({ modifiedTime }) => modifiedTime,
		dueDateRange: ({ dueDate }) => dueDate,
		customerResponseTimeRange: ({ customerResponseTime }) => customerResponseTime,
	},
	sortBy: {
		createdTime: ({ createdTime }) => createdTime,
		modifiedTime: ({ modifiedTime }) => modifiedTime,
		customerResponseTime: ({ customerResponseTime }) => customerResponseTime,
	},
};

/** `status=${open}` finds every status of a kind. */
const statusKinds = { Open: '${open}', 'On Hold': '${onhold}', Closed: '${closed}' };

export const ticketSearchRoutes: DeskRoute[] = [
	{
		method: 'GET',
		path: '/api/v1/tickets/search',
		summary: 'Tickets by what they hold, with their number',
		query: [...searchParameters(searched), 'from', 'limit'],
		scopes: ['Desk.search.READ'],
		alsoScopes: ['Desk.tickets.READ'],
		credits: listWeight,
		handle: (call, world) => {
			const { desk } = world;
			const { id: orgId } = organizationOf(call, world);
			const tickets = found(call, desk, desk.tickets(orgId), searched, desk.fields(orgId, 'tickets'));
			const page = pageOf(call, tickets, { first: 0, usual: 10, most: 100, reach: 999 });
			return listReply(
				page.map((ticket) => ticketFound(desk, ticket)),
				{ count: tickets.length },
			);
		},
	},
];
