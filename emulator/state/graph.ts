import { type Fixtures, isObject } from './fixtures';
import { emptyOf, fill, holds, type Kind, kindOf, partsOf } from './values';

/** A piece of an object. What holds much is cut into pieces, so that one more record does not write them all anew. */
export interface Row {
	id: number;
	piece: number;
	/** A kind; that of an instance is followed by its name. */
	kind: string;
	/** JSON of the parts, or the bytes themselves. */
	data: string | Uint8Array;
}

export interface Changes {
	rows: Row[];
	/** Pieces that are no more. */
	gone: Array<Pick<Row, 'id' | 'piece'>>;
}

interface Known {
	object: object;
	kind: Kind;
	id: number;
	/** Those it refers to. */
	children: Known[];
	/** As they were written; undefined until they are. */
	parts?: unknown[];
	/** The last look at the world that came upon it. */
	look: number;
}

const pieceSize = 256;
const rootId = 1;

/**
 * A world as rows of a table: one or more for each object in it, which refer to each other by number, so that what
 * is one object stays one. It remembers what was written and finds what has changed since.
 */
export class Graph {
	private readonly known = new Map<object, Known>();
	private nextId = rootId;
	private look = 0;

	constructor(private fixtures: Fixtures) {}

	/** After the world was made anew: its instances are others now. */
	renew(fixtures: Fixtures): void {
		this.fixtures = fixtures;
	}

	/** What has changed since the last time, which counts as written from now on. The root must stay the same object. */
	changes(root: object): Changes {
		this.look += 1;
		const changes: Changes = { rows: [], gone: [] };
		const first = this.knownOf(root);
		first.look = this.look;
		const waiting = [first];
		let seen = 0;
		for (let known = waiting.pop(); known; known = waiting.pop()) {
			seen += 1;
			if (!known.parts || !holds(known.object, known.kind, known.parts)) this.update(known, changes);
			for (const child of known.children) {
				if (child.look === this.look) continue;
				child.look = this.look;
				waiting.push(child);
			}
		}
		if (seen < this.known.size) this.forgetUnseen(changes);
		return changes;
	}

	/** Makes the world that the rows are of, with the instances there are, and gives its parts to the root. */
	restore<T extends object>(rows: Row[], root: T): T {
		const kept = new Map<number, { kind: string; parts: unknown[] }>();
		for (const { id, kind, data } of rows) {
			const parts: unknown[] =
				typeof data === 'string' ? (JSON.parse(data) as unknown[]) : [Buffer.from(data)];
			const known = kept.get(id);
			if (known) known.parts = known.parts.concat(parts);
			else kept.set(id, { kind, parts });
		}
		const objects = new Map<number, object>();
		for (const [id, { kind, parts }] of kept) objects.set(id, id === rootId ? root : this.made(kind, parts));
		for (const [id, { kind, parts }] of kept) {
			const object = objects.get(id) as object;
			const values = kind === 'bytes' ? parts : parts.map((part) => this.decoded(part, objects));
			fill(object, kind.split(' ')[0] as Kind, values);
		}
		for (const [id, object] of objects) {
			this.known.set(object, { object, kind: kindOf(object), id, children: [], look: 0 });
			this.nextId = Math.max(this.nextId, id + 1);
		}
		for (const known of this.known.values()) this.remember(known, partsOf(known.object, known.kind));
		if (!objects.has(rootId)) throw new TypeError('There is no root');
		return root;
	}

	private made(kind: string, parts: unknown[]): object {
		const [name, at] = kind.split(/ (.*)/s);
		if (name === 'instance') return this.fixtures.get(at ?? '');
		return emptyOf(name as Exclude<Kind, 'instance'>, parts);
	}

	private knownOf(object: object): Known {
		const found = this.known.get(object);
		if (found) return found;
		const known = { object, kind: kindOf(object), id: this.nextId++, children: [], look: 0 };
		this.known.set(object, known);
		return known;
	}

	private forgetUnseen({ gone }: Changes): void {
		for (const [object, { id, parts = [], look }] of this.known) {
			if (look === this.look) continue;
			this.known.delete(object);
			for (let piece = 0; piece < piecesOf(parts); piece += 1) gone.push({ id, piece });
		}
	}

	private update(known: Known, { rows, gone }: Changes): void {
		const { object, kind, id, parts: before = [] } = known;
		const written = known.parts === undefined ? 0 : piecesOf(before);
		const parts = partsOf(object, kind);
		this.remember(known, parts);
		const name = kind === 'instance' ? `instance ${this.fixtures.nameOf(object)}` : kind;
		for (let piece = 0; piece < piecesOf(parts); piece += 1) {
			const is = pieceOf(parts, piece);
			if (piece < written && sameParts(pieceOf(before, piece), is)) continue;
			const data =
				kind === 'bytes' ? (is[0] as Uint8Array) : JSON.stringify(is.map((part) => this.encoded(part)));
			rows.push({ id, piece, kind: name, data });
		}
		for (let piece = piecesOf(parts); piece < written; piece += 1) gone.push({ id, piece });
	}

	private remember(known: Known, parts: unknown[]): void {
		known.parts = parts;
		if (known.kind === 'bytes') return;
		const objects = parts.filter((part) => isObject(part) && !this.isFixed(part)) as object[];
		known.children = objects.map((part) => this.knownOf(part));
	}

	/** Kept by its name alone. */
	private isFixed(object: object): boolean {
		return typeof object === 'function' || this.fixtures.isForeign(object);
	}

	/** Texts, finite numbers, booleans and null stand for themselves; all else is a list that begins with its sign. */
	private encoded(part: unknown): unknown {
		if (part === undefined) return ['undefined'];
		if (typeof part === 'bigint') return ['bigint', String(part)];
		if (typeof part === 'number') return Number.isFinite(part) ? part : ['number', String(part)];
		if (!isObject(part)) return part;
		if (typeof part === 'function' || this.fixtures.isForeign(part))
			return ['at', this.fixtures.nameOf(part)];
		return [this.knownOf(part).id];
	}

	private decoded(part: unknown, objects: Map<number, object>): unknown {
		if (!Array.isArray(part)) return part;
		const [sign, text] = part as [unknown, string];
		if (sign === 'undefined') return undefined;
		if (sign === 'bigint') return BigInt(text);
		if (sign === 'number') return Number(text);
		if (sign === 'at') return this.fixtures.get(text);
		const object = objects.get(sign as number);
		if (!object) throw new TypeError(`There is no object ${String(sign)}`);
		return object;
	}
}

/** Also what holds nothing has one piece. */
const piecesOf = (parts: unknown[]): number => Math.max(1, Math.ceil(parts.length / pieceSize));

const pieceOf = (parts: unknown[], piece: number): unknown[] =>
	parts.length <= pieceSize ? parts : parts.slice(piece * pieceSize, (piece + 1) * pieceSize);

function sameParts(one: unknown[], other: unknown[]): boolean {
	if (one.length !== other.length) return false;
	for (let at = 0; at < one.length; at += 1) if (!Object.is(one[at], other[at])) return false;
	return true;
}
