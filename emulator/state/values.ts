import { types } from 'node:util';
import { ValueIndex } from '../crm/valueIndex';

/** How an object is kept. An instance of a class is kept as what it holds; the class is the program's. */
export type Kind = 'object' | 'array' | 'map' | 'set' | 'date' | 'bytes' | 'instance';

export function kindOf(object: object): Kind {
	if (Array.isArray(object)) return 'array';
	if (types.isMap(object)) return 'map';
	if (types.isSet(object)) return 'set';
	if (types.isDate(object)) return 'date';
	if (types.isUint8Array(object)) return 'bytes';
	const prototype: unknown = Object.getPrototypeOf(object);
	// Not compared with Object.prototype, of which every realm has its own.
	return prototype === null || Object.getPrototypeOf(prototype) === null ? 'object' : 'instance';
}

/** What goes on at the moment ends with the program, and what is only remembered to be faster is made again. */
function isPassing(value: unknown): boolean {
	if (typeof value !== 'object' || value === null) return false;
	return (
		value instanceof ValueIndex || types.isPromise(value) || types.isWeakMap(value) || types.isWeakSet(value)
	);
}

/** All that an object holds, one after the other; keys and values in turn where it has keys. */
export function partsOf(object: object, kind: Kind): unknown[] {
	switch (kind) {
		case 'array':
			return [...(object as unknown[])];
		case 'set':
			return [...(object as Set<unknown>)].filter((value) => !isPassing(value));
		case 'map':
			return flat(object as Map<unknown, unknown>);
		case 'date':
			return [(object as Date).getTime()];
		case 'bytes':
			return [object];
		default: {
			const parts: unknown[] = [];
			for (const key of Object.keys(object)) {
				const value = (object as Record<string, unknown>)[key];
				if (!isPassing(value)) parts.push(key, value);
			}
			return parts;
		}
	}
}

function flat(map: Map<unknown, unknown>): unknown[] {
	const parts: unknown[] = [];
	for (const [key, value] of map) if (!isPassing(value)) parts.push(key, value);
	return parts;
}

/**
 * Whether an object holds just these parts. As good as comparing with `partsOf`, and many times faster: most objects
 * are as they were. One with something passing in it may seem different and be none.
 */
export function holds(object: object, kind: Kind, parts: unknown[]): boolean {
	let at = 0;
	switch (kind) {
		case 'bytes':
			return true;
		case 'date':
			return (object as Date).getTime() === parts[0];
		case 'array':
			for (const value of object as unknown[]) if (!Object.is(parts[at++], value)) return false;
			break;
		case 'set':
			for (const value of object as Set<unknown>) if (!Object.is(parts[at++], value)) return false;
			break;
		case 'map':
			for (const [key, value] of object as Map<unknown, unknown>) {
				if (!Object.is(parts[at++], key) || !Object.is(parts[at++], value)) return false;
			}
			break;
		default:
			for (const key of Object.keys(object)) {
				if (parts[at++] !== key || !Object.is(parts[at++], (object as Record<string, unknown>)[key]))
					return false;
			}
	}
	return at === parts.length;
}

/** An object of a kind, still empty. Dates and bytes are made from what they hold. */
export function emptyOf(kind: Exclude<Kind, 'instance'>, parts: unknown[]): object {
	switch (kind) {
		case 'array':
			return [];
		case 'map':
			return new Map();
		case 'set':
			return new Set();
		case 'date':
			return new Date(parts[0] as number);
		case 'bytes':
			return parts[0] as Uint8Array;
		default:
			return {};
	}
}

/** Puts the parts where `partsOf` took them from. */
export function fill(object: object, kind: Kind, parts: unknown[]): void {
	if (kind === 'date' || kind === 'bytes') return;
	if (kind === 'array') return void (object as unknown[]).push(...parts);
	if (kind === 'set') return parts.forEach((part) => (object as Set<unknown>).add(part));
	for (let at = 0; at < parts.length; at += 2) {
		const [key, value] = [parts[at], parts[at + 1]];
		if (kind === 'map') (object as Map<unknown, unknown>).set(key, value);
		else
			Object.defineProperty(object, key as string, {
				value,
				writable: true,
				enumerable: true,
				configurable: true,
			});
	}
}
