import type { IDataObject } from 'n8n-workflow';

import { badInput } from '../shared/badInput';
import { nearestName } from '../shared/transport/nearestName';
import { ZohoError } from '../shared/transport/zohoError';
import type { Crm } from './crmApi';
import { rowsOf } from './crmCalls';
import { scopes, scopesFor } from './scopes';

/** Somebody an email is from or to (CRM v8, send mail). */
export interface EmailUser {
	email: string;
	user_name?: string;
}

/** An address that emails can go out from, as `GET /settings/emails/actions/from_addresses` describes it. */
export interface FromAddress {
	email: string;
	user_name?: string;
	/** `primary` … or the organization's own. */
	type?: string;
	default?: boolean;
}

/** The picker's preset: the user's default address. */
export const MY_DEFAULT = 'auto';

/** Addresses in one of To, Cc and Bcc (CRM v8, send mail). */
const MOST_ADDRESSES = 50;
const ADDRESS = /^[^\s@,;<>()"]+@[^\s@,;<>()"]+\.[^\s@,;<>()"]+$/;

/** `a@b.example, Ada Obi <ada@c.example>` → who they are. Throws a ZohoError that names the field. */
export function emailUsers(given: string, label: string): EmailUser[] {
	const users = given
		.split(/[,;](?=(?:[^"]*"[^"]*")*[^"]*$)/)
		.map((part) => part.trim())
		.filter((part) => part !== '')
		.map((part) => emailUser(part, label));
	if (users.length <= MOST_ADDRESSES) return users;
	throw badInput(
		label,
		`has ${users.length} addresses`,
		`Zoho CRM takes ${MOST_ADDRESSES} at most. Split them over several items.`,
	);
}

function emailUser(part: string, label: string): EmailUser {
	const named = /^"?([^"<]*?)"?\s*<([^>]*)>$/.exec(part);
	const email = (named?.[2] ?? part).trim();
	const name = named?.[1]?.trim() ?? '';
	if (ADDRESS.test(email)) return { ...(name === '' ? {} : { user_name: name }), email };
	throw badInput(
		label,
		`holds "${part}", which is no email address`,
		'Write name@example.com or Name <name@example.com>, several with commas between.',
	);
}

export async function fromAddresses(crm: Pick<Crm, 'call'>): Promise<FromAddress[]> {
	const body = await crm.call({
		method: 'GET',
		path: ['settings', 'emails', 'actions', 'from_addresses'],
		scopes: scopes.readFromAddresses,
	});
	return rowsOf(body, 'from_addresses') as unknown as FromAddress[];
}

/** One look for all items of a run. */
const ofRuns = new WeakMap<object, Promise<FromAddress[]>>();

/** The address to send from: the chosen one, or the user's default. Throws a ZohoError where Zoho has no such. */
export async function senderFor(crm: Crm, chosen: string): Promise<FromAddress> {
	const asked = ofRuns.get(crm) ?? fromAddresses(crm);
	ofRuns.set(crm, asked);
	const addresses = await asked;
	const found =
		chosen === MY_DEFAULT
			? (addresses.find((address) => address.default === true) ?? addresses[0])
			: addresses.find(({ email }) => email.toLowerCase() === chosen.toLowerCase());
	if (found) return found;
	const known = addresses.map(({ email }) => email);
	throw new ZohoError({
		code: 'FROM_ADDRESS_UNKNOWN',
		message:
			chosen === MY_DEFAULT
				? 'Zoho CRM has no address that this user can send from'
				: `'From Address' is ${chosen}, and the user of the credential cannot send from it`,
		description:
			known.length > 0
				? `Use one of: ${known.join(', ')}. Others are added in Zoho CRM under Setup → Channels → Email.`
				: 'Add one in Zoho CRM under Setup → Channels → Email.',
		field: { apiName: 'from', label: 'From Address' },
		allowedValues: known,
		nearestName: nearestName(chosen, known),
	});
}

/** The organization's addresses must be said to be such. */
export const isOfOrganization = ({ type = '' }: FromAddress): boolean => /^org/i.test(type);

/** The emails of a record, ten a call, at most `limit`. */
export async function* emailsOf(
	crm: Crm,
	{
		module,
		recordId,
		query,
	}: { module: string; recordId: string; query: Record<string, string | undefined> },
	limit: number,
): AsyncGenerator<IDataObject> {
	let left = limit;
	let index: string | undefined;
	while (left > 0) {
		const body = await crm.call({
			method: 'GET',
			path: [module, recordId, 'Emails'],
			query: { ...query, index },
			scopes: [...scopesFor(scopes.readRecords, module), ...scopes.readEmails],
		});
		for (const email of rowsOf(body, 'Emails').slice(0, left)) {
			left -= 1;
			yield email;
		}
		const { more_records: more, next_index: next } = (body.info ?? {}) as IDataObject;
		if (more !== true || typeof next !== 'string' || next === index) return;
		index = next;
	}
}
