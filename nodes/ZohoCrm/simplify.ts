import { simplified } from '../shared/simplified';
import type { Simplify } from '../shared/output';

/** Named like a system key, and yet what the user put in: the address of an attached link. */
const DATA = new Set(['$link_url']);
const members: Record<string, string> = { id: 'ID' };
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/**
 * A record, a user or a row of a list flat: `Owner: { id, name, email }` as `Owner`, `Owner_ID` and `Owner_Email`.
 * Keys that begin with `$` are Zoho's own.
 */
export const simplify: Simplify = (record) =>
	simplified(record, {
		isLeftOut: (key) => key.startsWith('$') && !DATA.has(key),
		nameOf: ({ name, full_name, display_label, api_name }) => name ?? full_name ?? display_label ?? api_name,
		namedBy: new Set(['name', 'full_name']),
		join: (key, member) => `${key}_${members[member] ?? capital(member)}`,
	});
