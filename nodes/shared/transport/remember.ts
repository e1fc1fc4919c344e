import { createHash } from 'node:crypto';

/** Keeps a value in a module-level map and forgets the oldest one past `most`, so that no cache grows for ever. */
export function remember<Value>(map: Map<string, Value>, key: string, value: Value, most = 500): void {
	map.delete(key);
	map.set(key, value);
	const [oldest] = map.keys();
	if (map.size > most && oldest !== undefined) map.delete(oldest);
}

/** What stands for a secret in a cache's key. */
export const hashOf = (...parts: string[]): string =>
	createHash('sha256').update(parts.join('\n')).digest('hex');
