import { RefusedCall } from './answer';
import type { Clause, Comparison, Query } from './coqlParser';
import { keyOf } from './coqlSelection';
import { invalidQuery } from './coqlTokens';

type Rows = Array<Record<string, unknown>>;

/** What of a query takes values from another one, in the order they are written. */
function subqueriesOf(clause: Clause): Query[] {
	if ('joint' in clause) return [...subqueriesOf(clause.left), ...subqueriesOf(clause.right)];
	return clause.subquery ? [clause.subquery, ...subqueriesOf(clause.subquery.where)] : [];
}

/** The modules a query reads: its own and those of its subqueries. */
export const modulesOf = (query: Query): string[] => [
	...new Set([query, ...subqueriesOf(query.where)].map(({ module }) => module)),
];

/**
 * A where clause with the values its subqueries give, which `rowsOf` answers.
 * @throws RefusedCall INVALID_QUERY where they give more than can be compared
 */
export function withValues(where: Clause, rowsOf: (query: Query) => Rows): Clause {
	let sequence = 0;
	const resolved = (clause: Clause): Clause => {
		if ('joint' in clause) {
			return { ...clause, left: resolved(clause.left), right: resolved(clause.right) };
		}
		return clause.subquery
			? { ...clause, values: valuesOf(clause, clause.subquery, sequence++, rowsOf) }
			: clause;
	};
	return resolved(where);
}

function valuesOf(
	{ comparator }: Comparison,
	subquery: Query,
	sequence: number,
	rowsOf: (query: Query) => Rows,
): string[] {
	const [selected, ...others] = subquery.columns;
	if (!selected || others.length > 0) {
		const details = {
			sub_query_sequence: sequence,
			column_name: subquery.columns.map(({ column }) => column),
		};
		throw new RefusedCall(invalidQuery('subquery should contains only one column', details));
	}
	const values = rowsOf(subquery).flatMap((row) => textOf(row[keyOf(selected)]));
	if (values.length > 1 && comparator !== 'in' && comparator !== 'not in') {
		const message = 'subquery return more than one values which is incompatible for the operator';
		const details = { sub_query_sequence: sequence, operator: comparator };
		throw new RefusedCall(invalidQuery(message, details));
	}
	return values;
}

/** A value as a query writes it: a lookup is its id, several choices are several values, nothing is none. */
function textOf(value: unknown): string[] {
	if (value === null || value === undefined) return [];
	if (Array.isArray(value)) return value.flatMap(textOf);
	return [String(typeof value === 'object' && 'id' in value ? value.id : value)];
}
