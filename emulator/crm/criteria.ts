import { RefusedCall } from './answer';
import type { CrmStore } from './entities';
import type { Field, Module } from './metadata';
import { type Comparable, comparable, type Kind, kindOf, namesOf, operand } from './operands';
import type { CrmRecord } from './records';
import { type CrmError, crmError } from './refusals';

export type Condition = (record: CrmRecord) => boolean;

const maximumConditions = 15;
const maximumIn = 100;

const operators = [
	'equals',
	'not_equal',
	'starts_with',
	'in',
	'greater_than',
	'greater_equal',
	'less_than',
	'less_equal',
	'between',
] as const;
type Operator = (typeof operators)[number];

const range: Operator[] = ['greater_than', 'greater_equal', 'less_than', 'less_equal', 'between'];
const operatorsOf: Record<Kind, readonly Operator[]> = {
	text: ['equals', 'not_equal', 'starts_with', 'in'],
	textarea: ['equals', 'not_equal', 'starts_with'],
	choice: ['equals', 'not_equal', 'in'],
	choices: ['equals', 'not_equal', 'starts_with', 'in'],
	lookup: ['equals', 'not_equal', 'in'],
	boolean: ['equals', 'not_equal'],
	number: ['equals', 'not_equal', 'in', ...range],
	time: ['equals', 'not_equal', 'in', ...range],
	none: [],
};

/**
 * Reads the criteria of a search, `((Last_Name:equals:Burns\,B)and(Amount:greater_than:5))`: every condition and
 * every group in brackets, one of `and` and `or` per group, `( ) , \` in values escaped by a backslash.
 * @throws RefusedCall INVALID_QUERY or CRITERIA_LIMIT_EXCEEDED
 */
export function parseCriteria(text: string, crm: CrmStore, module: Module): Condition {
	let position = 0;
	let conditions = 0;

	const skipSpace = () => {
		while (text[position] === ' ') position += 1;
	};
	const take = (character: string) => {
		skipSpace();
		if (text[position] !== character) throw malformed(`"${character}" expected at position ${position + 1}`);
		position += 1;
	};

	/** A bracket: either one condition or brackets joined by `and` or `or`. */
	const bracket = (): Condition => {
		take('(');
		skipSpace();
		const inner = text[position] === '(' ? group() : condition();
		take(')');
		return inner;
	};

	const group = (): Condition => {
		const parts = [bracket()];
		let joint: string | undefined;
		for (let word = jointAt(text, position); word; word = jointAt(text, position)) {
			if (joint !== undefined && joint !== word.name)
				throw malformed('brackets are needed between and and or');
			joint = word.name;
			position = word.end;
			parts.push(bracket());
		}
		return joint === 'or'
			? (record) => parts.some((part) => part(record))
			: (record) => parts.every((part) => part(record));
	};

	const condition = (): Condition => {
		conditions += 1;
		if (conditions > maximumConditions) throw new RefusedCall(tooMany());
		const name = upToColon();
		const operator = upToColon();
		return compile(crm, module, name, operator, values());
	};

	const upToColon = (): string => {
		const end = text.indexOf(':', position);
		if (end === -1) throw malformed('":" expected');
		const word = text.slice(position, end).trim();
		position = end + 1;
		return word;
	};

	/** Everything up to the closing bracket, parted at commas that are not escaped. */
	const values = (): string[] => {
		const parts = [''];
		for (; position < text.length && text[position] !== ')'; position += 1) {
			const character = text[position] ?? '';
			if (character === '(') throw malformed('"(" in a value is written \\(');
			if (character === ',') parts.push('');
			else if (character === '\\') parts[parts.length - 1] += text[(position += 1)] ?? '';
			else parts[parts.length - 1] += character;
		}
		return parts;
	};

	const whole = bracket();
	skipSpace();
	if (position < text.length) throw malformed(`nothing expected after position ${position}`);
	return whole;
}

