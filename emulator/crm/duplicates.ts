import type { CrmStore } from './entities';
import type { Field, Module } from './metadata';
import type { CrmRecord, Values } from './records';
import { type CrmError, crmError } from './refusals';

/** A unique value that other records have already. */
interface TakenValue {
	field: Field;
	/** The oldest of them. */
	record: CrmRecord;
	more: boolean;
}

export function takenValues(
	crm: CrmStore,
	module: Module,
	fields: Values,
	current?: CrmRecord,
): TakenValue[] {
	return module.fields.flatMap((field) => {
		const value = fields[field.apiName];
		if (!field.unique || value === undefined || value === null) return [];
		const others = crm.holding(module.apiName, field, value).filter(({ id }) => id !== current?.id);
		const [record] = others;
		return record ? [{ field, record, more: others.length > 1 }] : [];
	});
}

/** The only reason names the other record's id by itself, one of several the other record's module. */
export function duplicate(
	crm: CrmStore,
	module: Module,
	{ field, record, more }: TakenValue,
	path: string,
	alone: boolean,
): CrmError {
	const owner = crm.user(String(record.fields.Owner));
	return crmError('DUPLICATE_DATA', 'duplicate data', {
		api_name: field.apiName,
		duplicate_record: {
			Owner: owner ? { name: `${owner.firstName} ${owner.lastName}`, id: owner.id, zuid: owner.zuid } : null,
			...(alone ? {} : { module: { api_name: module.apiName, id: module.id } }),
			id: record.id,
		},
		json_path: `${path}.${field.apiName}`,
		...(alone ? { id: record.id } : {}),
		more_records: more,
	});
}
