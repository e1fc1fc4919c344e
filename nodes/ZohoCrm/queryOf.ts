import { badInput } from '../shared/badInput';
import { slicesOf } from '../shared/slices';
import { comparedField, comparedValues } from './conditionValues';
import type { Condition } from './fields/conditions';
import type { Crm } from './crmApi';
import type { CrmField } from './metadata';

/** CRM v8, COQL. */
const MOST_CONDITIONS = 25;
/** Values of one `in`. */
const MOST_VALUES = 50;

/** COQL's own words for the operators of the form. */
const comparators: Record<string, string> = {
	equals: '=',
	not_equal: '!=',
	greater_than: '>',
	greater_equal: '>=',
	less_than: '<',
	less_equal: '<=',
};

export interface WantedQuery {
	module: string;
	/** API names, also through lookups: `Account_Name.Phone`. */
	columns: string[];
	conditions: Condition[];
	match: 'and' | 'or';
	sortBy?: string;
	sortOrder?: string;
}

/** The COQL of a form. Throws a ZohoError for a field that the module does not have and a value it cannot take. */
export async function queryOf(crm: Crm, wanted: WantedQuery): Promise<string> {
	const { module, columns, conditions, match, sortBy, sortOrder = 'asc' } = wanted;
	const named = columns.length > 0 ? columns : ['id'];
	for (const name of [...named, ...(sortBy ? [sortBy] : [])]) await columnField(crm, module, name);
	const where = await whereOf(crm, module, conditions, match);
	const sort = sortBy ? ` order by ${sortBy} ${sortOrder}` : '';
	return `select ${named.join(', ')} from ${module} where ${where}${sort}`;
}

/**
 * The conditions of a form in COQL, in brackets where there are several.
 * @param most how many there may be beside what the query has of its own
 */
export async function whereOf(
	crm: Crm,
	module: string,
	conditions: Condition[],
	match: 'and' | 'or',
	most = MOST_CONDITIONS,
): Promise<string> {
	if (conditions.length > most) {
		throw badInput(
			'Conditions',
			`has ${conditions.length} conditions`,
			`Zoho CRM takes ${most} in a query. "Is Any Of" compares a field with many values in one condition.`,
		);
	}
	const parts: string[] = [];
	for (const condition of conditions) {
		const field = await columnField(crm, module, condition.field);
		parts.push(comparison(condition, await valuesOf(crm, condition, field)));
	}
	return parts.length === 0 ? 'id is not null' : parts.reduce((a, b) => `(${a} ${match} ${b})`);
}

/** The field at the end of `Account_Name.Parent_Account.Phone`, each step of which must be there. */
export async function columnField(crm: Crm, module: string, name: string): Promise<CrmField> {
	const [first = '', ...rest] = name.split('.');
	const field = comparedField(await crm.fields(module), first, module);
	if (rest.length === 0) return field;
	const target = field.lookup?.module?.api_name;
	if (target) return await columnField(crm, target, rest.join('.'));
	throw badInput('Fields', `goes on after '${first}', which is no lookup`, 'Name the field by itself.');
}

/** The condition's values as COQL writes them; none where it compares with nothing. */
async function valuesOf(crm: Crm, condition: Condition, field: CrmField): Promise<string[]> {
	if (condition.operator === 'empty' || condition.operator === 'not_empty') return [];
	const values = await comparedValues(crm, field, condition);
	return field.data_type === 'boolean' ? values : values.map((value) => `'${value.replaceAll("'", "''")}'`);
}

function comparison({ field: name, operator }: Condition, values: string[]): string {
	if (operator === 'empty') return `${name} is null`;
	if (operator === 'not_empty') return `${name} is not null`;
	const [first = '', last = ''] = values;
	if (operator === 'in') return inParts(values, (part) => `${name} in (${part})`, 'or');
	if (operator === 'not_in') return inParts(values, (part) => `${name} not in (${part})`, 'and');
	if (operator === 'between') return `${name} between ${first} and ${last}`;
	if (operator === 'contains') return `${name} like '%${first.slice(1, -1)}%'`;
	if (operator === 'starts_with') return `${name} like '${first.slice(1, -1)}%'`;
	return `${name} ${comparators[operator] ?? '='} ${first}`;
}

/** A long list of values, in as many conditions as it takes. */
function inParts(values: string[], condition: (part: string) => string, joint: 'and' | 'or'): string {
	const parts = slicesOf(values, MOST_VALUES).map((part) => condition(part.join(', ')));
	return parts.reduce((left, right) => `(${left} ${joint} ${right})`);
}
