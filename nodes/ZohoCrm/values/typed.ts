import type { GenericValue } from 'n8n-workflow';

import { plainText } from '../../shared/fields';
import { isWithoutOffset } from '../../shared/moments';
import { partsOf, refuse } from '../../shared/typed';
import { type CrmField, labelOf } from '../metadata';
import { typedFiles } from './files';
import { limited } from './limits';
import { typedLinks, typedRows } from './rows';
import { typedField, valueFor } from './plain';
import { referenceTo } from './references';
import type { Scope, TypeValue } from './scope';

type Convert = (scope: Scope, field: CrmField, value: unknown) => GenericValue | Promise<GenericValue>;

/** What clears a field: nothing, or a cell of a spreadsheet with nothing but spaces in it. */
export const isEmpty = (value: unknown): boolean =>
	value === null || (typeof value === 'string' && value.trim() === '');

/**
 * The value to send for a field: in the shape of its type and within its limits; null clears the field. What needs a
 * look-up or an upload first is noted in the scope. Undefined where nothing is to be sent. Throws a ZohoError naming
 * the field.
 */
export const typedValue: TypeValue = async (scope, field, value) => {
	if (isEmpty(value)) return cleared[field.data_type] ?? null;
	if (isEmptyList(field, value)) return leaveAsItIs(scope, field);
	const convert = byName[field.api_name] ?? byType[field.data_type] ?? plain;
	return await convert(scope, field, value);
};

/** A checkbox is ticked or not; a list without rows takes out all of them (CRM v7, update subforms). */
const cleared: Record<string, GenericValue> = { boolean: false, subform: [] };
/** Lists to which an update adds. */
const ADDED_TO = new Set(['subform', 'multiselectlookup', 'multiuserlookup', 'fileupload', 'imageupload']);

const isEmptyList = ({ data_type }: CrmField, value: unknown): boolean =>
	ADDED_TO.has(data_type) && ((Array.isArray(value) && value.length === 0) || value === '[]');

/** No rows to add are no change. It would be a pity about the rows that are there. */
function leaveAsItIs({ kind, item }: Scope, field: CrmField): undefined {
	if (kind === 'create') return;
	item.hint(
		`'${labelOf(field)}' was given an empty list and is left as it is. To clear it, give it no value at all (null).`,
	);
}

const plain: Convert = ({ within }, field, value) =>
	limited(field, valueFor(field, value, { within }), within);

const moment: Convert = async (scope, field, value) => {
	const zone = isWithoutOffset(value) ? await organizationZone(scope) : undefined;
	return valueFor(field, value, { within: scope.within, zone });
};

/** Zoho's own forms take a time in the organisation's zone, and so do its users' spreadsheets. */
async function organizationZone({ crm, item }: Scope): Promise<string | undefined> {
	const zone = await crm.timeZone();
	if (zone === undefined) {
		item.hint(
			"Times without an offset were taken in the workflow's time zone, because the credential does not allow to read the organization's. Add the scope ZohoCRM.org.READ, or give times with an offset.",
		);
	}
	return zone;
}

const record: Convert = ({ names, related, within }, field, value) => {
	const target = field.lookup?.module?.api_name;
	const module = target === 'se_module' ? related : target;
	return referenceTo(value, typedField(field, within), { module, names });
};

const user: Convert = ({ names, within }, field, value) =>
	referenceTo(value, typedField(field, within), { users: true, names });

/** Types that are more than a plain value, by `data_type` of CRM's field metadata. */
const byType: Record<string, Convert> = {
	datetime: moment,
	lookup: record,
	ownerlookup: user,
	userlookup: user,
	subform: async (scope, field, value) => await typedRows(scope, field, value, typedValue),
	multiselectlookup: typedLinks,
	multiuserlookup: typedLinks,
	fileupload: typedFiles,
	imageupload: typedFiles,
};

/** Two fields of every module whose type in the metadata says nothing of what they take. */
const byName: Record<string, Convert> = {
	Tag: (_scope, _field, value) =>
		(typeof value === 'string' ? value.split(',') : partsOf(value)).map((tag) =>
			typeof tag === 'string' ? { name: tag.trim() } : (tag as GenericValue),
		),
	Layout: async ({ crm, module }, field, value) => {
		const { id, name } = typeof value === 'object' ? (value as { id?: unknown; name?: unknown }) : {};
		const given = id ?? name ?? value;
		const layouts = await crm.layouts(module);
		const found = layouts.find(({ id, name }) => id === plainText(given) || name === given);
		if (found) return { id: found.id };
		if (layouts.length === 0) return { id: plainText(given) };
		throw refuse(
			typedField(field),
			value,
			`which is no layout of ${module}`,
			`Use one of: ${layouts.map(({ name }) => name).join(', ')}.`,
			{ allowedValues: layouts.map(({ name }) => name) },
		);
	},
};
