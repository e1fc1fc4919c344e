import type { IDataObject } from 'n8n-workflow';

/** How a product's records are made flat. */
export interface Flattening {
	/** Whether a key is left out. */
	isLeftOut(key: string, record: IDataObject): boolean;
	/** The name of the record or the person an object stands for; undefined where it has none. */
	nameOf(reference: IDataObject): unknown;
	/** Members that say no more than the name does. */
	namedBy: ReadonlySet<string>;
	/** The key of a member that moves up: `Owner` and `email` → `Owner_Email`. */
	join(key: string, member: string): string;
	/** Whether objects without an id are taken apart too. */
	opensAll?: boolean;
	/** Keys whose objects are only a wrapping: their members become the record's own. */
	wrappings?: ReadonlySet<string>;
}

/**
 * The record flat, its id first. An object with an id stands for another record: its name, where one is given, takes the
 * key's place, its id and its other members stand beside it under joined keys, unless the record has such a key of its own. Rows of a
 * list are simplified one by one, and empty values stay.
 */
export function simplified(record: IDataObject, how: Flattening): IDataObject {
	const flat: IDataObject = 'id' in record ? { id: record.id } : {};
	const addBeside = (beside: IDataObject) => {
		for (const [name, value] of Object.entries(beside)) if (!(name in record)) flat[name] = value;
	};
	for (const [key, value] of Object.entries(record)) {
		if (how.isLeftOut(key, record)) continue;
		if (Array.isArray(value)) {
			flat[key] = value.map((row: unknown) => (isObject(row) ? simplified(row, how) : row)) as IDataObject[];
		} else if (!isObject(value)) flat[key] = value;
		else if (how.wrappings?.has(key)) addBeside(simplified(value, how));
		else if (!('id' in value) && !how.opensAll) flat[key] = value;
		else {
			const name = 'id' in value ? how.nameOf(value) : undefined;
			if (typeof name === 'string') flat[key] = name;
			addBeside(membersOf(key, value, name, how));
		}
	}
	return flat;
}

/** What an object holds beside the name it goes by. */
function membersOf(key: string, value: IDataObject, name: unknown, how: Flattening): IDataObject {
	const isName = ([member, held]: [string, unknown]) =>
		name !== undefined && (how.namedBy.has(member) || held === name);
	const members = Object.entries(simplified(value, how)).filter((entry) => !isName(entry));
	return Object.fromEntries(members.map(([member, value]) => [how.join(key, member), value]));
}

const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
