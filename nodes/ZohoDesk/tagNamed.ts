import { ZohoError } from '../shared/transport/zohoError';
import type { Portal } from './deskApi';
import { scopes } from './scopes';

const NAMES_SHOWN = 10;

/** The ID of a department's tag. Throws a ZohoError, with the names alike, where there is none of this name. */
export async function tagNamed(portal: Portal, departmentId: string, name: string): Promise<string> {
	const alike: string[] = [];
	const call = {
		method: 'GET' as const,
		path: ['tags', 'search'],
		query: { departmentId, searchVal: name },
		scopes: scopes.readTickets,
	};
	for await (const tag of portal.list(call, Infinity)) {
		const found = String(tag.name);
		if (found.toLowerCase() === name.toLowerCase()) return String(tag.id);
		alike.push(found);
	}
	throw new ZohoError({
		code: 'UNKNOWN_TAG',
		message: `'Tag' is "${name}", which no ticket of the department has`,
		description:
			alike.length > 0
				? `Did you mean ${alike.slice(0, NAMES_SHOWN).join(', ')}?`
				: 'Check the name and the department; Get Many of tags lists those of a department.',
		field: { apiName: 'tag', label: 'Tag' },
		allowedValues: alike.length > 0 ? alike : undefined,
	});
}
