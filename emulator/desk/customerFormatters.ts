import type { DeskStore } from './entities';
import type { Account, Contact } from './records';
import { contactAccount, customFields, layoutDetails, person, type Shown, webUrl } from './shown';

function owner(store: DeskStore, ownerId: string | null): Shown | null {
	const agent = store.agent(ownerId ?? '');
	return agent ? { id: agent.id, firstName: agent.firstName, lastName: agent.lastName } : null;
}

const noHappiness: Shown = { badPercentage: '0', okPercentage: '0', goodPercentage: '0' };

/** What a contact shows wherever it is shown. */
function contactCore(store: DeskStore, contact: Contact): Shown {
	const { id, firstName, lastName, email, secondaryEmail, phone, mobile, type, ownerId, accountId } = contact;
	return {
		...{ id, firstName, lastName, email, secondaryEmail, phone, mobile, type, ownerId, accountId },
		createdTime: contact.createdTime,
		customerHappiness: noHappiness,
		isEndUser: false,
		photoURL: null,
		webUrl: webUrl(store, contact.orgId, 'Contacts', id),
		zohoCRMContact: null,
	};
}

/** A row of `GET /contacts`: neither `modifiedTime` nor `cf` nor the address. */
export const contactRow = (store: DeskStore, contact: Contact): Shown => ({
	...contactCore(store, contact),
	accountCount: String((contact.accountId === null ? 0 : 1) + contact.otherAccountIds.length),
	isAnonymous: false,
	isSpam: false,
});

/** What rows leave out. */
function contactRest(store: DeskStore, contact: Contact): Shown {
	const { title, twitter, facebook, description, street, city, state, zip, country } = contact;
	const { layoutId, modifiedTime } = contact;
	return {
		...customFields(store, contact),
		...{ title, twitter, facebook, description, street, city, state, zip, country, modifiedTime, layoutId },
	};
}

export const contactDetail = (store: DeskStore, contact: Contact): Shown => ({
	...contactRow(store, contact),
	...contactRest(store, contact),
	layoutDetails: layoutDetails(store, contact.layoutId),
	isDeleted: false,
	isFollowing: false,
	isTrashed: false,
});

/** A row of `GET /contacts/search`. */
export const contactFound = (store: DeskStore, contact: Contact): Shown => ({
	...contactCore(store, contact),
	...contactRest(store, contact),
	account: contactAccount(store, contact),
	owner: person(store.agent(contact.ownerId ?? '')),
});

export type ContactInclude = 'accounts' | 'owner';

export function contactIncludes(
	store: DeskStore,
	contact: Contact,
	include: ReadonlySet<ContactInclude>,
): Shown {
	return {
		...(include.has('accounts') ? { account: contactAccount(store, contact) } : {}),
		...(include.has('owner') ? { owner: owner(store, contact.ownerId) } : {}),
	};
}

/** What an account shows wherever it is shown. */
function accountCore(store: DeskStore, account: Account): Shown {
	const { id, accountName, email, phone, website, createdTime } = account;
	return {
		...{ id, accountName, email, phone, website, createdTime },
		webUrl: webUrl(store, account.orgId, 'Accounts', id),
	};
}

/** A row of `GET /accounts`. */
export const accountRow = (store: DeskStore, account: Account): Shown => ({
	...accountCore(store, account),
	customerHappiness: noHappiness,
	zohoCRMAccount: null,
});

/** What rows leave out. */
function accountRest(store: DeskStore, account: Account): Shown {
	const { fax, industry, annualrevenue, description, ownerId, modifiedTime, layoutId } = account;
	const { street, city, state, code, country } = account;
	return {
		...customFields(store, account),
		...{ fax, industry, annualrevenue, description, ownerId, modifiedTime, layoutId },
		...{ street, city, state, code, country },
	};
}

export const accountDetail = (store: DeskStore, account: Account): Shown => ({
	...accountCore(store, account),
	...accountRest(store, account),
	associatedSLAIds: [],
	layoutDetails: layoutDetails(store, account.layoutId),
	isDeleted: false,
	isFollowing: false,
	isTrashed: false,
	zohoCRMAccount: null,
});

/** A row of `GET /accounts/search`. */
export const accountFound = (store: DeskStore, account: Account): Shown => ({
	...accountCore(store, account),
	...accountRest(store, account),
	owner: person(store.agent(account.ownerId ?? '')),
});

export const accountOwner = (store: DeskStore, account: Account): Shown => ({
	owner: owner(store, account.ownerId),
});
