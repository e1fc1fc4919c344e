import { strFromU8, unzipSync } from 'fflate';

import type { CrmStore } from '../entities';
import type { Field, Module } from '../metadata';
import { isObject } from '../values';
import { parseCsv } from './csv';
import type { CsvFile, Mapping, WriteJob } from './jobs';
import { refused } from './readQuery';

const maximumRows = 25_000;
const maximumColumns = 200;

/** Types that a file of a single module cannot fill. */
const notWritten: Array<Field['dataType']> = [
	'subform',
	'multiselectlookup',
	'fileupload',
	'imageupload',
	'participants',
];
const lookups: Array<Field['dataType']> = ['lookup', 'ownerlookup', 'userlookup'];
const unsupportedModules = ['Attachments', 'Notes', 'Events', 'Calls', 'Activities'];

type Asked = Pick<WriteJob, 'operation' | 'ignoreEmpty' | 'module' | 'findBy' | 'mappings' | 'file'>;

/** What a bulk write is asked to do. @throws RefusedCall in the words of Zoho's pages */
export function writeQuery(crm: CrmStore, body: unknown): Asked {
	const { operation, resource, callback: _, character_encoding: __, ...more } = isObject(body) ? body : {};
	const { ignore_empty: ignoreAll = false, ...unknown } = more;
	if (Object.keys(unknown).length > 0) {
		throw refused('REQUEST_BODY_NOT_SUPPORTED', 'the request body is not supported');
	}
	if (operation === undefined) throw missingKey('operation');
	if (operation !== 'insert' && operation !== 'update' && operation !== 'upsert') {
		throw refused('INVALID_DATA', 'invalid data', { api_name: 'operation' });
	}
	const [one, ...others] = Array.isArray(resource) ? resource : [];
	if (!isObject(one)) throw missingKey('resource');
	// Subforms and links in files of their own are more than this emulator does.
	if (others.length > 0) throw refused('INVALID_REQUEST', 'only one resource is supported');
	const asked = resourceOf(crm, one, operation);
	return { ...asked, operation, ignoreEmpty: asked.ignoreEmpty || ignoreAll === true };
}

function resourceOf(crm: CrmStore, one: Record<string, unknown>, operation: string): Asked {
	const { type, module: named, file_id: fileId, file_names: fileNames, find_by: findBy, ...more } = one;
	const { field_mappings: given, ignore_empty: ignoreEmpty = false, ...unknown } = more;
	if (Object.keys(unknown).length > 0) {
		throw refused('REQUEST_BODY_NOT_SUPPORTED', 'the request body is not supported');
	}
	if (type !== 'data') throw refused('INVALID_DATA', 'invalid data', { api_name: 'type' });
	const name = isObject(named) ? String(named.api_name) : '';
	const module = crm.module(name);
	if (!module?.apiSupported || module.parentModule !== undefined || unsupportedModules.includes(name)) {
		throw refused('MODULE_NOT_AVAILABLE', `Requested module '${name}' is not available.`);
	}
	if (findBy === undefined && operation !== 'insert') {
		throw refused('MANDATORY_NOT_FOUND', 'Required key find_by is not available');
	}
	if (findBy !== undefined && !findsOne(module, String(findBy))) {
		throw refused('INVALID_FIELD', `invalid find_by ${String(findBy)}`);
	}
	const upload = crm.bulk.uploads.get(String(fileId));
	if (!upload) throw refused('INVALID_FILE_ID', 'improper file id');
	const file = csvIn(upload);
	if (Array.isArray(fileNames) && !(fileNames.length === 1 && fileNames[0] === file.name)) {
		throw refused('FILE_NOT_FOUND', 'the file name is not in the uploaded file');
	}
	const mappings = Array.isArray(given)
		? given.map((mapping: unknown) => mappingOf(module, mapping, file))
		: file.header.map((header, index) => headerMapping(module, header, index));
	if (mappings.length > maximumColumns) throw refused('HEADER_LIMIT_EXCEEDED', 'too many fields are mapped');
	checkMandatory(module, mappings, operation);
	return {
		operation: 'insert',
		module: name,
		findBy: findBy === undefined ? undefined : String(findBy),
		ignoreEmpty: ignoreEmpty === true,
		mappings,
		file,
	};
}

