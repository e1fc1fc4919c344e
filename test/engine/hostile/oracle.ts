import type { IDataObject } from 'n8n-workflow';

import type { ExecutionResult } from '../../../engine/engine';
import type { World } from '../../../engine/world';
import type { connections } from './connections';

/** What JavaScript, or n8n's request functions, say where code was not prepared for a value. */
const NOT_OURS =
	/cannot read prop|cannot convert|cannot destructure|is not a function|is not iterable|is not defined|is not an object|reduce of empty|must be of type|invalid (array|regular|time|date|string|count|url|character)|uri malformed|maximum call stack|circular structure|\[object |unexpected (token|end|non-)|ERR_[A-Z_]+/i;

export interface Told {
	code?: unknown;
	message: string;
}

/** The refusals of an execution: those of items, and that of the run. */
export function refusalsOf({ items, error }: ExecutionResult): Told[] {
	const ofItems = (items[0] ?? []).flatMap(({ json }) =>
		typeof json.error === 'object' && json.error !== null ? [json.error as unknown as Told] : [],
	);
	if (!error) return ofItems;
	const { data } = ('context' in error ? error.context : {}) as { data?: IDataObject };
	return [...ofItems, { code: data?.code, message: error.message }];
}

/** Refusals that our code did not make on purpose. Quoted values may hold any words. */
export const crashesIn = (result: ExecutionResult): Told[] =>
	refusalsOf(result).filter(
		({ code, message }) =>
			code === undefined ||
			code === 'UNEXPECTED' ||
			NOT_OURS.test(message.replace(/"[^]*"|\{[^]*\}|\[[^]*\]/g, '')),
	);

const PERMITTED_HEADERS = new Set([
	...['accept', 'accept-encoding', 'authorization', 'connection', 'content-length', 'content-type', 'host'],
	...['transfer-encoding', 'user-agent', 'orgid', 'feature', 'x-crm-org', 'if-modified-since'],
]);

/** What no value may bring about, of all the emulator was asked: unknown addresses, parameters and headers, crashes. */
export function strayRequests({ emulator }: World): string[] {
	return emulator.requests.all.flatMap(({ method, path, query, headers, body, status = 0, refusal }) => {
		const reasons = [
			...(refusal &&
			['unknown path', 'method', 'query parameter', 'media type', 'not json', 'no token'].includes(
				refusal.why,
			)
				? [refusal.why]
				: []),
			...(status >= 500 ? [`HTTP ${status}`] : []),
			...(/\[object \w+\]/.test(JSON.stringify([path, query, body])) ? ['an object as text'] : []),
			...Object.keys(headers).filter((name) => !PERMITTED_HEADERS.has(name)),
		];
		return reasons.map((reason) => `${reason}: ${method} ${path} ${JSON.stringify(query)}`);
	});
}

/** Where anything went that is not the emulator. */
export const strayConnections = ({ made }: ReturnType<typeof connections>, { emulator }: World): string[] => {
	const own = Object.values(emulator.urls).map((url) => new URL(url).host);
	return [...made].filter((address) => !own.includes(address));
};

const before = Object.getOwnPropertyNames(Object.prototype).join();
/** Names that were added to what every object has. */
export const pollution = (): string[] =>
	Object.getOwnPropertyNames(Object.prototype).join() === before
		? []
		: Object.getOwnPropertyNames(Object.prototype);
