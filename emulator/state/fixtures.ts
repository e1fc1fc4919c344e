import { createHash } from 'node:crypto';
import { kindOf, partsOf } from './values';

/**
 * What no file can hold, because the program makes it: functions and instances of classes. Each is known by where it
 * stands in a world that has just been made, and stands there in every world of the same program.
 */
export class Fixtures {
	private readonly names = new Map<object, string>();
	private readonly byName = new Map<string, object>();
	/** Differs where another program made the world: other stores, other things in the seed. */
	readonly shape: string;

	/**
	 * @param root of a world that has just been made
	 * @param foreign what stands in the world and is no part of it, such as its clock; kept by its name alone
	 */
	constructor(
		root: object,
		private readonly foreign: ReadonlySet<object>,
	) {
		const shape = createHash('sha256');
		const seen = new Set<object>([root]);
		const waiting: Array<[name: string, object: object]> = [['', root]];
		for (let next = waiting.pop(); next; next = waiting.pop()) {
			const [name, object] = next;
			if (typeof object === 'function' || this.isForeign(object)) {
				shape.update(`${name} `);
				this.add(name, object);
				continue;
			}
			const kind = kindOf(object);
			if (kind === 'bytes' || kind === 'date') continue;
			if (kind === 'instance') this.add(name, object);
			const parts = partsOf(object, kind);
			const keyed = kind !== 'array' && kind !== 'set';
			if (kind === 'instance' || kind === 'object') {
				const keys = parts.filter((_, at) => at % 2 === 0).join();
				shape.update(`${name} ${object.constructor?.name} ${keys} `);
			}
			for (const [at, part] of parts.entries()) {
				if (!isObject(part) || seen.has(part)) continue;
				seen.add(part);
				const key = keyed && at % 2 === 1 && !isObject(parts[at - 1]) ? String(parts[at - 1]) : at;
				waiting.push([`${name}.${key}`, part]);
			}
		}
		this.shape = shape.digest('hex');
	}

	isForeign(object: object): boolean {
		return this.foreign.has(object);
	}

	/** @throws TypeError where the world holds something that nobody could bring back */
	nameOf(object: object): string {
		const name = this.names.get(object);
		if (name === undefined) {
			const what = typeof object === 'function' ? 'a function' : `a ${object.constructor.name}`;
			throw new TypeError(`The state holds ${what} that was not there at the start, and cannot be kept`);
		}
		return name;
	}

	get(name: string): object {
		const object = this.byName.get(name);
		if (!object) throw new TypeError(`There is nothing at ${name}`);
		return object;
	}

	private add(name: string, object: object): void {
		this.names.set(object, name);
		this.byName.set(name, object);
	}
}

export const isObject = (value: unknown): value is object =>
	(typeof value === 'object' && value !== null) || typeof value === 'function';
