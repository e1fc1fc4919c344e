/** Zoho's tokens and grant tokens: `1000.<hex>.<hex>`. */
const TOKEN = /\b1000\.[0-9a-f]+\.[0-9a-f]+\b/gi;
const AUTHORIZATION = /\b(Bearer|Zoho-oauthtoken)\s+(?!\[hidden\])[^\s"',;]+/gi;
/** `client_secret=…` and `"client_secret":"…"`, wherever they stand in a text. */
const ASSIGNED =
	/(["']?\b(?:client_?secret|refresh_?token|access_?token|grant_?token|refused_?token)\b["']?\s*[=:]\s*["']?)(?!\[hidden\])[^\s"',;&}]+/gi;
const SECRET_KEY =
	/^(authorization|client_?secret|(refresh|access|grant|refused|id)_?token|code_verifier|password|set-cookie|cookie)$/i;
const HIDDEN = '[hidden]';
const DEEPEST = 12;

/** The text without tokens, client secrets and authorization headers. */
export function redact(text: string): string {
	return text.replace(TOKEN, HIDDEN).replace(AUTHORIZATION, `$1 ${HIDDEN}`).replace(ASSIGNED, `$1${HIDDEN}`);
}

/** A copy of a JSON value without secrets: texts redacted, values of secret keys hidden. */
export function withoutSecrets(value: unknown, depth = 0): unknown {
	if (typeof value === 'string') return redact(value);
	if (typeof value !== 'object' || value === null) return value;
	if (depth > DEEPEST) return '[…]';
	if (Array.isArray(value)) return value.map((entry) => withoutSecrets(entry, depth + 1));
	return Object.fromEntries(
		Object.entries(value).map(([key, entry]) => [
			key,
			SECRET_KEY.test(key) && entry ? HIDDEN : withoutSecrets(entry, depth + 1),
		]),
	);
}
