import type { IDataObject } from 'n8n-workflow';

import { slicesOf } from '../shared/slices';
import type { CrmCalls } from './crmCalls';
import { coqlRows, literal } from './coql';
import type { Metadata } from './metadata';

/** A record or a user that goes by a name. */
export interface Candidate {
	id: string;
	/** As Zoho shows it. */
	name: string;
}

/** Records and users by their names. */
export interface Names {
	/**
	 * The records of a module that go by each name: the name Zoho shows, or an email address where the module has one.
	 * Upper and lower case do not matter, unless one record has exactly the given name. Read by COQL, which knows a record
	 * as soon as it is written, fifty names a call; what was found is kept for the run.
	 */
	recordsNamed(module: string, names: string[]): Promise<Map<string, Candidate[]>>;
	/** The active users that go by each name: their full name or email address. */
	usersNamed(names: string[]): Promise<Map<string, Candidate[]>>;
}

/** Values of one `in` (CRM v8, COQL). */
const VALUES_PER_CALL = 50;
/** Fields that make up the name of a person; Zoho computes `Full_Name`, so a query goes by the last name. */
const PERSON = { display: ['Full_Name', 'Last_Name'], parts: ['First_Name', 'Last_Name', 'Full_Name'] };

/** How a module's records are looked up by name. */
interface NameFields {
	/** The field that shows a record's name; undefined for persons. */
	display?: string;
	emails: string[];
}

export function namesOf(calls: Pick<CrmCalls, 'call'>, metadata: Metadata): Names {
	const found = new Map<string, Candidate[]>();
	return {
		usersNamed: async (names) => {
			const users = await metadata.users();
			const known = users.map(({ id, full_name, email }) => ({
				candidate: { id, name: `${full_name}, ${email}` },
				keys: [full_name, email],
			}));
			return new Map(names.map((name) => [name, matching(name, known)]));
		},
		recordsNamed: async (module, names) => {
			const key = (name: string) => `${module}:${name}`;
			const unknown = [...new Set(names)].filter((name) => !found.has(key(name)));
			if (unknown.length > 0) {
				const rows = await rowsNamed(calls, module, await nameFieldsOf(metadata, module), unknown);
				for (const name of unknown) {
					const candidates = matching(name, rows);
					// A name that is not there now may be there for the next item.
					if (candidates.length > 0) found.set(key(name), candidates);
				}
			}
			return new Map(names.map((name) => [name, found.get(key(name)) ?? []]));
		},
	};
}

async function nameFieldsOf(metadata: Metadata, module: string): Promise<NameFields> {
	const [about, fields] = [await metadata.module(module), await metadata.fields(module)];
	const display = about?.display_field;
	const name = (typeof display === 'string' ? display : display?.api_name) ?? 'Name';
	const isPerson = PERSON.display.includes(name) && fields.some(({ api_name }) => api_name === 'Last_Name');
	const emails = fields.filter(({ data_type }) => data_type === 'email').map(({ api_name }) => api_name);
	return { display: isPerson ? undefined : name, emails };
}

interface Row {
	candidate: Candidate;
	/** What the row can be called. */
	keys: string[];
}

async function rowsNamed(
	calls: Pick<CrmCalls, 'call'>,
	module: string,
	{ display, emails }: NameFields,
	names: string[],
): Promise<Row[]> {
	const addresses = names.filter((name) => /^\S+@\S+$/.test(name));
	const columns = ['id', ...(display ? [display] : PERSON.parts), ...emails];
	const rows = new Map<string, Row>();
	const search = async (field: string, values: string[]) => {
		const searchSome = async (some: string[]) => {
			const list = literal(field, some);
			const query = `select ${columns.join(', ')} from ${module} where ${field} in (${list})`;
			for await (const row of coqlRows(calls, query, Infinity))
				rows.set(String(row.id), rowOf(row, display, emails));
		};
		// The transport lets as many through at a time as Zoho takes.
		await Promise.all(slicesOf(values, VALUES_PER_CALL).map(searchSome));
	};
	await search(display ?? 'Last_Name', display ? names : [...new Set(names.flatMap(lastNamesIn))]);
	for (const field of emails) await search(field, addresses);
	return [...rows.values()];
}

/** `Anna van Dijk` → `Anna van Dijk`, `van Dijk`, `Dijk`: only the record knows where its last name begins. */
function lastNamesIn(name: string): string[] {
	const words = name.split(/\s+/);
	return words.map((_, index) => words.slice(index).join(' '));
}

function rowOf(row: IDataObject, display: string | undefined, emails: string[]): Row {
	const person = [row.First_Name, row.Last_Name].filter((part) => typeof part === 'string').join(' ');
	const names = display ? [row[display]] : [row.Full_Name, person];
	const keys = [...names, ...emails.map((email) => row[email])].filter(
		(key): key is string => typeof key === 'string' && key !== '',
	);
	return { candidate: { id: String(row.id), name: keys[0] ?? '' }, keys };
}

/** Those with exactly this name, or else those whose name differs in upper and lower case or in spaces only. */
function matching(name: string, rows: Row[]): Candidate[] {
	const exact = rows.filter(({ keys }) => keys.includes(name));
	const alike = rows.filter(({ keys }) => keys.some((key) => plain(key) === plain(name)));
	return (exact.length > 0 ? exact : alike).map(({ candidate }) => candidate);
}

const plain = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();
