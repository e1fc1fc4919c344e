import { type KeyObject, verify } from 'node:crypto';

/** Clocks may differ by this much; milliseconds. */
const LEEWAY = 60_000;
const LONGEST = 8_192;

/** The key with this `kid`; undefined where Zoho publishes none. */
export type KeyOf = (kid: string) => Promise<KeyObject | undefined>;

/**
 * Whether an `X-ZDesk-JWT` was made by Zoho Desk for this webhook, and has not ended. It says nothing about the body,
 * which Desk does not sign. Claims are looked at first, so a token for somebody else costs no look at the keys.
 */
export async function isGenuine(
	jwt: unknown,
	{ orgId, webhookId }: { orgId: string; webhookId: string },
	keyOf: KeyOf,
): Promise<boolean> {
	if (typeof jwt !== 'string' || jwt.length > LONGEST) return false;
	const [head = '', claims = '', signature = '', ...more] = jwt.split('.');
	const { alg, kid } = decoded(head);
	const { iss, aud, exp } = decoded(claims);
	if (more.length > 0 || alg !== 'RS256' || typeof kid !== 'string') return false;
	if (iss !== `orgId:${orgId}` || ![aud].flat().includes(`webhookId:${webhookId}`)) return false;
	if (!(inMilliseconds(exp) + LEEWAY > Date.now())) return false;
	const key = await keyOf(kid);
	if (!key) return false;
	return verify('RSA-SHA256', Buffer.from(`${head}.${claims}`), key, Buffer.from(signature, 'base64url'));
}

function decoded(part: string): Record<string, unknown> {
	try {
		const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
		return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
	} catch {
		return {};
	}
}

/** Zoho's page speaks of milliseconds, its example shows seconds. */
function inMilliseconds(time: unknown): number {
	const number = Number(time ?? NaN);
	return number < 100_000_000_000 ? number * 1_000 : number;
}
