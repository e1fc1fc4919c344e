import { badInput } from '../shared/badInput';
import { comparedField, comparedValues } from './conditionValues';
import type { Condition } from './fields/conditions';
import type { CrmField } from './metadata';

/** CRM v8, search records. */
const MOST_CONDITIONS = 15;
const MOST_CHARACTERS = 3_000;

/**
 * Conditions as the `criteria` of a search: `((Last_Name:equals:Burns\,B)and(City:equals:Lyon))`.
 * Throws a ZohoError when there are none, too many, or one that its field cannot take.
 */
export function criteriaOf(
	fields: CrmField[],
	module: string,
	conditions: Condition[],
	match: 'and' | 'or',
): string {
	if (conditions.length === 0) throw badInput('Conditions', 'is empty', 'Add at least one condition.');
	if (conditions.length > MOST_CONDITIONS) {
		throw badInput(
			'Conditions',
			`has ${conditions.length} conditions`,
			`Zoho CRM searches by ${MOST_CONDITIONS} at most. "Is Any Of" compares a field with many values in one condition; Query (COQL) takes 25 conditions.`,
		);
	}
	const parts = conditions.map((condition) => {
		const field = comparedField(fields, condition.field, module);
		const values = comparedValues(field, condition).map(escaped);
		return `(${condition.field}:${condition.operator}:${values.join(',')})`;
	});
	const criteria = parts.length === 1 ? parts.join('') : `(${parts.join(match)})`;
	if (criteria.length <= MOST_CHARACTERS) return criteria;
	throw badInput(
		'Conditions',
		`is ${criteria.length} characters long as a search`,
		`Zoho CRM takes ${MOST_CHARACTERS} at most. Use fewer or shorter values, or Query (COQL).`,
	);
}

/** A backslash keeps brackets, commas and backslashes from being read as criteria (CRM v8, search records). */
const escaped = (value: string): string => value.replace(/[\\(),]/g, '\\$&');
