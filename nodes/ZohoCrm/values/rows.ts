import type { GenericValue, IDataObject } from 'n8n-workflow';

import { fromJson, nameOf, partsOf, refuse, unknownField } from '../../shared/typed';
import { ZohoError } from '../../shared/transport/zohoError';
import { type CrmField, labelOf } from '../metadata';
import { checkMandatory, mandatoryIn } from './mandatory';
import { isWritable, typedField } from './plain';
import { referenceTo } from './references';
import { isNew, type Scope, type TypeValue } from './scope';
import { withoutCompanions } from './simplified';

/** What a row has beside its fields: Zoho's own keys, and the record it belongs to. */
const NOT_COLUMNS = /^(\$.*|id|_delete|Parent_Id)$/;

/** The record a row belongs to, which is no column. */
const PARENT = { api_name: 'Parent_Id', data_type: 'lookup' };

/**
 * Rows of a subform or line items: each typed by the fields of the subform's own module. A row without an id is added,
 * one with an id changed, `_delete: true` beside an id takes it out; rows that are not named stay (CRM v8, subforms).
 */
export async function typedRows(
	scope: Scope,
	field: CrmField,
	value: unknown,
	typedValue: TypeValue,
): Promise<GenericValue> {
	const { associated_module: own, subform } = field;
	const module = own?.module ?? own?.api_name ?? subform?.module ?? field.api_name;
	const columns = await scope.crm.fields(module);
	const typedRow = rowTyping(columns, typedValue);
	const rows: IDataObject[] = [];
	for (const [index, row] of rowsIn(field, value).entries()) {
		const within = `${labelOf(field)}, row ${index + 1}`;
		rows.push(isDeleted(row) ? deletion(row, within, field) : await typedRow({ ...scope, within }, row));
	}
	return rows;
}

const rowTyping =
	(columns: CrmField[], typedValue: TypeValue) =>
	async (scope: Scope, row: IDataObject): Promise<IDataObject> => {
		const added = isNew(scope, row.id);
		const typed: IDataObject = added ? {} : { id: row.id };
		for (const [name, value] of Object.entries(withoutCompanions(row, [PARENT, ...columns]))) {
			if (NOT_COLUMNS.test(name) || value === undefined) continue;
			const column = columns.find(({ api_name }) => api_name === name);
			if (!column) {
				const known = columns.map((one) => typedField(one));
				throw unknownField(name, known, scope.within ?? '');
			}
			if (isWritable(column, added ? 'create' : 'update')) {
				typed[name] = await typedValue(scope, column, value);
			} else scope.leftOut.add(`${labelOf(column)} of rows`);
		}
		checkMandatory(columns, mandatoryIn(columns, []), typed, added ? 'create' : 'update', scope.within);
		return typed;
	};

const isDeleted = (row: IDataObject): boolean => '_delete' in row && row._delete !== false;

function deletion({ id }: IDataObject, within: string, field: CrmField): IDataObject {
	if (id !== undefined && id !== null) return { id, _delete: null };
	throw new ZohoError({
		code: 'INVALID_INPUT',
		message: `${within} is to be deleted, and has no ID`,
		description: 'Give the id of the row beside _delete; Get of records shows the rows with their IDs.',
		field: { apiName: field.api_name, label: labelOf(field) },
	});
}

function rowsIn(field: CrmField, value: unknown): IDataObject[] {
	const given = typeof value === 'string' ? fromJson(value) : value;
	const rows: unknown[] = Array.isArray(given) ? given : [given];
	if (
		rows.every((row): row is IDataObject => typeof row === 'object' && row !== null && !Array.isArray(row))
	) {
		return rows;
	}
	const example = 'Give a list of rows, such as [{ "Product_Name": "Oak Chair", "Quantity": 2 }].';
	throw refuse(typedField(field), value, 'which is no list of rows', example);
}

/**
 * What a multi-select lookup or a field of several users holds, as records of its linking module: names and IDs are
 * linked, what has the id of its link is kept as it is, `_delete: true` beside it takes the link away.
 */
export function typedLinks(scope: Scope, field: CrmField, value: unknown): GenericValue {
	const users = field.data_type === 'multiuserlookup';
	const linking = (users ? field.multiuserlookup : field.multiselectlookup) ?? {};
	const key = linking.linking_details?.connected_lookup_field?.api_name ?? linking.connectedlookup_apiname;
	if (key === undefined) return value as GenericValue;
	const connected = linking.connected_details?.module ?? linking.connected_module;
	const target = {
		names: scope.names,
		users,
		module: typeof connected === 'string' ? connected : connected?.api_name,
	};
	return partsOf(value).map((part) => {
		const link = (typeof part === 'object' && part !== null ? part : {}) as IDataObject;
		if (isDeleted(link)) return deletion(link, nameOf(typedField(field)), field);
		const linked = withoutCompanions(link, [{ api_name: key, data_type: 'lookup' }])[key];
		const given = linked ?? part;
		const reference = referenceTo(given, typedField(field, scope.within), target);
		return key in link && !isNew(scope, link.id) ? { id: link.id, [key]: reference } : { [key]: reference };
	});
}
