import { nearestName } from '../../shared/transport/nearestName';
import { type ZohoError } from '../../shared/transport/zohoError';
import { refuse } from '../../shared/typed';
import type { Crm } from '../crmApi';
import type { Candidate } from '../names';
import type { Named } from './references';

/** Most candidates an error lists. */
const SHOWN = 10;

/**
 * Looks up the names of many records at once, and fills in their references.
 * @returns for each record a ZohoError that names the field, where a name is nobody's or several records'
 */
export async function settle(
	crm: Crm,
	records: ReadonlyArray<{ names: Named[] }>,
): Promise<Array<ZohoError | undefined>> {
	const all = records.flatMap(({ names }) => names);
	const found = new Map<string | undefined, Map<string, Candidate[]>>();
	for (const module of new Set(all.map((named) => named.module))) {
		const names = all.filter((named) => named.module === module).map(({ name }) => name);
		found.set(
			module,
			module === undefined ? await crm.usersNamed(names) : await crm.recordsNamed(module, names),
		);
	}
	const users = found.has(undefined) ? await crm.users() : [];
	const known = users.flatMap(({ full_name, email }) => [full_name, email]);
	return records.map(({ names }) => {
		for (const named of names) {
			const candidates = found.get(named.module)?.get(named.name) ?? [];
			const beside = candidates.find(({ id }) => id === named.idBeside);
			const [only, ...others] = beside ? [beside] : candidates;
			if (!only) return notFound(named, known);
			if (others.length > 0) return ambiguous(named, candidates);
			named.reference.id = only.id;
		}
		return undefined;
	});
}

function notFound({ module, name, field }: Named, users: string[]): ZohoError {
	const code = 'NAME_NOT_FOUND';
	if (module !== undefined) {
		const todo =
			'Check the name, or give the ID of the record. Deleted records, and those that the user of the credential may not see, are not found.';
		return refuse(field, name, `the name of no record in ${module}`, todo, { code });
	}
	const nearest = nearestName(name, users);
	const todo = `${nearest ? `Did you mean "${nearest}"? ` : ''}Give the full name, the email address or the ID of a user who is active.`;
	return refuse(field, name, 'neither the name nor the email address of an active user', todo, { code });
}

function ambiguous({ module, name, field }: Named, candidates: Candidate[]): ZohoError {
	const shown = candidates.slice(0, SHOWN).map((one) => `${one.name} (${one.id})`);
	const more = candidates.length > SHOWN ? `, … and ${candidates.length - SHOWN} more` : '';
	return refuse(
		field,
		name,
		`the name of ${candidates.length} ${module === undefined ? 'users' : `records in ${module}`}`,
		`Give the ID of the one that is meant: ${shown.join(', ')}${more}.`,
		{ code: 'AMBIGUOUS_NAME', allowedValues: candidates.slice(0, SHOWN).map(({ id }) => id) },
	);
}
