import type { Call, World } from '../../service';
import type { DeskStore } from '../entities';
import type { Contact } from '../records';
import { contactDetail, contactFound, contactIncludes, contactRow } from '../customerFormatters';
import { agentOf, organizationOf } from '../organization';
import { includesOf, listReach, listWeight, orderOf, pageOf, sorted } from '../query';
import { notFound, Refused } from '../refusals';
import { type DeskRoute, listReply, ok } from '../route';
import { found, type Searched, searchParameters } from '../search';
import { checkedRecord } from '../writes';

const scopes = (operation: string) => [`Desk.contacts.${operation}`];

const accountName = ({ accountId }: Contact, desk: DeskStore) =>
	desk.account(accountId ?? '')?.accountName ?? null;

const sortKeys: Record<string, (contact: Contact, desk: DeskStore) => string | null> = {
	firstName: ({ firstName }) => firstName?.toLowerCase() ?? null,
	lastName: ({ lastName }) => lastName.toLowerCase(),
	phone: ({ phone }) => phone,
	email: ({ email }) => email,
	account: accountName,
	createdTime: ({ createdTime }) => createdTime,
	modifiedTime: ({ modifiedTime }) => modifiedTime,
};

const fullName = ({ firstName, lastName }: Contact) => [firstName, lastName].filter(Boolean).join(' ');

const searched: Searched<Contact> = {
	words: {
		_all: (contact, desk) => {
			const { email, secondaryEmail, phone, mobile, cf } = contact;
			const own = [fullName(contact), email, secondaryEmail, phone, mobile];
			return [...own, accountName(contact, desk), ...Object.values(cf)];
		},
		firstName: ({ firstName }) => [firstName],
		lastName: ({ lastName }) => [lastName],
		fullName: (contact) => [fullName(contact)],
		email: ({ email }) => [email],
		phone: ({ phone }) => [phone],
		mobile: ({ mobile }) => [mobile],
		accountName: (contact, desk) => [accountName(contact, desk)],
	},
	exact: {},
	numbers: { id: ({ id }) => [id] },
	ranges: {
		createdTimeRange: ({ createdTime }) => createdTime,
		modifiedTimeRange: ({ modifiedTime }) => modifiedTime,
	},
	sortBy: {
		firstName: ({ firstName }) => firstName?.toLowerCase() ?? null,
		lastName: ({ lastName }) => lastName.toLowerCase(),
		createdTime: ({ createdTime }) => createdTime,
		modifiedTime: ({ modifiedTime }) => modifiedTime,
	},
};

function contactOf(call: Call, world: World): Contact {
	const contact = world.desk.contact(call.params.contactId ?? '');
	if (contact?.orgId !== organizationOf(call, world).id) throw new Refused(notFound());
	return contact;
}

export const contactRoutes: DeskRoute[] = [
	{
		method: 'GET',
		path: '/api/v1/contacts',
		summary: 'Contacts; `from` counts from 1',
		query: ['include', 'sortBy', 'from', 'limit'],
		scopes: scopes('READ'),
		credits: listWeight,
		handle: (call, world) => {
			const include = includesOf(call, ['accounts']);
			const { by, descending } = orderOf(call, Object.keys(sortKeys), '-createdTime');
			const contacts = world.desk.contacts(organizationOf(call, world).id);
			const ordered = sorted(contacts, (contact) => sortKeys[by]?.(contact, world.desk) ?? null, descending);
			const page = pageOf(call, ordered, { first: 1, usual: 10, most: 100, reach: listReach });
			return listReply(
				page.map((contact) => ({
					...contactRow(world.desk, contact),
					...contactIncludes(world.desk, contact, include),
				})),
			);
		},
	},
	{
		method: 'GET',
		path: '/api/v1/contacts/search',
		summary: 'Contacts by what they hold, with their number',
		query: [...searchParameters(searched), 'from', 'limit'],
		scopes: ['Desk.search.READ'],
		alsoScopes: scopes('READ'),
		credits: listWeight,
		handle: (call, world) => {
			const { desk } = world;
			const { id: orgId } = organizationOf(call, world);
			const contacts = found(call, desk, desk.contacts(orgId), searched, desk.fields(orgId, 'contacts'));
			const page = pageOf(call, contacts, { first: 0, usual: 10, most: 100, reach: 999 });
			return listReply(
				page.map((contact) => contactFound(desk, contact)),
				{ count: contacts.length },
			);
		},
	},
	{
		method: 'GET',
		path: '/api/v1/contacts/:contactId',
		summary: 'One contact',
		query: ['include'],
		scopes: scopes('READ'),
		handle: (call, world) => {
			const include = includesOf(call, ['accounts', 'owner']);
			const contact = contactOf(call, world);
			return ok({
				...contactDetail(world.desk, contact),
				...contactIncludes(world.desk, contact, include),
			});
		},
	},
	{
		method: 'POST',
		path: '/api/v1/contacts',
		summary: 'Creates a contact; one mail address belongs to one contact',
		scopes: scopes('CREATE'),
		handle: (call, world) => {
			const { id: orgId } = organizationOf(call, world);
			const created = checkedRecord<Contact>(call, world, 'contacts');
			const createdBy = agentOf(call, world).id;
			const contact = world.desk.addContact({ ownerId: createdBy, ...created, orgId, createdBy });
			return ok(contactDetail(world.desk, contact));
		},
	},
	{
		method: 'PATCH',
		path: '/api/v1/contacts/:contactId',
		summary: 'Changes a contact',
		scopes: scopes('UPDATE'),
		handle: (call, world) => {
			const contact = contactOf(call, world);
			world.desk.change(contact, checkedRecord(call, world, 'contacts', contact), agentOf(call, world).id);
			return ok(contactDetail(world.desk, contact));
		},
	},
];
