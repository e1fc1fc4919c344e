import { RefusedCall } from './answer';
import { aggregateOf, type Selected } from './coqlSelection';
import { invalidQuery, syntaxError, type Token, tokensOf, unexpected } from './coqlTokens';
import { crmError } from './refusals';

export type Comparator =
	| '='
	| '!='
	| '>'
	| '>='
	| '<'
	| '<='
	| 'like'
	| 'not like'
	| 'in'
	| 'not in'
	| 'between'
	| 'not between'
	| 'is null'
	| 'is not null';

export type Clause = { joint: 'and' | 'or'; left: Clause; right: Clause } | Comparison;

export interface Comparison {
	column: string;
	comparator: Comparator;
	values: string[];
	/** What gives the values, in the place of values that are written out. */
	subquery?: Query;
}

export interface Query {
	columns: Selected[];
	module: string;
	where: Clause;
	groupBy: string[];
	orderBy: Array<{ column: string; descending: boolean }>;
	limit: number;
	offset: number;
}

const defaultLimit = 200;
const maximumLimit = 2_000;
/** How far `offset` reaches. */
const reach = 100_000;

/**
 * Reads `select … from … where … group by … order by … limit … offset …`. More than two conditions are bracketed in
 * pairs, as COQL wants them. Joins of other modules are refused.
 * @throws RefusedCall SYNTAX_ERROR, INVALID_QUERY or LIMIT_EXCEEDED
 */
export function parseQuery(text: string): Query {
	const tokens = tokensOf(text);
	let position = 0;
	const peek = (ahead = 0): Token => tokens[position + ahead] ?? (tokens.at(-1) as Token);
	const next = (): Token => tokens[position++] ?? (tokens.at(-1) as Token);
	const isWord = (word: string, ahead = 0) =>
		peek(ahead).kind === 'word' && peek(ahead).text.toLowerCase() === word;
	const isSymbol = (symbol: string) => peek().kind === 'symbol' && peek().text === symbol;
	const skip = (is: boolean): boolean => {
		if (is) position += 1;
		return is;
	};
	const symbol = (wanted: string): void => {
		if (!skip(isSymbol(wanted))) throw unexpected(peek());
	};
	const column = (): string => {
		const token = next();
		if (token.kind !== 'word') throw unexpected(token);
		if (isSymbol('(') || isWord('as')) throw syntaxError('given coql query not supported');
		return token.text;
	};
	/** `Amount`, `sum(Amount)`, and either with `as Total`. */
	const selected = (): Selected => {
		const token = next();
		if (token.kind !== 'word') throw unexpected(token);
		const isAggregate = skip(isSymbol('('));
		const name = isAggregate ? column() : token.text;
		if (isAggregate) symbol(')');
		const alias = skip(isWord('as')) ? next() : undefined;
		if (alias && alias.kind !== 'word' && alias.kind !== 'string') throw unexpected(alias);
		const aggregate = isAggregate ? aggregateOf(token.text, name) : undefined;
		return { column: name, aggregate, alias: alias?.text };
	};
	const listOf = <T>(element: () => T): T[] => {
		const elements = [element()];
		while (skip(isSymbol(','))) elements.push(element());
		return elements;
	};
	const value = (): string => {
		const token = next();
		if (token.kind === 'string' || token.kind === 'number') return token.text;
		if (token.kind === 'word' && ['true', 'false'].includes(token.text.toLowerCase()))
			return token.text.toLowerCase();
		throw unexpected(token);
	};
	const keyword = (clause: string): void => {
		if (!skip(isWord(clause)))
			throw peek().kind === 'end' || clause === 'where' ? missing(clause) : unexpected(peek());
	};

	const conditions = (): Clause => {
		const left = condition();
		const joint = jointHere();
		if (!joint) return left;
		position += 1;
		const right = condition();
		if (jointHere()) throw syntaxError('error occured while parsing the query', { near: peek().text });
		return { joint, left, right };
	};
	const jointHere = () => (isWord('and') ? 'and' : isWord('or') ? 'or' : undefined);
	const condition = (): Clause => {
		if (!skip(isSymbol('('))) return comparison();
		const inner = conditions();
		symbol(')');
		return inner;
	};
	const comparison = (): Clause => {
		const name = column();
		if (skip(isWord('is'))) {
			const not = skip(isWord('not'));
			if (!skip(isWord('null'))) throw unexpected(peek());
			return { column: name, comparator: not ? 'is not null' : 'is null', values: [] };
		}
		const not = skip(isWord('not')) ? 'not ' : '';
		if (skip(isWord('like')))
			return { column: name, comparator: `${not}like` as Comparator, values: [value()] };
		if (skip(isWord('between'))) {
			const from = value();
			if (!skip(isWord('and'))) throw unexpected(peek());
			return { column: name, comparator: `${not}between` as Comparator, values: [from, value()] };
		}
		if (skip(isWord('in'))) {
			symbol('(');
			const compared = isWord('select') ? { values: [], subquery: query() } : { values: listOf(value) };
			symbol(')');
			return { column: name, comparator: `${not}in` as Comparator, ...compared };
		}
		if (not !== '') throw syntaxError('operator not supported', { operator: 'not' });
		const operator = next();
		if (!['=', '!=', '>', '>=', '<', '<='].includes(operator.text)) throw unexpected(operator);
		const comparator = operator.text as Comparator;
		if (!skip(isSymbol('('))) return { column: name, comparator, values: [value()] };
		const subquery = query();
		symbol(')');
		return { column: name, comparator, values: [], subquery };
	};

	const count = (clause: 'limit' | 'offset'): number => {
		const token = next();
		if (token.kind === 'number' && /^\d+$/.test(token.text)) return Number(token.text);
		throw new RefusedCall(invalidQuery(`${clause} given seems to be invalid`, { [clause]: token.text }));
	};

	const query = (): Query => {
		if (!skip(isWord('select')))
			throw syntaxError('error occured while parsing the query', { near: peek().text });
		const columns = listOf(selected);
		keyword('from');
		const module = column();
		keyword('where');
		const where = conditions();
		const groupBy: string[] = [];
		if (skip(isWord('group'))) {
			keyword('by');
			groupBy.push(...listOf(column));
		}
		const orderBy: Query['orderBy'] = [];
		if (skip(isWord('order'))) {
			keyword('by');
			orderBy.push(
				...listOf(() => ({
					column: column(),
					descending: skip(isWord('desc')) || (skip(isWord('asc')), false),
				})),
			);
		}
		let limit = defaultLimit;
		let offset = 0;
		if (skip(isWord('limit'))) {
			limit = count('limit');
			if (skip(isSymbol(','))) [offset, limit] = [limit, count('limit')];
		}
		if (skip(isWord('offset'))) offset = count('offset');
		if (limit < 1) throw new RefusedCall(crmError('INVALID_DATA', 'limit should be greater than 0'));
		if (limit > maximumLimit || offset + limit > reach)
			throw new RefusedCall(crmError('LIMIT_EXCEEDED', 'limit exceeded'));
		return { columns, module, where, groupBy, orderBy, limit, offset };
	};

	const whole = query();
	if (peek().kind !== 'end') throw unexpected(peek());
	return whole;
}

const missing = (clause: string): RefusedCall => syntaxError('missing clause', { clause });
