import type { IDataObject } from 'n8n-workflow';

import { plainText } from '../../shared/fields';
import { refuse, type TypedField } from '../../shared/typed';
import type { NameAndId } from './simplified';

/** A record or a user that a value names, until its id is known. */
export interface Named {
	/** API name of the module to look in; undefined for users. */
	module?: string;
	name: string;
	/** The ID that stood beside the name when the record was read. */
	idBeside?: string;
	/** Which value named it, for the words of a refusal. */
	field: TypedField;
	/** What is sent: `{ id }`, filled in when the name has been looked up. */
	reference: IDataObject;
}

/** Zoho's ids have more digits than any number that people would give a record as its name. */
const ID = /^\d{10,}$/;

/**
 * What points to a record: `{ id }` of an id, or of a record as Zoho shows it. A name goes to `names`, to be looked
 * up together with those of the other items; the reference has its id then.
 */
export function referenceTo(
	value: unknown,
	field: TypedField,
	{ module, users = false, names }: { module?: string; users?: boolean; names: Named[] },
): IDataObject {
	const { id, name, idBeside } = partsOfReference(value);
	if (typeof id === 'number' && !Number.isSafeInteger(id)) {
		throw refuse(field, value, 'a number too long to be exact', 'Give the ID as text, in quotes.');
	}
	if (id !== undefined) return { id: String(id) };
	if (idBeside !== undefined && !users && module === undefined) return { id: idBeside };
	if (name !== undefined && (users || module !== undefined)) {
		const reference: IDataObject = {};
		names.push({ module: users ? undefined : module, name, idBeside, field, reference });
		return reference;
	}
	throw refuse(
		field,
		value,
		users || module ? 'neither a name nor an ID' : 'not the ID of a record',
		"Give the ID: the digits in the record's address at Zoho.",
	);
}

/** What a value tells of a record: an id, or else a name or an email address. */
function partsOfReference(value: unknown): { id?: string | number; name?: string; idBeside?: string } {
	if (typeof value === 'object' && value !== null) {
		const { id, email, name, idBeside } = value as Partial<NameAndId> & {
			id?: string | number;
			email?: unknown;
		};
		if (id === undefined || id === null) return { ...partsOfReference(email ?? name), idBeside };
		return /^\d+$/.test(plainText(id)) ? { id } : {};
	}
	if (typeof value === 'number' && !Number.isSafeInteger(value)) return { id: value };
	const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	if (text === '') return {};
	return ID.test(text) ? { id: text } : { name: text };
}
