import { type KeyObject, verify } from 'node:crypto';

import { plainText } from '../shared/fields';

/** Clocks may differ by this much; milliseconds. */
const LEEWAY = 60_000;
const LONGEST = 8_192;

/** The key with this `kid`; undefined where Zoho publishes none. */
export type KeyOf = (kid: string) => Promise<KeyObject | undefined>;

/**
 * The id of the webhook that an `X-ZDesk-JWT` was made for, where Zoho Desk made it for this organization and it has
 * not ended; undefined for anything else. It says nothing about the body, which Desk does not sign. Claims are looked
 * at first, so a token for somebody else costs no look at the keys.
 */
export async function audienceOf(jwt: unknown, orgId: string, keyOf: KeyOf): Promise<string | undefined> {
	if (typeof jwt !== 'string' || jwt.length > LONGEST) return undefined;
	const [head = '', claims = '', signature = '', ...more] = jwt.split('.');
	const { alg, kid } = decoded(head);
	const { iss, aud, exp } = decoded(claims);
	if (more.length > 0 || alg !== 'RS256' || typeof kid !== 'string') return undefined;
	const [, webhookId] = /^webhookId:(\d+)$/.exec(plainText([aud].flat()[0])) ?? [];
	if (iss !== `orgId:${orgId}` || !(inMilliseconds(exp) + LEEWAY > Date.now())) return undefined;
	const key = await keyOf(kid);
	const signed = Buffer.from(`${head}.${claims}`);
	const isGenuine = key && verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64url'));
	return isGenuine ? webhookId : undefined;
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
	const number = Number(plainText(time) || NaN);
	return number < 100_000_000_000 ? number * 1_000 : number;
}
