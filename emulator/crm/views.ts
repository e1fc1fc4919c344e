import type { CrmStore } from './entities';
import type { Condition } from './criteria';
import type { Module, ViewComparator, ViewCriteria } from './metadata';
import { type Comparable, comparable, operand } from './operands';
import type { CrmUser } from './records';

const tests: Record<ViewComparator, (value: Comparable, other: Comparable) => boolean> = {
	equal: (value, other) => value === other,
	not_equal: (value, other) => value !== other,
	greater_equal: (value, other) => value >= other,
	less_than: (value, other) => value < other,
	starts_with: (value, other) => String(value).startsWith(String(other)),
	contains: (value, other) => String(value).includes(String(other)),
};

/** What a custom view lets through for a user; `${CURRENTUSER}` is that user. */
export function viewCondition(
	crm: CrmStore,
	module: Module,
	criteria: ViewCriteria,
	user: CrmUser,
): Condition {
	if ('group' in criteria) {
		const parts = criteria.group.map((part) => viewCondition(crm, module, part, user));
		return criteria.groupOperator === 'or'
			? (record) => parts.some((part) => part(record))
			: (record) => parts.every((part) => part(record));
	}
	const field = module.fields.find(({ apiName }) => apiName === criteria.field);
	const other = field && operand(field, criteria.value.replace('${CURRENTUSER}', user.id));
	if (!field || other === undefined) throw new TypeError(`Criteria of ${module.apiName} cannot be applied`);
	return (record) => {
		const value = comparable(field, crm.valueOf(record, field.apiName));
		return value !== null && tests[criteria.comparator](value, other);
	};
}
