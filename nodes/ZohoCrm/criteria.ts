import { badInput } from '../shared/badInput';
import { comparedField, comparedValues } from './conditionValues';
import type { Crm } from './crmApi';
import type { Condition } from './fields/conditions';

/** CRM v8, search records. */
const MOST_CONDITIONS = 15;
const MOST_CHARACTERS = 3_000;

/**
 * Conditions as the `criteria` of a search: `((Last_Name:equals:Burns\,B)and(City:equals:Lyon))`.
 * Throws a ZohoError when there are none, too many, or one that its field cannot take.
 */
export async function criteriaOf(
	crm: Pick<Crm, 'fields' | 'timeZone'>,
	module: string,
	conditions: Condition[],
	match: 'and' | 'or',
): Promise<string> {
	if (conditions.length === 0) throw badInput('Conditions', 'is empty', 'Add at least one condition.');
	if (conditions.length > MOST_CONDITIONS) {
		throw badInput(
			'Conditions',
			`has ${conditions.length} conditions`,
			`Zoho CRM searches by ${MOST_CONDITIONS} at most. "Is Any Of" compares a field with many values in one condition; Query (COQL) takes 25 conditions.`,
		);
	}
	const fields = await crm.fields(module);
	const parts: string[] = [];
	for (const condition of conditions) {
		const field = comparedField(fields, condition.field, module);
		const values = (await comparedValues(crm, field, condition)).map(escaped);
		parts.push(`(${condition.field}:${condition.operator}:${values.join(',')})`);
	}
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
