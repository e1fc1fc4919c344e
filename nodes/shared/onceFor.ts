/**
 * What `workOut` gives for an object, worked out at the first asking and known as long as the object lives. For what
 * follows from a module's metadata and is asked for with every record.
 */
export function onceFor<Key extends object, Value>(workOut: (key: Key) => Value): (key: Key) => Value {
	const known = new WeakMap<Key, { value: Value }>();
	return (key) => {
		const found = known.get(key) ?? { value: workOut(key) };
		known.set(key, found);
		return found.value;
	};
}
