import type { IDataObject } from 'n8n-workflow';

import { badInput } from '../shared/badInput';
import { toText } from '../shared/typed';
import type { Portal } from './deskApi';
import type { DeskField } from './metadata';
import { scopes } from './scopes';
import { bodyOf, isWritable } from './values';

/** By Zoho's Records.json, a page has 50 records at most. */
export const customRecordPaging = { pageSize: 50 } as const;

/** What a record's calls take beside its fields, each as `{ id }`. */
export interface Beside {
	ownerId?: string;
	departmentId?: string;
	layoutId?: string;
}

const labels: Record<string, string> = { department: 'Department', layout: 'Layout', owner: 'Owner' };

/** The fields a record's calls take as values: its name and the custom ones. */
export const ownFields = (fields: DeskField[]): DeskField[] =>
	fields.filter((field) => field.apiName === 'name' || (field.isCustomField === true && isWritable(field)));

/**
 * A record's body from the values of a form.
 * @throws ZohoError that names the field whose value cannot be meant
 */
export async function customRecordBody(
	portal: Portal,
	moduleName: string,
	values: IDataObject,
	{ ownerId, departmentId, layoutId }: Beside,
): Promise<{ body: IDataObject; labelOf(apiName: string): string | undefined }> {
	const { body, labelOf } = bodyOf(ownFields(await portal.fields(moduleName)), values, moduleName);
	const beside = Object.entries({ owner: ownerId, department: departmentId, layout: layoutId });
	const given = beside.filter(([, id]) => id !== undefined).map(([name, id]) => [name, { id }]);
	return {
		body: { ...body, ...(Object.fromEntries(given) as IDataObject) },
		labelOf: (apiName) => labels[apiName] ?? labelOf(apiName),
	};
}

/** A search's `field1` … `field10`, each `api_name:value`; at most ten. */
export function fieldParameters(values: IDataObject): Record<string, string> {
	const given = Object.entries(values).filter(([, value]) => value !== null && value !== '');
	if (given.length > 10)
		throw badInput('Fields', `has ${given.length} fields`, 'Search for up to ten at a time.');
	return Object.fromEntries(
		given.map(([name, value], index) => [
			`field${index + 1}`,
			`${name}:${toText(value, { apiName: name, label: name })}`,
		]),
	);
}

export const customRecordSearch = (moduleName: string, query: Record<string, string | undefined>) => ({
	method: 'GET' as const,
	path: [moduleName, 'search'],
	query,
	scopes: [...scopes.readCustomRecords, ...scopes.search],
});
