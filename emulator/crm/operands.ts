import type { CrmStore } from './entities';
import type { Field } from './metadata';
import type { CrmRecord, Value } from './records';

/** What values of a field are compared as. Ids and long integers have more digits than a number holds. */
export type Comparable = string | number | bigint | boolean;

/** How a field can be compared; decides which operators it takes. */
export type Kind =
	'text' | 'textarea' | 'choice' | 'lookup' | 'boolean' | 'number' | 'time' | 'choices' | 'none';

const kinds: Partial<Record<Field['dataType'], Kind>> = {
	text: 'text',
	email: 'text',
	phone: 'text',
	website: 'text',
	textarea: 'textarea',
	picklist: 'choice',
	autonumber: 'choice',
	lookup: 'lookup',
	ownerlookup: 'lookup',
	userlookup: 'lookup',
	boolean: 'boolean',
	integer: 'number',
	bigint: 'number',
	double: 'number',
	currency: 'number',
	percent: 'number',
	date: 'time',
	datetime: 'time',
	multiselectpicklist: 'choices',
};

export function kindOf(field: Field): Kind {
	if (field.apiName === 'Tag' || field.apiName === 'Layout') return 'none';
	if (field.dataType === 'formula') return field.formula?.returnType === 'text' ? 'text' : 'number';
	return kinds[field.dataType] ?? 'none';
}

/** The operand of a condition as the field compares it; `undefined` when it is of another type. */
export function operand(field: Field, text: string): Comparable | undefined {
	switch (kindOf(field)) {
		case 'number':
			if (field.dataType === 'bigint') return /^-?\d+$/.test(text) ? BigInt(text) : undefined;
			return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
		case 'boolean':
			return text === 'true' || text === 'false' ? text === 'true' : undefined;
		case 'time':
			return field.dataType === 'date' ? dateOperand(text) : timeOperand(text);
		default:
			return text.toLowerCase();
	}
}

const dateOperand = (text: string): string | undefined =>
	/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;

/** A date stands for its first moment; a date-time without an offset is refused. */
function timeOperand(text: string): number | undefined {
	const time = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:?\d\d))?$/.test(text) ? Date.parse(text) : NaN;
	return Number.isNaN(time) ? undefined : time;
}

/** A stored value as its field compares it; null stays null. */
export function comparable(field: Field, value: Value): Comparable | null {
	if (value === null || typeof value === 'object') return null;
	if (field.dataType === 'bigint') return BigInt(String(value));
	if (field.dataType === 'datetime') return Date.parse(String(value));
	return typeof value === 'string' ? value.toLowerCase() : value;
}

/** The names a lookup goes by in a search: the id and the name of the record or user. */
export function namesOf(crm: CrmStore, field: Field, record: CrmRecord): string[] {
	const id = crm.valueOf(record, field.apiName);
	if (typeof id !== 'string') return [];
	const user = crm.user(id);
	const module = field.lookup === 'se_module' ? String(record.fields.$se_module) : (field.lookup ?? '');
	const other = crm.record(module, id);
	const name = user ? `${user.firstName} ${user.lastName}` : other ? crm.nameOf(other) : '';
	return [id, name.toLowerCase()];
}
