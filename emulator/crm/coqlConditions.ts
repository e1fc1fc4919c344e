import { RefusedCall } from './answer';
import { columnOf, valuesOf } from './coqlColumns';
import type { Clause, Comparator } from './coqlParser';
import { invalidQuery } from './coqlTokens';
import type { Condition } from './criteria';
import type { CrmStore } from './entities';
import type { Module } from './metadata';
import { type Comparable, type Kind, kindOf, operand } from './operands';
import { crmError } from './refusals';

/** Most values of `in`. */
const maximumIn = 50;

const equality: Comparator[] = ['=', '!=', 'in', 'not in', 'is null', 'is not null'];
const likeness: Comparator[] = [...equality, 'like', 'not like'];
const order: Comparator[] = [...equality, '>', '>=', '<', '<=', 'between', 'not between'];
const comparators: Record<Kind, readonly Comparator[]> = {
	text: likeness,
	choice: likeness,
	lookup: equality,
	boolean: ['=', '!='],
	number: order,
	time: order,
	choices: likeness,
	textarea: [],
	none: [],
};

/** What a where clause lets through. @throws RefusedCall INVALID_QUERY or LIMIT_EXCEEDED */
export function conditionOf(crm: CrmStore, module: Module, clause: Clause): Condition {
	if ('joint' in clause) {
		const left = conditionOf(crm, module, clause.left);
		const right = conditionOf(crm, module, clause.right);
		return clause.joint === 'and'
			? (record) => left(record) && right(record)
			: (record) => left(record) || right(record);
	}
	const column = columnOf(crm, module, clause.column);
	const kind = kindOf(column.field);
	const { comparator } = clause;
	if (comparators[kind].length === 0) throw unsupportedCriteria(clause);
	if (!comparators[kind].includes(comparator)) throw wrong(clause, 'invalid operator found');
	if (!clause.subquery && clause.values.length > maximumIn)
		throw new RefusedCall(crmError('LIMIT_EXCEEDED', 'limit exceeded'));
	const operands = clause.values.map((text) => {
		const value = operand(column.field, text);
		if (value === undefined) throw wrong(clause, 'invalid value found');
		return value;
	});
	const test = testOf(comparator.replace('not ', '') as Comparator, operands);
	const negated = comparator.startsWith('not ');
	// Nothing is like what a subquery without rows gives.
	if (clause.subquery && operands.length === 0) return () => comparator === '!=' || negated;
	return (record) => {
		const values = valuesOf(crm, column, record);
		if (comparator === 'is null') return values.length === 0;
		if (comparator === '!=' || negated) return !values.some(test);
		return values.some(test);
	};
}

const unsupportedCriteria = (clause: { column: string; comparator: string; values: string[] }): RefusedCall =>
	new RefusedCall(
		invalidQuery('unsupported column in criteria', {
			cv_criteria: false,
			column_name: clause.column,
			value: clause.values[0] ?? '${EMPTY}',
			operator: clause.comparator,
		}),
	);

const wrong = (clause: { column: string; comparator: string }, reason: string): RefusedCall =>
	new RefusedCall(
		invalidQuery('Invalid query formed', { reason, column_name: clause.column, operator: clause.comparator }),
	);

/** Whether a value meets the comparator, taken without its `not`. */
function testOf(comparator: Comparator, operands: Comparable[]): (value: Comparable) => boolean {
	const [first = '', last = ''] = operands;
	switch (comparator) {
		case '>':
			return (value) => value > first;
		case '>=':
			return (value) => value >= first;
		case '<':
			return (value) => value < first;
		case '<=':
			return (value) => value <= first;
		case 'between':
			return (value) => value >= first && value <= last;
		case 'like':
			return (value) => likePattern(String(first)).test(String(value));
		case 'is null':
			return () => true;
		default:
			return (value) => operands.includes(value);
	}
}

const likePattern = (text: string): RegExp =>
	new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('%', '.*')}$`, 's');
