import type { DeskStore } from './entities';
import type { Contact } from './records';
import { type FieldError } from './refusals';
import { invalid, isEmail, objectOf, refuseExtra } from './validation';

/** The contact that a ticket's body brings along instead of a `contactId`. */
interface GivenContact {
	/** The body has a contact, and no `contactId` that would win over it. */
	given: boolean;
	values: Record<string, string>;
	errors: FieldError[];
}

/** How long its values may be, by Zoho's Ticket.json. */
const longest: Record<string, number> = { firstName: 100, lastName: 200, email: 255, phone: 100 };

/**
 * Reads the contact a body brings along. Keys that are not known are refused.
 * @param mandatory keys the contact cannot do without
 */
export function contactIn(
	body: Record<string, unknown>,
	known: readonly string[],
	mandatory: readonly string[],
): GivenContact {
	if (body.contact === undefined || body.contactId !== undefined)
		return { given: false, values: {}, errors: [] };
	const contact = objectOf(body.contact);
	refuseExtra(contact, known);
	const entries = Object.entries(contact).filter(([, value]) => value !== null && value !== '');
	const isValid = (name: string, value: unknown) =>
		typeof value === 'string' && value.length <= (longest[name] ?? 0) && (name !== 'email' || isEmail(value));
	const named = entries.map(([name]) => name);
	const absent = mandatory.filter((name) => !named.includes(name));
	return {
		given: true,
		values: Object.fromEntries(entries) as Record<string, string>,
		errors: [
			...entries
				.filter(([name, value]) => !isValid(name, value))
				.map(([name]) => invalid(`/contact/${name}`)),
			...absent.map((name): FieldError => ({ fieldName: `/contact/${name}`, errorType: 'missing' })),
		],
	};
}

/** The contact with the address, else a new one. */
export function contactFor(
	desk: DeskStore,
	orgId: string,
	values: Record<string, string>,
	createdBy: string,
): Contact {
	const known = values.email ? desk.contactByEmail(orgId, values.email) : undefined;
	return known ?? desk.addContact({ ...values, orgId, createdBy, ownerId: createdBy });
}
