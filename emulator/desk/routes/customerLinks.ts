import type { Call, World } from '../../service';
import { accountDetail, accountRow, contactDetail, contactRow } from '../customerFormatters';
import { mergeCustomers } from '../customerMerge';
import { organizationOf } from '../organization';
import { flagOf, listReach, listWeight, orderOf, pageOf, sorted } from '../query';
import type { Contact } from '../records';
import { notFound, Refused } from '../refusals';
import { type DeskRoute, listReply, ok } from '../route';
import { plainBody, refuseValue } from '../ticketOf';
import { idOf, objectOf } from '../validation';

/** Accounts live under the scopes of contacts. */
const scopes = (operation: string) => [`Desk.contacts.${operation}`];

function contactOf(call: Call, world: World): Contact {
	const contact = world.desk.contact(call.params.contactId ?? '');
	if (contact?.orgId !== organizationOf(call, world).id) throw new Refused(notFound());
	return contact;
}

const accountsOf = ({ accountId, otherAccountIds }: Contact): string[] =>
	accountId === null ? otherAccountIds : [accountId, ...otherAccountIds];

const contactOrders = [
	...['firstName', 'lastName', 'fullName', 'phone', 'email', 'createdTime', 'modifiedTime'],
];

const fullName = ({ firstName, lastName }: Contact) => [firstName, lastName].filter(Boolean).join(' ');

/** How a contact and an account belong together. No call here takes the id of that, so it is made up of theirs. */
const mappingInfo = ({ id, accountId, viewableAccountIds }: Contact, account: string) => ({
	mappingId: `${id.slice(0, -3)}${account.slice(-3)}`,
	mappingType: account === accountId ? 'PRIMARY' : 'SECONDARY',
	isAccountTicketsViewable: viewableAccountIds.includes(account),
});

/** What became of each id; one that is not there takes no other down. */
function each(call: Call, world: World, ids: string[], handle: (id: string) => boolean) {
	const { id: orgId } = organizationOf(call, world);
	const results = ids.map((id) => {
		const success = world.desk.account(id)?.orgId === orgId && handle(id);
		return { id, success, errors: success ? null : { errorCode: 'UNPROCESSABLE_ENTITY', httpCode: '422' } };
	});
	return ok({ results });
}

const idList = (given: unknown, name: string): string[] =>
	Array.isArray(given) && given.length > 0
		? given.map((id) => idOf(id) ?? refuseValue(name))
		: refuseValue(name);

/** The accounts of a body's `data`, and those of them whose tickets the contact may see. */
function linksOf(call: Call): { ids: string[]; viewable: string[] } {
	const { data } = plainBody(call, ['data', 'ids'], ['data']);
	const rows = Array.isArray(data) ? data.map(objectOf) : [];
	const isWhole = ({ isAccountTicketsViewable }: Record<string, unknown>) =>
		typeof isAccountTicketsViewable === 'boolean';
	if (!rows.every(isWhole)) refuseValue('data');
	const ids = idList(
		rows.map(({ id }) => id),
		'data',
	);
	return { ids, viewable: ids.filter((_, index) => rows[index]?.isAccountTicketsViewable === true) };
}

