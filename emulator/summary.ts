import type { Reply, Service } from './service';

const most = 160;

/** A line on an answer: how many of what, which codes, which message. Answers of the accounts server hold secrets. */
export function summaryOf({ body }: Reply, service: Service['name']): string {
	if (body === undefined) return '';
	if (Buffer.isBuffer(body)) return `${body.length.toLocaleString('en')} bytes`;
	if (typeof body === 'string') return 'a web page';
	if (typeof body !== 'object' || body === null) return '';
	const told =
		service === 'accounts' ? pick(body, ['error', 'response', 'cause', 'expires_in']) : ofProduct(body);
	return told.length > most ? `${told.slice(0, most - 1)}…` : told;
}

function ofProduct(body: object): string {
	const own = pick(body, ['code', 'errorCode', 'message']);
	const lists = Object.entries(body).flatMap(([name, value]) =>
		Array.isArray(value) ? [inList(name, value)] : [],
	);
	const told = [own, ...lists].filter((part) => part !== '').join('; ');
	return told === ''
		? pick(body, ['id', 'ticketNumber', 'subject', 'count']) || Object.keys(body).join(', ')
		: told;
}

/** `data: 3 SUCCESS, 1 INVALID_DATA`, or how many there are where they have no codes. */
function inList(name: string, list: unknown[]): string {
	const codes = new Map<string, number>();
	for (const item of list) {
		const code = (item as { code?: unknown } | null)?.code;
		const shown = typeof code === 'string' ? ` ${code}` : '';
		codes.set(shown, (codes.get(shown) ?? 0) + 1);
	}
	const counts = [...codes].map(([code, count]) => `${count}${code}`);
	return `${name}: ${counts.join(', ') || 0}`;
}

function pick(body: object, names: string[]): string {
	const given = body as Record<string, unknown>;
	return names
		.filter((name) => typeof given[name] === 'string' || typeof given[name] === 'number')
		.map((name) => `${name} ${String(given[name])}`)
		.join(', ');
}
