import { RefusedCall } from './answer';
import { invalidQuery } from './coqlTokens';
import { crmError } from './refusals';

const aggregates = ['COUNT', 'SUM', 'AVG', 'MIN', 'MAX'] as const;
export type Aggregate = (typeof aggregates)[number];

/** A column as it is selected: by itself or by a function, and under another name if it is given one. */
export interface Selected {
	column: string;
	aggregate?: Aggregate;
	alias?: string;
}

/** @throws RefusedCall INVALID_DATA for a function COQL does not have */
export function aggregateOf(name: string, column: string): Aggregate {
	const aggregate = aggregates.find((known) => known === name.toUpperCase());
	if (aggregate) return aggregate;
	const details = { reason: 'unsupported aggregate function', column: `${name}(${column})` };
	throw new RefusedCall(crmError('INVALID_DATA', 'invalid data', details));
}

/** What a selected column is called in the rows. */
export const keyOf = ({ column, aggregate, alias }: Selected): string =>
	alias ?? (aggregate ? `${aggregate}(${column})` : column);

/** Refuses what is selected twice, and names that stand for more than one column or for none. */
export function checkSelection(columns: Selected[]): void {
	for (const [index, one] of columns.entries()) {
		const { column, aggregate, alias } = one;
		const others = columns.slice(0, index);
		if (others.some((other) => other.column === column && other.aggregate === aggregate)) throw twice(one);
		if (alias === undefined) continue;
		if (alias === '') throw emptyAlias(column);
		const named = others.find((other) => other.alias === alias);
		if (named) throw sharedAlias(alias, [named.column, column]);
		if (columns.some((other) => other.alias === undefined && other.column === alias)) {
			throw takenAlias(column, alias);
		}
	}
}

const twice = ({ column, aggregate }: Selected): RefusedCall =>
	new RefusedCall(
		aggregate
			? crmError('DUPLICATE_DATA', 'duplicate aggregate function', { column_name: column, aggregate })
			: crmError('DUPLICATE_DATA', 'duplicate select column', { column_name: column }),
	);

const emptyAlias = (column: string): RefusedCall =>
	new RefusedCall(
		crmError('INVALID_ALIAS', 'alias name cannot be an empty string', { column_name: column, alias: '' }),
	);

const sharedAlias = (alias: string, columns: string[]): RefusedCall =>
	new RefusedCall(
		crmError('DUPLICATE_ALIAS', 'same alias cannot refer more than one column', {
			referred_columns: columns,
			alias,
		}),
	);

const takenAlias = (column: string, alias: string): RefusedCall =>
	new RefusedCall(
		invalidQuery(
			'column name or property name given in select columns without alias name cannot be an alias name for other select columns',
			{ column_name: column, alias },
		),
	);