function jointAt(text: string, position: number): { name: string; end: number } | undefined {
	const found = /^\s*(and|or)\s*(?=\()/i.exec(text.slice(position));
	return found?.[1] ? { name: found[1].toLowerCase(), end: position + found[0].length } : undefined;
}

function compile(crm: CrmStore, module: Module, name: string, word: string, values: string[]): Condition {
	const field = module.fields.find(({ apiName }) => apiName === name);
	const kind = field ? kindOf(field) : 'none';
	if (!field || kind === 'none') throw new RefusedCall(notSearchable(name));
	const operator = operators.find((known) => known === word);
	if (!operator || !operatorsOf[kind].includes(operator)) throw new RefusedCall(wrongOperator(name, word));
	if (operator === 'in' && values.length > maximumIn) throw new RefusedCall(tooManyValues(name));
	const single = operator !== 'in' && operator !== 'between';
	const texts = single ? [values.join(',')] : values;
	if (operator === 'between' && texts.length !== 2) throw malformed('between takes two values');
	const operands = texts.map((text) => {
		const value = operand(field, text.trim());
		if (value === undefined) throw new RefusedCall(wrongValue(field, text));
		return value;
	});
	const holds = comparison(operator, kind, operands);
	return (record) => holds(candidates(crm, field, kind, record));
}

/**
 * What of a record a condition looks at: one value, each choice of several, or the names a lookup goes by.
 */
function candidates(crm: CrmStore, field: Field, kind: Kind, record: CrmRecord): Comparable[] {
	if (kind === 'lookup') return namesOf(crm, field, record);
	const value = crm.valueOf(record, field.apiName);
	if (kind === 'choices')
		return Array.isArray(value) ? (value as string[]).map((choice) => choice.toLowerCase()) : [];
	const single = comparable(field, value);
	return single === null ? [] : [single];
}

/**
 * In Zoho's index `equals` finds texts that contain the value; choices, numbers and times must be the same.
 */
function comparison(
	operator: Operator,
	kind: Kind,
	operands: Comparable[],
): (values: Comparable[]) => boolean {
	const [first = '', last = ''] = operands;
	const contains = kind === 'text' || kind === 'textarea' || kind === 'lookup';
	const same = (value: Comparable) => (contains ? String(value).includes(String(first)) : value === first);
	const tests: Record<Operator, (value: Comparable) => boolean> = {
		equals: same,
		not_equal: same,
		starts_with: (value) => String(value).startsWith(String(first)),
		in: (value) => operands.includes(value),
		greater_than: (value) => value > first,
		greater_equal: (value) => value >= first,
		less_than: (value) => value < first,
		less_equal: (value) => value <= first,
		between: (value) => value >= first && value <= last,
	};
	const test = tests[operator];
	return (values) => (operator === 'not_equal' ? !values.some(test) : values.some(test));
}

const invalidQuery = (details: Record<string, unknown>, message = 'Invalid query formed'): CrmError =>
	crmError('INVALID_QUERY', message, details);

const malformed = (reason: string): RefusedCall => new RefusedCall(invalidQuery({ reason }));

const notSearchable = (name: string): CrmError =>
	invalidQuery({ reason: 'the field is not available for search', api_name: name });

const wrongOperator = (name: string, operator: string): CrmError =>
	invalidQuery({ reason: 'invalid operator found', api_name: name, operator });

const wrongValue = (field: Field, value: string): CrmError =>
	invalidQuery({
		expected_data_type: field.dataType,
		reason: 'invalid value for search',
		api_name: field.apiName,
		value,
	});

const tooManyValues = (name: string): CrmError =>
	invalidQuery({ api_name: name }, `Only ${maximumIn} values are allowed in "IN" criteria`);

const tooMany = (): CrmError =>
	crmError(
		'CRITERIA_LIMIT_EXCEEDED',
		`no of criterium that can be given exceed the limit ${maximumConditions}`,
	);
