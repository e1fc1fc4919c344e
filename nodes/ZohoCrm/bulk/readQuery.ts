import type { IDataObject } from 'n8n-workflow';

import { badInput } from '../../shared/badInput';
import { comparedValues } from '../conditionValues';
import type { Crm } from '../crmApi';
import type { Condition } from '../fields/conditions';
import { columnField } from '../queryOf';

/** CRM v8, create bulk read job. */
const MOST_CONDITIONS = 25;
/** What stands for "no value". */
const EMPTY = '${EMPTY}';

const WITHOUT_VALUE: Record<string, string> = { empty: 'equal', not_empty: 'not_equal' };
/** Operators whose value is a list, whatever its length. */
const LISTS = new Set(['in', 'not_in', 'between']);
/** Bulk read knows "between" for these alone. */
const TIMES = new Set(['date', 'datetime']);

export interface WantedRead {
	module: string;
	/** API names, also through lookups: `Account_Name.Phone`; none for all fields of the module. */
	columns: string[];
	conditions: Condition[];
	match: 'and' | 'or';
	view?: string;
}

/** The query of a bulk read job. Throws a ZohoError for a field that the module does not have and a value it cannot take. */
export async function readQuery(crm: Crm, wanted: WantedRead): Promise<IDataObject> {
	const { module, columns, conditions, match, view } = wanted;
	if (conditions.length > MOST_CONDITIONS) {
		throw badInput(
			'Conditions',
			`has ${conditions.length} conditions`,
			`Zoho CRM takes ${MOST_CONDITIONS} in a bulk read. "Is Any Of" compares a field with many values in one condition.`,
		);
	}
	for (const name of columns.filter((column) => column !== 'id')) await columnField(crm, module, name);
	const group: IDataObject[] = [];
	for (const condition of conditions) group.push(await comparison(crm, module, condition));
	const criteria = group.length > 1 ? { group_operator: match, group } : group[0];
	return {
		module: { api_name: module },
		...(columns.length > 0 ? { fields: columns } : {}),
		...(view ? { cvid: view } : {}),
		...(criteria ? { criteria } : {}),
	};
}

async function comparison(crm: Crm, module: string, condition: Condition): Promise<IDataObject> {
	const { field: name, operator } = condition;
	const field = { api_name: name };
	const known = await columnField(crm, module, name);
	const withoutValue = WITHOUT_VALUE[operator];
	if (withoutValue) return { field, comparator: withoutValue, value: EMPTY };
	const values = await comparedValues(crm, known, condition);
	const [first, last] = values;
	if (operator === 'between' && !TIMES.has(known.data_type)) {
		const group = [
			{ field, comparator: 'greater_equal', value: first },
			{ field, comparator: 'less_equal', value: last },
		];
		return { group_operator: 'and', group };
	}
	const comparator = operator === 'equals' ? 'equal' : operator;
	return { field, comparator, value: LISTS.has(operator) ? values : first };
}
