import { DateTime } from 'luxon';
import type { GenericValue } from 'n8n-workflow';

import { ZohoError } from '../../shared/transport/zohoError';
import { type CrmField, labelOf } from '../metadata';

const NUMBERS = new Set(['integer', 'double', 'currency', 'percent']);
/** What separates the values of a multi-select field in a file. */
const CHOICES = ';';

/** The formats Zoho reads where a mapping names no other (CRM v8, create bulk write job). */
const DATE = 'MM/dd/yyyy';
const DATE_TIME = 'MM/dd/yyyy HH:mm:ss';

/** Fields that point to one record or user; a file has the id. */
export const REFERENCES = new Set(['lookup', 'ownerlookup', 'userlookup']);
/** Fields whose values are rows, links or files of their own: a single file has no place for them. */
const NOT_IN_FILES = new Set([
	'subform',
	'multiselectlookup',
	'multiuserlookup',
	'fileupload',
	'imageupload',
	'participants',
]);

export const isInFiles = ({ data_type: type }: CrmField): boolean => !NOT_IN_FILES.has(type);

/** A cell of a bulk read's file as the value of a field of this type; any other text as it is. */
export function valueOfCell(type: string | undefined, cell: string): GenericValue {
	if (cell === '') return null;
	if (type === 'boolean' && /^(true|false)$/i.test(cell)) return cell.toLowerCase() === 'true';
	if (type === 'multiselectpicklist') return cell.split(CHOICES);
	const number = type !== undefined && NUMBERS.has(type) ? Number(cell) : NaN;
	return Number.isFinite(number) ? number : cell;
}

/**
 * A typed value as the cell of a bulk write's file. Throws a ZohoError that names a field no file can fill.
 * @param zone the organisation's time zone: a file has times without an offset
 */
export function cellOf(field: CrmField, value: unknown, zone?: string): string {
	if (!isInFiles(field)) throw notInFiles(field);
	if (value === null || value === undefined) return '';
	const { data_type: type } = field;
	if (type === 'date') return DateTime.fromISO(String(value)).toFormat(DATE);
	if (type === 'datetime') return DateTime.fromISO(String(value), { zone }).toFormat(DATE_TIME);
	if (Array.isArray(value)) return value.map(String).join(CHOICES);
	if (typeof value === 'object') return String((value as { id?: unknown }).id ?? JSON.stringify(value));
	return String(value as string | number | boolean);
}

export const notInFiles = (field: CrmField): ZohoError =>
	new ZohoError({
		code: 'FIELD_NOT_SUPPORTED',
		message: `'${labelOf(field)}' cannot be written in bulk`,
		description:
			'Rows, links and files of a record are written by Record → Create or Update. Leave the field out here.',
		field: { apiName: field.api_name, label: labelOf(field) },
	});
