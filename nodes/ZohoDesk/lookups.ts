import type { IDataObject } from 'n8n-workflow';

import { badInput } from '../shared/badInput';
import type { Find } from '../shared/fields';
import type { ListOptions } from '../shared/transport/pages';
import { ZohoError } from '../shared/transport/zohoError';
import type { Desk, DeskCall, Portal } from './deskApi';
import { FIND_IT } from './organization';
import { scopes } from './scopes';
import { SEARCH_LAST_START } from './ticketWindows';

/** More of one name than this nobody tells apart. */
const MOST_FOUND = 1_000;
const CANDIDATES_SHOWN = 5;

/** How rows of one kind are found by what people call them. */
interface Lookup {
	/** What is looked for: `department`. */
	what: string;
	/** How it is named: `name`, `email address`, `number`. */
	by: string;
	/** The list to read, and what of it; `value` is what the user gave. */
	call(value: string, label: string): Pick<DeskCall, 'path' | 'query' | 'scopes'>;
	options?: Omit<ListOptions, 'limit'>;
	/** What a row is called by; letter case does not count. */
	namesOf(row: IDataObject): unknown[];
	/** A row among others of its name, beside its id. */
	shownAs(row: IDataObject): string;
	/** What to do where nothing is found. */
	advice?: string;
}

/** The id of the one row of a name, in the item's organization; kept for a minute, so that many items ask once. */
export const idBy =
	(lookup: Lookup): Find =>
	async (api, value, label, { organization }) => {
		const portal = await (api as Desk).portal(typeof organization === 'string' ? organization : FIND_IT);
		const key = `${lookup.what} ${lookup.by} ${value.toLowerCase()}`;
		return await portal.kept(key, async () => await idOf(portal, lookup, value, label));
	};

async function idOf(portal: Portal, lookup: Lookup, value: string, label: string): Promise<string> {
	const { what, by, call, options, namesOf, shownAs, advice } = lookup;
	const wanted = value.toLowerCase();
	const found: IDataObject[] = [];
	for await (const row of portal.list({ method: 'GET', ...call(value, label) }, MOST_FOUND, options)) {
		if (namesOf(row).some((name) => String(name ?? '').toLowerCase() === wanted)) found.push(row);
	}
	const [only, ...others] = found;
	if (!only)
		throw badInput(
			label,
			`is "${value}", and no ${what} has that ${by}`,
			advice ?? 'Check it, or pick from the list.',
		);
	if (others.length === 0) return String(only.id);
	const ids = found.map(({ id }) => String(id));
	const shown = found.slice(0, CANDIDATES_SHOWN).map((row) => `${shownAs(row)} (${String(row.id)})`);
	throw new ZohoError({
		code: 'SEVERAL_FOUND',
		message: `'${label}' is "${value}", a ${by} that ${found.length} ${what}s have`,
		description: `Nothing was done for this item. Choose one By ID: ${shown.join(', ')}${found.length > CANDIDATES_SHOWN ? ' …' : ''}.`,
		field: { apiName: label, label },
		allowedValues: ids,
	});
}

/** Words for a search: a comma would separate two values, and `*`, `$` and braces mean something of their own. */
function searchable(label: string, value: string, least: number): string {
	const parts = value.split(/[,*${}]/).map((part) => part.trim());
	const words = parts.sort((one, other) => other.length - one.length)[0] ?? '';
	if (words.length >= least) return words;
	throw badInput(
		label,
		`is "${value}", too short to be searched`,
		`Give at least ${least} characters, or choose it By ID.`,
	);
}

const JUST_MADE = 'Check it, or pick from the list. What was made seconds ago may not be found yet.';
const search = { lastStart: SEARCH_LAST_START };
const nameOf = ({ name }: IDataObject) => [name];

export const ticketByNumber = idBy({
	what: 'ticket',
	by: 'number',
	call: (value, label) => ({
		path: ['tickets', 'search'],
		query: { ticketNumber: digitsOf(value, label) },
		scopes: [...scopes.readTickets, ...scopes.search],
	}),
	options: search,
	namesOf: ({ ticketNumber }) => [ticketNumber, `#${String(ticketNumber)}`],
	shownAs: ({ subject }) => String(subject ?? 'Ticket'),
	advice: JUST_MADE,
});

function digitsOf(value: string, label: string): string {
	const digits = value.replace('#', '');
	if (/^\d+$/.test(digits)) return digits;
	throw badInput(
		label,
		`is "${value}", not a number`,
		'Give the number that Zoho Desk shows, such as 101.',
	);
}

export const contactByEmail = idBy({
	what: 'contact',
	by: 'email address',
	call: (value, label) => ({
		path: ['contacts', 'search'],
		query: { email: searchable(label, value, 3) },
		scopes: [...scopes.readContacts, ...scopes.search],
	}),
	options: search,
	namesOf: ({ email, secondaryEmail }) => [email, secondaryEmail],
	shownAs: ({ firstName, lastName }) => [firstName, lastName].filter(Boolean).join(' '),
	advice: JUST_MADE,
});

export const accountByName = idBy({
	what: 'account',
	by: 'name',
	call: (value, label) => ({
		path: ['accounts', 'search'],
		query: { accountName: searchable(label, value, 3) },
		scopes: [...scopes.readContacts, ...scopes.search],
	}),
	options: search,
	namesOf: ({ accountName }) => [accountName],
	shownAs: ({ email, website, accountName }) => String(email ?? website ?? accountName),
	advice: JUST_MADE,
});

export const agentByEmail = idBy({
	what: 'agent',
	by: 'email address',
	call: (value) => ({
		path: ['agents'],
		query: { searchStr: value, fieldName: 'emailId' },
		scopes: scopes.readAgents,
	}),
	namesOf: ({ emailId }) => [emailId],
	shownAs: ({ name, firstName, lastName }) => String(name ?? `${String(firstName)} ${String(lastName)}`),
});

export const departmentByName = idBy({
	what: 'department',
	by: 'name',
	call: (value) => ({ path: ['departments'], query: { searchStr: value }, scopes: scopes.readDepartments }),
	namesOf: nameOf,
	shownAs: ({ name, isEnabled }) => `${String(name)}${isEnabled === false ? ', disabled' : ''}`,
});

export const teamByName = idBy({
	what: 'team',
	by: 'name',
	call: () => ({ path: ['teams'], scopes: scopes.readTeams }),
	options: { root: 'teams' },
	namesOf: nameOf,
	shownAs: ({ departmentId }) => `of department ${String(departmentId)}`,
});

export const productByName = idBy({
	what: 'product',
	by: 'name',
	call: (value) => ({
		path: ['products', 'searchDuplicates'],
		query: { productName: value },
		scopes: scopes.readProducts,
	}),
	namesOf: ({ productName }) => [productName],
	shownAs: ({ productCode, productName }) => String(productCode ?? productName),
});
