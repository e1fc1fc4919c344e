import type { Field } from './metadata';
import type { Link, Participant, Row, StoredFile, Values } from './records';
import { crmError, invalidData, mandatory, unknownField, unsupportedValue, wrongType } from './refusals';
import { type Check, checkReference, checkValue, isNeverEmpty, isObject, notEmpty, refuse } from './values';

/**
 * Values that are lists of objects: rows, links and files are added to what is there, changed or taken out
 * by id.
 */
type Item = Record<string, unknown>;

/** The objects of a list, or null with the reason in `check.errors`. */
function itemsOf(check: Check, field: Field, given: unknown, path: string): Item[] | null {
	if (!Array.isArray(given)) return refuse(check, wrongType(field.apiName, path, 'jsonarray'));
	const wrong = given.findIndex((item) => !isObject(item));
	if (wrong === -1) return given as Item[];
	return refuse(check, wrongType(field.apiName, `${path}[${wrong}]`, 'jsonobject'));
}

/**
 * Merges a written list into the stored one: an item with an `id` changes that one (or, with `_delete`, takes it
 * out), an item without is new, what is not mentioned stays.
 */
function merge<T extends { id: string }>(
	check: Check,
	field: Field,
	items: Item[],
	path: string,
	make: (item: Item, path: string, before?: T) => T,
): T[] {
	const merged = [...((check.current?.fields[field.apiName] as T[] | null | undefined) ?? [])];
	for (const [index, item] of items.entries()) {
		const place = `${path}[${index}]`;
		if (item.id === undefined) {
			merged.push(make(item, place));
			continue;
		}
		const position = merged.findIndex(({ id }) => id === item.id);
		const before = merged[position];
		if (!before) {
			const details = { api_name: 'id', json_path: `${place}.id` };
			check.errors.push(crmError('INVALID_DATA', 'the id given seems to be invalid', details));
		} else if (item._delete === null) merged.splice(position, 1);
		else if ('_delete' in item) check.errors.push(invalidData('_delete', `${place}._delete`));
		else merged[position] = make(item, place, before);
	}
	return merged;
}

/** Rows of a subform, checked against the subform module's own fields; an empty list takes out all. */
export function checkRows(check: Check, field: Field, given: unknown, path: string): Row[] | null {
	const items = itemsOf(check, field, given, path);
	const fields = check.crm.module(field.subform ?? '')?.fields ?? [];
	if (!items) return null;
	if (items.length === 0) return [];
	return merge<Row>(check, field, items, path, (item, place, before) => {
		const values: Values = { ...before?.fields };
		for (const [name, value] of Object.entries(item)) {
			if (name === 'id') continue;
			const column = fields.find(({ apiName }) => apiName === name);
			if (!column) check.errors.push(unknownField(name, `${place}.${name}`));
			else if (value === null && isNeverEmpty(column)) {
				check.errors.push(notEmpty(column, `${place}.${name}`));
			} else if (value === null) values[name] = null;
			else values[name] = checkValue({ ...check, current: undefined }, column, value, `${place}.${name}`);
		}
		for (const column of fields) {
			const missing = before ? item[column.apiName] === null : (item[column.apiName] ?? null) === null;
			if (column.mandatory && missing)
				check.errors.push(mandatory(column.apiName, `${place}.${column.apiName}`));
		}
		return { id: before?.id ?? check.crm.nextId(), fields: values };
	});
}

/** Links of a multi-select lookup, or of several users: `[{ "<connected lookup>": { "id": "…" } }]`. */
export function checkLinks(check: Check, field: Field, given: unknown, path: string): Link[] | null {
	const items = itemsOf(check, field, given, path);
	if (!items || !field.linking) return null;
	const { connectedLookupApiName, connectedModule, lookupApiName } = field.linking;
	const column: Field = { ...field, apiName: connectedLookupApiName, lookup: connectedModule };
	const links = merge<Link>(check, field, items, path, (item, place, before) => ({
		id: before?.id ?? check.crm.nextId(),
		to:
			checkReference(check, column, item[connectedLookupApiName], `${place}.${connectedLookupApiName}`) ?? '',
	}));
	const twice = links.find((link, index) => links.findIndex(({ to }) => to === link.to) !== index);
	if (twice) {
		const details = { linking_fields: [lookupApiName, connectedLookupApiName], id: twice.to };
		check.errors.push(crmError('DUPLICATE_LINKING_DATA', 'duplicate association', details));
	}
	return links;
}

/** Files and images refer to what was uploaded before: `[{ "File_Id__s": "…" }]`. */
export function checkFiles(check: Check, field: Field, given: unknown, path: string): StoredFile[] | null {
	const items = itemsOf(check, field, given, path);
	if (!items) return null;
	return merge<StoredFile>(check, field, items, path, (item, place, before) => {
		if (before && item.File_Id__s === before.fileId) return before;
		const fileId = String(item.File_Id__s);
		const file = check.crm.files.get(fileId);
		if (!file) check.errors.push(invalidData('File_Id__s', `${place}.File_Id__s`));
		return { id: before?.id ?? check.crm.nextId(), fileId, name: file?.name ?? '', size: file?.size ?? 0 };
	});
}

const participantTypes = ['contact', 'email', 'lead', 'user'];

/** Participants of a meeting; the list is replaced as a whole. */
export function checkParticipants(
	check: Check,
	field: Field,
	given: unknown,
	path: string,
): Participant[] | null {
	const items = itemsOf(check, field, given, path);
	if (!items) return null;
	return items.map((item, index) => {
		const { type, participant } = item;
		const place = `${path}[${index}]`;
		if (typeof participant !== 'string') check.errors.push(mandatory('participant', `${place}.participant`));
		if (!participantTypes.includes(String(type))) {
			check.errors.push(unsupportedValue('type', `${place}.type`, participantTypes));
		}
		return { type: String(type), participant: String(participant) };
	});
}
