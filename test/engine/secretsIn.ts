/** Zoho's access, refresh and grant tokens, which the emulator makes too: 1000.<hex>.<hex>. */
export const TOKEN = /1000\.[0-9a-f]{16,}\.[0-9a-f]{16,}/i;

/**
 * Where in a value of any shape a token of Zoho's or one of the secrets is: `.error.description`. Looks into errors,
 * too, and at keys. Members that are not enumerable and functions are left out, but for an error's own.
 */
export function secretsIn(value: unknown, secrets: readonly string[]): string[] {
	const found: string[] = [];
	const seen = new WeakSet<object>();
	const isSecret = (text: string) => TOKEN.test(text) || secrets.some((secret) => text.includes(secret));
	look(value, '');
	return found;

	function look(part: unknown, where: string): void {
		if (typeof part === 'string') {
			if (isSecret(part)) found.push(where);
			return;
		}
		if (typeof part !== 'object' || part === null || seen.has(part)) return;
		seen.add(part);
		if (ArrayBuffer.isView(part)) {
			if (isSecret(Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('latin1')))
				found.push(where);
			return;
		}
		if (part instanceof Error) {
			const { message, stack, cause } = part;
			look({ message, stack, cause }, where);
		}
		const entries = part instanceof Map ? [...part] : Object.entries(part);
		for (const [key, member] of entries) {
			look(String(key), `${where} (key)`);
			look(member, `${where}.${String(key)}`);
		}
	}
}
