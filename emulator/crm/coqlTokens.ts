import { RefusedCall } from './answer';
import { type CrmError, crmError } from './refusals';

export interface Token {
	kind: 'word' | 'string' | 'number' | 'symbol' | 'end';
	/** As it is meant: a string without its quotes. */
	text: string;
	/** Counted from one. */
	column: number;
	line: number;
}

const pattern =
	/\s*(?:(?<word>[A-Za-z_$][\w$.]*)|(?<number>-?\d+(?:\.\d+)?)|(?<string>'(?:[^']|'')*'|"(?:[^"]|"")*")|(?<symbol><=|>=|!=|[=<>(),]))/y;

/** Cuts a query into tokens. Quotes inside a string are doubled. @throws RefusedCall SYNTAX_ERROR */
export function tokensOf(query: string): Token[] {
	const tokens: Token[] = [];
	pattern.lastIndex = 0;
	let end = 0;
	for (let found = pattern.exec(query); found; found = pattern.exec(query)) {
		const [kind, text] = Object.entries(found.groups ?? {}).find(([, group]) => group !== undefined) ?? [];
		end = pattern.lastIndex;
		const raw = String(text);
		tokens.push({ kind: kind as Token['kind'], text: meant(raw), ...placeOf(query, end - raw.length) });
	}
	const rest = query.slice(end).trim();
	const endToken: Token = { kind: 'end', text: '', ...placeOf(query, query.length) };
	if (rest === '') return [...tokens, endToken];
	const place = placeOf(query, query.indexOf(rest, end));
	throw unexpected({ kind: 'symbol', text: rest.split(/\s/)[0] ?? '', ...place });
}

function meant(raw: string): string {
	const quote = raw[0];
	if (quote !== "'" && quote !== '"') return raw;
	return raw.slice(1, -1).replaceAll(quote + quote, quote);
}

function placeOf(query: string, index: number): Pick<Token, 'line' | 'column'> {
	const before = query.slice(0, index).split('\n');
	return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

export const syntaxError = (message: string, details: Record<string, unknown> = {}): RefusedCall =>
	new RefusedCall(crmError('SYNTAX_ERROR', message, details));

export const unexpected = ({ line, column, text }: Token): RefusedCall =>
	syntaxError('unexpected token', { line, column, near: text });

export const invalidQuery = (message: string, details: Record<string, unknown>): CrmError =>
	crmError('INVALID_QUERY', message, details);
