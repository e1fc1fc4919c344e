import type { IDataObject } from 'n8n-workflow';

import { onceFor } from '../../shared/onceFor';
import type { CrmField } from '../metadata';

/** Types, and one field, whose value Simplified shows as several keys: `Owner`, `Owner_ID`, `Owner_Email`. */
const REFERENCES = new Set(['lookup', 'ownerlookup', 'userlookup']);
type Column = Pick<CrmField, 'data_type' | 'api_name'>;
const isReference = ({ data_type, api_name }: Column): boolean =>
	REFERENCES.has(data_type) || api_name === 'Layout' || api_name === 'Parent_Id';

/** A name, and the ID that stood beside it when the record was read. */
export interface NameAndId {
	name: string;
	/** Settles which record is meant where several have the name. A name that was changed since means another record. */
	idBeside: string;
}

/**
 * A simplified record as values of its fields: the keys beside a reference are taken back into it, so that a record can
 * be read, changed and written again. Other keys stay as they are.
 */
export function withoutCompanions(values: IDataObject, fields: readonly Column[]): IDataObject {
	const { names, references } = namesIn(fields);
	const ownerOf = (key: string) =>
		names.has(key) ? undefined : references.find((reference) => key.startsWith(`${reference}_`));
	const own = Object.fromEntries(Object.entries(values).filter(([key]) => ownerOf(key) === undefined));
	for (const reference of references) {
		const id = values[`${reference}_ID`];
		if (names.has(`${reference}_ID`) || id === undefined || id === null || id === '') continue;
		const name = own[reference];
		if (name === undefined) own[reference] = { id };
		else if (isName(name)) own[reference] = { name, idBeside: String(id) } satisfies NameAndId;
	}
	return own;
}

const namesIn = onceFor((fields: readonly Column[]) => ({
	names: new Set(fields.map(({ api_name }) => api_name)),
	references: fields.filter(isReference).map(({ api_name }) => api_name),
}));

const isName = (value: unknown): value is string =>
	typeof value === 'string' && value !== '' && !/^\d+$/.test(value);
