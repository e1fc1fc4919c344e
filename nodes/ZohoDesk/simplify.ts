import type { IDataObject } from 'n8n-workflow';

import type { Simplify } from '../shared/output';
import { simplified } from '../shared/simplified';

const NAMES = [
	'name',
	'displayName',
	'accountName',
	'productName',
	'contractName',
	'departmentName',
	'layoutName',
	'subject',
];

function nameOf(reference: IDataObject): unknown {
	const { firstName, lastName } = reference;
	const person = [firstName, lastName].filter((part) => typeof part === 'string' && part !== '').join(' ');
	return person || NAMES.map((key) => reference[key]).find((name) => typeof name === 'string');
}

/**
 * A ticket, a contact or a row of a list flat: custom fields beside the standard ones by their `cf_…` names, and
 * `contact: { id, lastName, email }` as `contact`, `contactId` and `contactEmail`. `customFields` repeats what `cf`
 * holds, by labels.
 */
export const simplify: Simplify = (record) =>
	simplified(record, {
		isLeftOut: (key, { cf }) => key === 'customFields' && typeof cf === 'object',
		nameOf,
		namedBy: new Set(['firstName', 'lastName']),
		join: (key, member) => key + member.charAt(0).toUpperCase() + member.slice(1),
		opensAll: true,
		wrappings: new Set(['cf']),
	});
