import type { IDataObject } from 'n8n-workflow';

import { badInput } from '../shared/badInput';
import type { Portal } from './deskApi';
import { createRecord, type Module, updateRecord } from './moduleRecords';
import { scopes } from './scopes';
import { rangeOf, SEARCH_LAST_START } from './ticketWindows';

/** The two modules that live under the scopes of contacts and are written, searched and trashed alike. */
export type Customers = 'contacts' | 'accounts';

const moduleOf = (name: Customers): Module => ({
	name,
	createScopes: scopes.createContacts,
	updateScopes: scopes.updateContacts,
});

export const createCustomer = async (portal: Portal, module: Customers, values: IDataObject) =>
	await createRecord(portal, moduleOf(module), values);

export const updateCustomer = async (portal: Portal, module: Customers, id: string, values: IDataObject) =>
	await updateRecord(portal, moduleOf(module), id, values);

const trashKeys = { contacts: 'contactIds', accounts: 'accountIds' } as const;

/** Moves one to the recycle bin; Desk has no call that deletes for good. */
export async function trashCustomer(portal: Portal, module: Customers, id: string): Promise<IDataObject> {
	await portal.call({
		method: 'POST',
		path: [module, 'moveToTrash'],
		body: { [trashKeys[module]]: [id] },
		labelOf: (apiName) =>
			apiName === trashKeys[module] ? (module === 'contacts' ? 'Contact' : 'Account') : undefined,
		silent: true,
		scopes: scopes.deleteContacts,
	});
	return { id, trashed: true };
}

const atLeastThree: Record<string, string> = { _all: 'Any Field', accountName: 'Account Name' };

/** A search's parameters from its filters; ranges of time come as `createdAfter`, `createdBefore` and so on. */
export function searchParameters(filters: IDataObject): Record<string, string | undefined> {
	const { createdAfter, createdBefore, modifiedAfter, modifiedBefore, ...others } = filters as Record<
		string,
		string | undefined
	>;
	const given = Object.entries({
		...others,
		createdTimeRange: rangeOf(createdAfter, createdBefore),
		modifiedTimeRange: rangeOf(modifiedAfter, modifiedBefore),
	}).filter(([, value]) => value !== undefined && value !== '');
	if (given.length === 0) {
		throw badInput('Filters', 'is empty', 'Add at least one filter; use Get Many to list all.');
	}
	for (const [name, value = ''] of given) {
		const label = atLeastThree[name];
		if (label && value.length < 3) {
			throw badInput(label, `is "${value}", which is too short`, 'Search for at least 3 characters.');
		}
	}
	return Object.fromEntries(given);
}

/** Desk finds what was written some seconds ago, not what is written now. */
export const searchCustomers = (
	portal: Portal,
	module: Customers,
	query: Record<string, string | undefined>,
	limit: number,
) =>
	portal.list(
		{ method: 'GET', path: [module, 'search'], query, scopes: [...scopes.readContacts, ...scopes.search] },
		limit,
		{ lastStart: SEARCH_LAST_START },
	);

/** The tickets of one contact or account. Options that are empty are left out. */
export function ticketsOf(
	portal: Portal,
	module: Customers,
	id: string,
	options: { include?: string[]; departmentId?: string; isSpam?: string; sortBy?: string },
	limit: number,
) {
	const query = {
		departmentId: options.departmentId || undefined,
		include: options.include?.join(',') || undefined,
		isSpam: options.isSpam,
		sortBy: options.sortBy,
	};
	return portal.list(
		{
			method: 'GET',
			path: [module, id, 'tickets'],
			query,
			scopes: [...scopes.readTickets, ...scopes.search],
		},
		limit,
	);
}
