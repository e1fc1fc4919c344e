import { RefusedCall } from '../answer';
import { type Column, columnOf, valuesOf } from '../coqlColumns';
import type { Condition } from '../criteria';
import type { CrmStore } from '../entities';
import type { Field, Module } from '../metadata';
import { type Comparable, type Kind, kindOf, operand } from '../operands';
import { crmError } from '../refusals';
import { isObject } from '../values';

/** Most conditions of a query, and most values of one of them. */
const maximumConditions = 25;
const maximumValues = 200;

const empty = '${EMPTY}';

const equality = ['equal', 'not_equal', 'in', 'not_in'] as const;
const likeness = [...equality, 'contains', 'not_contains', 'starts_with', 'ends_with'] as const;
const order = [...equality, 'less_than', 'less_equal', 'greater_than', 'greater_equal'] as const;
const times = [...order, 'between', 'not_between'] as const;
type Comparator = (typeof likeness)[number] | (typeof times)[number];

const comparators: Record<Kind, readonly Comparator[]> = {
	text: likeness,
	choice: likeness,
	choices: likeness,
	textarea: [],
	lookup: equality,
	boolean: ['equal'],
	number: order,
	time: times,
	none: [],
};

/** Types that are not in the file of a bulk read. */
const notRead: Array<Field['dataType']> = [
	'subform',
	'multiselectlookup',
	'fileupload',
	'imageupload',
	'participants',
];

export const isRead = (field: Field): boolean => field.visible && !notRead.includes(field.dataType);

/** The column of a name, through lookups too. @throws RefusedCall where there is none, or none that can be read */
export function readColumn(crm: CrmStore, module: Module, name: unknown): Column {
	const column = columnIn(crm, module, String(name));
	if (!column) throw refused('FIELD_NOT_AVAILABLE', 'the field is not available', { api_name: name });
	if (isRead(column.field)) return column;
	throw refused('FIELD_NOT_SUPPORTED', 'the field is not supported', { api_name: name });
}

function columnIn(crm: CrmStore, module: Module, name: string): Column | undefined {
	try {
		return columnOf(crm, module, name);
	} catch (thrown) {
		if (thrown instanceof RefusedCall) return undefined;
		throw thrown;
	}
}

/** What the criteria of a bulk read let through. @throws RefusedCall */
export function readCondition(crm: CrmStore, module: Module, criteria: unknown): Condition {
	let conditions = 0;
	const conditionOf = (given: unknown): Condition => {
		if (!isObject(given)) throw refused('INVALID_CRITERIA', 'the criteria is invalid');
		if ('group' in given) return groupOf(given);
		conditions += 1;
		if (conditions > maximumConditions) throw limit('CRITERIA_LIMIT_EXCEEDED', maximumConditions);
		return comparisonOf(crm, module, given);
	};
	const groupOf = ({ group, group_operator: operator, ...more }: Record<string, unknown>): Condition => {
		if (operator !== 'and' && operator !== 'or') {
			throw refused('GROUP_OPERATOR_NOT_SUPPORTED', 'the group operator is not supported', {
				supported: ['and', 'or'],
			});
		}
		if (Object.keys(more).length > 0) throw refused('AMBIGUOUS_CRITERIA', 'the criteria is ambiguous');
		if (!Array.isArray(group) || group.length < 2)
			throw refused('INVALID_CRITERIA', 'the criteria is invalid');
		const parts = group.map(conditionOf);
		return operator === 'or'
			? (record) => parts.some((part) => part(record))
			: (record) => parts.every((part) => part(record));
	};
	return conditionOf(criteria);
}

/** `{ "field": { "api_name": "City" }, "comparator": "in", "value": ["Oslo", "Bergen"] }` */
function comparisonOf(crm: CrmStore, module: Module, given: Record<string, unknown>): Condition {
	const { field: named, comparator: word, value, type = 'value', ...more } = given;
	const name = isObject(named) ? named.api_name : undefined;
	if (Object.keys(more).length > 0 || type !== 'value') {
		throw refused('INVALID_CRITERIA', 'the criteria is invalid', given);
	}
	const column = columnIn(crm, module, String(name));
	if (!column) {
		throw refused('FIELD_IN_CRITERIA_NOT_AVAILABLE', 'the field is not available', { api_name: name });
	}
	const supported = comparators[kindOf(column.field)];
	const comparator = supported.find((known) => known === word);
	if (supported.length === 0) {
		throw refused('FIELD_IN_CRITERIA_NOT_SUPPORTED', 'the field is not supported', { api_name: name });
	}
	if (!comparator) {
		throw refused('FIELD_AND_COMPARATOR_IN_CRITERIA_NOT_COMPATIBLE', 'the comparator is not supported', {
			comparator: word,
			api_name: name,
			supported,
		});
	}
	const operands = operandsOf(column, comparator, value);
	const test = testOf(comparator, operands);
	const isNegated = comparator.includes('not_');
	return (record) => {
		const values = valuesOf(crm, column, record);
		if (value === empty) return (values.length === 0) !== isNegated;
		return isNegated ? !values.some(test) : values.some(test);
	};
}

function operandsOf({ field }: Column, comparator: Comparator, value: unknown): Comparable[] {
	const isList = ['in', 'not_in', 'between', 'not_between'].includes(comparator);
	const details = { api_name: field.apiName, comparator, value };
	if (value === empty) return [];
	const given = Array.isArray(value) ? value : [value];
	if (Array.isArray(value) !== isList || (comparator.endsWith('between') && given.length !== 2)) {
		throw refused('COMPARATOR_AND_VALUE_IN_CRITERIA_NOT_COMPATIBLE', 'the value is not supported', details);
	}
	if (given.length > maximumValues) throw limit('VALUE_LIMIT_EXCEEDED_IN_CRITERIA', maximumValues);
	return given.map((one) => {
		const found = typeof one === 'string' ? operand(field, one) : undefined;
		if (found !== undefined) return found;
		throw refused('FIELD_AND_VALUE_IN_CRITERIA_NOT_COMPATIBLE', 'the value is not supported', details);
	});
}

/** Whether a value meets the comparator, taken without its `not_`. */
function testOf(comparator: Comparator, operands: Comparable[]): (value: Comparable) => boolean {
	const [first = '', last = ''] = operands;
	switch (comparator.replace('not_', '')) {
		case 'contains':
			return (value) => String(value).includes(String(first));
		case 'starts_with':
			return (value) => String(value).startsWith(String(first));
		case 'ends_with':
			return (value) => String(value).endsWith(String(first));
		case 'less_than':
			return (value) => value < first;
		case 'less_equal':
			return (value) => value <= first;
		case 'greater_than':
			return (value) => value > first;
		case 'greater_equal':
			return (value) => value >= first;
		case 'between':
			return (value) => value >= first && value <= last;
		default:
			return (value) => operands.includes(value);
	}
}

export const refused = (code: string, message: string, details: Record<string, unknown> = {}): RefusedCall =>
	new RefusedCall(crmError(code, message, details));

const limit = (code: string, maximum: number): RefusedCall =>
	refused(code, `no more than ${maximum} are allowed`, { max_limit: maximum });