export const customerLinkRoutes: DeskRoute[] = [
	{
		method: 'POST',
		path: '/api/v1/contacts/:contactId/merge',
		summary: 'Merges contacts into one, which gets their tickets',
		scopes: scopes('UPDATE'),
		handle: (call, world) => {
			const find = (id: string) => world.desk.contact(id);
			const { contactId = '' } = call.params;
			return ok(contactDetail(world.desk, mergeCustomers(call, world, 'contacts', find, contactId)));
		},
	},
	{
		method: 'POST',
		path: '/api/v1/accounts/:accountId/merge',
		summary: 'Merges accounts into one, which gets their contacts and tickets',
		scopes: scopes('UPDATE'),
		handle: (call, world) => {
			const find = (id: string) => world.desk.account(id);
			const { accountId = '' } = call.params;
			return ok(accountDetail(world.desk, mergeCustomers(call, world, 'accounts', find, accountId)));
		},
	},
	{
		method: 'POST',
		path: '/api/v1/contacts/:contactId/associateAccounts',
		summary: 'Links accounts to a contact; the first becomes its own',
		scopes: scopes('UPDATE'),
		handle: (call, world) => {
			const contact = contactOf(call, world);
			const { ids, viewable } = linksOf(call);
			return each(call, world, ids, (id) => {
				if (accountsOf(contact).includes(id)) return false;
				if (viewable.includes(id)) contact.viewableAccountIds.push(id);
				if (contact.accountId === null) contact.accountId = id;
				else contact.otherAccountIds.push(id);
				return true;
			});
		},
	},
	{
		method: 'POST',
		path: '/api/v1/contacts/:contactId/dissociateAccounts',
		summary: 'Unlinks accounts from a contact',
		scopes: scopes('UPDATE'),
		handle: (call, world) => {
			const contact = contactOf(call, world);
			const { ids } = plainBody(call, ['ids'], ['ids']);
			return each(call, world, idList(ids, 'ids'), (id) => {
				if (!accountsOf(contact).includes(id)) return false;
				const [accountId = null, ...otherAccountIds] = accountsOf(contact).filter((one) => one !== id);
				const viewableAccountIds = contact.viewableAccountIds.filter((one) => one !== id);
				Object.assign(contact, { accountId, otherAccountIds, viewableAccountIds });
				return true;
			});
		},
	},
	{
		method: 'GET',
		path: '/api/v1/contacts/:contactId/accounts',
		summary: 'Accounts of a contact; `from` counts from 1',
		query: ['sortBy', 'startsWith', 'from', 'limit'],
		scopes: scopes('READ'),
		credits: listWeight,
		handle: (call, world) => {
			const contact = contactOf(call, world);
			const beginning = (call.query.startsWith ?? '').toLowerCase();
			const { by, descending } = orderOf(call, ['accountName', 'createdTime', 'mappingType'], 'mappingType');
			const accounts = accountsOf(contact)
				.flatMap((id) => world.desk.account(id) ?? [])
				.filter(({ accountName }) => accountName.toLowerCase().startsWith(beginning));
			const ordered =
				by === 'mappingType'
					? accounts
					: sorted(accounts, (account) => account[by as 'accountName'].toLowerCase(), descending);
			const page = pageOf(call, ordered, { first: 1, usual: 10, most: 100, reach: listReach });
			return listReply(
				page.map((account) => ({
					...accountRow(world.desk, account),
					mappingInfo: mappingInfo(contact, account.id),
					mappingType: mappingInfo(contact, account.id).mappingType,
				})),
			);
		},
	},
	{
		method: 'GET',
		path: '/api/v1/accounts/:accountId/contacts',
		summary: 'Contacts of an account; `from` counts from 1',
		query: ['isSpam', 'sortBy', 'from', 'limit'],
		scopes: scopes('READ'),
		credits: listWeight,
		handle: (call, world) => {
			const { id: orgId } = organizationOf(call, world);
			const account = world.desk.account(call.params.accountId ?? '');
			if (account?.orgId !== orgId) return notFound();
			const { by, descending } = orderOf(call, contactOrders, '-createdTime');
			// No contact here is spam.
			const isSpam = flagOf(call, 'isSpam') ?? false;
			const contacts = world.desk
				.contacts(orgId)
				.filter((contact) => !isSpam && accountsOf(contact).includes(account.id));
			const key = (contact: Contact) => (by === 'fullName' ? fullName(contact) : contact[by as 'email']);
			const page = pageOf(call, sorted(contacts, key, descending), {
				...{ first: 1, usual: 10, most: 100, reach: listReach },
			});
			return listReply(
				page.map((contact) => ({
					...contactRow(world.desk, contact),
					mappingInfo: mappingInfo(contact, account.id),
				})),
			);
		},
	},
];
