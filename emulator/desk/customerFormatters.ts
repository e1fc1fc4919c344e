import type { DeskStore } from './entities';
import type { Account, Contact } from './records';
import { contactAccount, customFields, layoutDetails, person, type Shown, webUrl } from './shown';

function owner(store: DeskStore, ownerId: string | null): Shown | null {
	const agent = store.agent(ownerId ?? '');
	return agent ? { id: agent.id, firstName: agent.firstName, lastName: agent.lastName } : null;
}

const noHappiness: Shown = { badPercentage: '0', okPercentage: '0', goodPercentage: '0' };

/** A row of `GET /contacts`: neither `modifiedTime` nor `cf` nor the address. */
export function contactRow(store: DeskStore, contact: Contact): Shown {
	const { id, firstName, lastName, email, secondaryEmail, phone, mobile, type, ownerId, accountId } = contact;
	return {
		...{ id, firstName, lastName, email, secondaryEmail, phone, mobile, type, ownerId, accountId },
		accountCount: String((accountId === null ? 0 : 1) + contact.otherAccountIds.length),
		createdTime: contact.createdTime,
		customerHappiness: noHappiness,
		isAnonymous: false,
		isEndUser: false,
		isSpam: false,
		photoURL: null,
		webUrl: webUrl(store, contact.orgId, 'Contacts', id),
		zohoCRMContact: null,
	};
}

export function contactDetail(store: DeskStore, contact: Contact): Shown {
	const { title, twitter, facebook, description, street, city, state, zip, country, modifiedTime } = contact;
	return {
		...contactRow(store, contact),
		...customFields(store, contact),
		...{ title, twitter, facebook, description, street, city, state, zip, country, modifiedTime },
		layoutId: contact.layoutId,
		layoutDetails: layoutDetails(store, contact.layoutId),
		isDeleted: false,
		isFollowing: false,
		isTrashed: false,
	};
}

/** A row of `GET /contacts/search`. */
export const contactFound = (store: DeskStore, contact: Contact): Shown => ({
	...contactDetail(store, contact),
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

/** A row of `GET /accounts`. */
export function accountRow(store: DeskStore, account: Account): Shown {
	const { id, accountName, email, phone, website, createdTime } = account;
	return {
		...{ id, accountName, email, phone, website, createdTime },
		customerHappiness: noHappiness,
		webUrl: webUrl(store, account.orgId, 'Accounts', id),
		zohoCRMAccount: null,
	};
}

export function accountDetail(store: DeskStore, account: Account): Shown {
	const { fax, industry, annualrevenue, description, ownerId, modifiedTime } = account;
	const { street, city, state, code, country } = account;
	const { customerHappiness: _inRowsOnly, ...row } = accountRow(store, account);
	return {
		...row,
		...customFields(store, account),
		...{
			fax,
			industry,
			annualrevenue,
			description,
			ownerId,
			modifiedTime,
			street,
			city,
			state,
			code,
			country,
		},
		associatedSLAIds: [],
		layoutId: account.layoutId,
		layoutDetails: layoutDetails(store, account.layoutId),
		isDeleted: false,
		isFollowing: false,
		isTrashed: false,
	};
}

/** A row of `GET /accounts/search`. */
export const accountFound = (store: DeskStore, account: Account): Shown => ({
	...accountDetail(store, account),
	owner: person(store.agent(account.ownerId ?? '')),
});

export const accountOwner = (store: DeskStore, account: Account): Shown => ({
	owner: owner(store, account.ownerId),
});
