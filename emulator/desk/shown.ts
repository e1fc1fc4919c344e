import type { Agent, Contact, CustomValues } from './records';
import type { DeskStore } from './entities';
import { fieldsOf } from './metadata';

/**
 * What Desk shows of something, after Zoho's Ticket.json, Contact.json and so on. Counts are text. A zero, a null or a
 * false that no call can change stands for what this emulator does not have.
 */
export type Shown = Record<string, unknown>;

const deskHosts: Record<string, string> = {
	us: 'desk.zoho.com',
	au: 'desk.zoho.com.au',
	cn: 'desk.zoho.com.cn',
	ca: 'desk.zohocloud.ca',
};

/** Where people open Desk in the data center; most of them differ by the last part only. */
export const deskHost = (dataCenter: string): string => deskHosts[dataCenter] ?? `desk.zoho.${dataCenter}`;

/** The record's page in Desk. Tickets are still called cases there. */
export function webUrl(
	store: DeskStore,
	orgId: string,
	kind: 'Cases' | 'Contacts' | 'Accounts' | 'Tasks' | 'Calls' | 'Events',
	id: string,
): string {
	const portal = store.organizations.find((organization) => organization.id === orgId)?.portalName ?? '';
	return `https://${deskHost(store.context.dataCenter)}/support/${portal}/ShowHomePage.do#${kind}/dv/${id}`;
}

/** All custom fields of the record's layout, by API name and, in the old form, by label. */
export function customFields(store: DeskStore, { layoutId, cf }: { layoutId: string; cf: CustomValues }) {
	const layout = store.layout(layoutId);
	const fields = (layout ? fieldsOf(layout) : []).map(({ field }) => field);
	const shown = fields
		.filter((field) => field.isCustomField)
		.map((field) => ({ field, value: cf[field.apiName] ?? (field.type === 'Boolean' ? 'false' : null) }));
	return {
		cf: Object.fromEntries(shown.map(({ field, value }) => [field.apiName, value])),
		customFields: Object.fromEntries(shown.map(({ field, value }) => [field.displayLabel, value])),
	};
}

export const layoutDetails = (store: DeskStore, layoutId: string): Shown => ({
	id: layoutId,
	layoutName: store.layout(layoutId)?.layoutName ?? null,
});

/** The account of a contact, in short. */
export function contactAccount(store: DeskStore, { accountId }: Contact): Shown | null {
	const account = store.account(accountId ?? '');
	return account ? { id: account.id, accountName: account.accountName, website: account.website } : null;
}

/** An agent in short whose mail address is under `email`, as tickets, approvals and attachments show one. */
export function mailPerson(agent: Agent | undefined): Shown | null {
	if (!agent) return null;
	const { id, firstName, lastName, emailId } = agent;
	return { id, firstName, lastName, email: emailId, photoURL: null };
}

/** An agent in short, as activities show one. */
export function worker(agent: Agent | undefined): Shown | null {
	if (!agent) return null;
	const { id, firstName, lastName, emailId } = agent;
	return { id, firstName, lastName, emailId, photoURL: null };
}

/** An agent in short, as searches show one. */
export function person(agent: Agent | undefined): Shown | null {
	if (!agent) return null;
	const { id, firstName, lastName, emailId, zuid } = agent;
	return { id, firstName, lastName, emailId, zuid, photoURL: null };
}

/** An agent in short, as articles, their categories and support plans show one. */
export function namedAgent(agent: Agent | undefined): Shown | null {
	if (!agent) return null;
	const { id, firstName, lastName, status, zuid } = agent;
	return { id, name: `${firstName} ${lastName}`, photoURL: null, status, zuid };
}
