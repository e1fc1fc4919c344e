import { simplified } from '../shared/simplified';
import type { Simplify } from '../shared/output';

/** Named like system keys, and yet what users put in: the address of an attached link, the module of `What_Id`. */
const DATA = new Set(['$link_url', '$se_module']);
/** `email` → `Email`, `id` → `ID` */
const titleOf = (member: string): string =>
	member === 'id'
		? 'ID'
		: member.replace(/(^|_)([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase());

/**
 * A record, a user or a row of a list flat: `Owner: { id, name, email }` as `Owner`, `Owner_ID` and `Owner_Email`.
 * Keys that begin with `$` are Zoho's own. Objects without an ID, such as a reminder, are values that Zoho takes back as
 * they are.
 */
export const simplify: Simplify = (record) =>
	simplified(record, {
		isLeftOut: (key) => key.startsWith('$') && !DATA.has(key),
		nameOf: ({ name, full_name, display_label, api_name }) => name ?? full_name ?? display_label ?? api_name,
		namedBy: new Set(['name']),
		join: (key, member) => `${key}_${titleOf(member)}`,
	});
