import type { Call, World } from '../service';
import { mergedFields } from './mergedFields';
import type { Field } from './metadata';
import type { Account, Contact } from './records';
import { agentOf, organizationOf } from './organization';
import { notFound, Refused } from './refusals';
import { listed, plainBody, refuseValue } from './ticketOf';
import { idOf, objectOf, refuseExtra } from './validation';

/** Keys of `source` in Zoho's Contact.json and Account.json, beside `cf` and `customFields`. */
const address = ['street', 'city', 'state', 'country'];
const mergeable = {
	contacts: [
		...['firstName', 'lastName', 'email', 'secondaryEmail', 'phone', 'mobile', 'type', 'title', 'twitter'],
		...['facebook', 'description', 'accountId', 'zip', ...address],
	],
	accounts: [
		'email',
		'phone',
		'fax',
		'website',
		'industry',
		'annualrevenue',
		'description',
		'code',
		...address,
	],
};

/** The values `source` takes from one of the merged. */
function taken<T extends Contact | Account>(
	source: Record<string, unknown>,
	known: string[],
	all: T[],
	fields: Field[],
): Partial<T> {
	refuseExtra(source, [...known, 'cf', 'customFields']);
	const of = (given: unknown, name: string): T =>
		all.find(({ id }) => id === idOf(given)) ?? refuseValue(`source/${name}`);
	const { cf: _custom, customFields: _older, ...standard } = source;
	const values = Object.entries(standard).map(([name, id]) => [name, of(id, name)[name as keyof T]]);
	return { ...Object.fromEntries(values), cf: mergedFields(source, fields, of) } as Partial<T>;
}

/** Merges contacts, or accounts, into the one the path names: it gets their tickets, and they are gone. */
export function mergeCustomers<T extends Contact | Account>(
	call: Call,
	world: World,
	module: 'contacts' | 'accounts',
	find: (id: string) => T | undefined,
	id: string,
): T {
	const { desk } = world;
	const { id: orgId } = organizationOf(call, world);
	const own = (wanted: string) => {
		const found = find(wanted);
		return found?.orgId === orgId ? found : undefined;
	};
	const master = own(id);
	if (!master) throw new Refused(notFound());
	const body = plainBody(call, ['ids', 'source'], ['ids']);
	const others = listed(body, 'ids', own);
	if (others.includes(master)) refuseValue('ids');
	const fields = desk.fields(orgId, module);
	const changes = taken(objectOf(body.source), mergeable[module], [master, ...others], fields);
	const key = module === 'contacts' ? 'contactId' : 'accountId';
	const gone = new Set<unknown>(others.map((other) => other.id));
	for (const ticket of desk.tickets(orgId)) if (gone.has(ticket[key])) ticket[key] = master.id;
	for (const contact of module === 'accounts' ? desk.contacts(orgId) : [])
		if (gone.has(contact.accountId)) contact.accountId = master.id;
	for (const other of others) desk.trashCustomer(other.id);
	desk.change(master, changes, agentOf(call, world).id);
	return master;
}
