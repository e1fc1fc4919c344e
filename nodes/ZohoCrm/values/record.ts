import type { IDataObject } from 'n8n-workflow';

import { onceFor } from '../../shared/onceFor';
import type { Item } from '../../shared/operation';
import { refuse, unknownField } from '../../shared/typed';
import type { Crm } from '../crmApi';
import { type CrmField, labelOf } from '../metadata';
import type { WriteKind } from '../records';
import type { PendingFile } from './files';
import { checkMandatory, mandatoryIn } from './mandatory';
import { isWritable, typedField } from './plain';
import type { Named } from './references';
import type { Scope } from './scope';
import { withoutCompanions } from './simplified';
import { isEmpty, typedValue } from './typed';

/** A record whose values have the types of their fields, and what must be done before it can be sent. */
export interface TypedRecord {
	record: IDataObject;
	/** Labels of fields that Zoho sets itself. */
	leftOut: string[];
	/** Names whose ids are not known yet. */
	names: Named[];
	/** Files that are not uploaded yet. */
	files: PendingFile[];
}

/** Keys of a record that are not fields: n8n passes them along when a record goes from node to node. */
const NOT_FIELDS = /^(\$.*|id)$/;
/** The module that `What_Id` of an activity points to; Zoho wants it beside that field. */
const RELATED = '$se_module';

/**
 * The record to send: each value in the shape its field takes. Read-only fields are left out and named; a name that is
 * no field of the module, a value its field cannot take and a mandatory field that is empty are refused with a
 * ZohoError that names the field.
 */
export async function typedRecord(
	crm: Crm,
	{ module, values, kind }: { module: string; values: IDataObject; kind: WriteKind },
	item: Item,
): Promise<TypedRecord> {
	const fields = await crm.fields(module);
	const byName = fieldsByName(fields);
	const related = values[RELATED];
	const scope: Scope = {
		crm,
		module,
		kind,
		item,
		related: typeof related === 'string' && related !== '' ? related : undefined,
		leftOut: new Set(),
		names: [],
		files: [],
	};
	const record: IDataObject = scope.related && values.What_Id ? { [RELATED]: scope.related } : {};
	for (const [name, value] of Object.entries(withoutCompanions(values, fields))) {
		if (NOT_FIELDS.test(name)) continue;
		const field = byName.get(name);
		if (!field) {
			const known = fields.map((one) => typedField(one));
			throw unknownField(name, known, `the module ${module}`);
		}
		if (isEmpty(value) && isAlwaysThere(field)) {
			if (kind === 'update') throw neverEmpty(field, value);
		} else if (isWritable(field, kind === 'update' ? 'update' : 'create')) {
			const typed = await typedValue(scope, field, value);
			if (typed !== undefined) record[name] = typed;
		} else scope.leftOut.add(labelOf(field));
	}
	const layoutId = (record.Layout as { id?: string } | undefined)?.id;
	const clearsOrCreates = kind === 'create' || Object.values(record).includes(null);
	const layouts = clearsOrCreates ? await crm.layouts(module) : [];
	checkMandatory(fields, mandatoryIn(fields, layouts, layoutId), record, kind);
	return { record, leftOut: [...scope.leftOut], names: scope.names, files: scope.files };
}

const fieldsByName = onceFor((fields: CrmField[]) => new Map(fields.map((field) => [field.api_name, field])));

/** A new record gets an owner and a layout when it names none; they cannot be cleared. */
const isAlwaysThere = ({ api_name, data_type }: CrmField): boolean =>
	data_type === 'ownerlookup' || api_name === 'Layout';

const neverEmpty = (field: CrmField, value: unknown) =>
	refuse(
		typedField(field),
		value,
		'and a record always has one',
		'Give it a value, or leave the field out of the mapping.',
	);