const findsOne = (module: Module, name: string): boolean =>
	name === 'id' ||
	name === module.duplicateCheckField ||
	module.fields.some((field) => field.apiName === name && field.unique !== undefined);

/** The only CSV of an uploaded ZIP, within the limits of one. */
function csvIn(zip: Buffer): CsvFile {
	const [found, ...others] = Object.entries(unzipSync(zip));
	const rows = found && parseCsv(strFromU8(found[1]));
	const [header, ...records] = rows ?? [];
	const isFit =
		found !== undefined &&
		others.length === 0 &&
		found[0].endsWith('.csv') &&
		header !== undefined &&
		header.length <= maximumColumns &&
		records.length > 0 &&
		records.length <= maximumRows &&
		records.every((row) => row.length === header.length);
	if (!isFit) throw refused('FILE_NOT_SUPPORTED', 'File not supported for bulk write');
	return { name: found[0], header, rows: records };
}

function mappingOf(module: Module, given: unknown, { header }: CsvFile): Mapping {
	const known = ['api_name', 'index', 'format', 'find_by', 'default_value'];
	const mapping = isObject(given) ? given : {};
	if (Object.keys(mapping).some((name) => !known.includes(name))) {
		throw refused('REQUEST_BODY_NOT_SUPPORTED', 'the request body is not supported');
	}
	const { api_name: name, index, find_by: findBy, default_value: standIn } = mapping;
	const apiName = String(name);
	if (mapping.format !== undefined) throw refused('INVALID_FORMAT', 'only the usual formats are supported');
	if (apiName !== 'id') checkField(module, apiName, findBy);
	const isColumn = typeof index === 'number' && index >= 0 && index < header.length;
	const value = isObject(standIn) ? standIn.value : undefined;
	if (!isColumn && (index !== undefined || value === undefined)) {
		throw refused('COLUMN_INDEX_NOT_FOUND', 'the column index is not found', { api_name: apiName });
	}
	return {
		apiName,
		...(isColumn ? { index } : {}),
		...(findBy === undefined ? {} : { findBy: String(findBy) }),
		...(value === undefined ? {} : { defaultValue: String(value) }),
	};
}

function checkField(module: Module, apiName: string, findBy: unknown): void {
	const field = module.fields.find((known) => known.apiName === apiName);
	if (!field || field.readOnly || notWritten.includes(field.dataType)) {
		throw refused('INVALID_FIELD', `invalid mapping. invalid api_name ${apiName}.`);
	}
	if (!lookups.includes(field.dataType)) return;
	if (findBy === undefined) throw refused('MANDATORY_NOT_FOUND', 'Required key find_by is not available');
	// Lookups are found by id alone here.
	if (findBy !== 'id') throw refused('INVALID_FIELD', `invalid find_by ${String(findBy)}`);
}

/** Without mappings the header names the fields; a lookup's is `Account_Name.id`. */
function headerMapping(module: Module, header: string, index: number): Mapping {
	const [apiName = '', findBy] = header.split('.');
	return mappingOf(
		module,
		{ api_name: apiName, index, ...(findBy ? { find_by: findBy } : {}) },
		{ name: '', header: Array.from({ length: index + 1 }, () => ''), rows: [] },
	);
}

function checkMandatory(module: Module, mappings: Mapping[], operation: string): void {
	if (operation !== 'insert') return;
	const unmapped = module.fields.filter(
		({ mandatory, apiName }) => mandatory && !mappings.some((mapping) => mapping.apiName === apiName),
	);
	if (unmapped.length === 0) return;
	throw refused('MANDATORY_FIELDS_NOT_MAPPED', 'All mandatory fields are not mapped for the layout', {
		fields: unmapped.map(({ apiName }) => apiName),
	});
}

const missingKey = (name: string) =>
	refused('MISSING_REQUIRED_KEY', `required key ${name} is not found in request body.`, {
		json_path: `$.${name}`,
	});
