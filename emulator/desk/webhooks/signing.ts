import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

/** How long a signature is good for, in seconds; not published. */
const LIFETIME = 300;

/** One pair of keys. Making one takes a while, so a process makes one only, when it is first needed. */
async function makeKeys() {
	const { publicKey, privateKey } = await generateKeyPair('RS256');
	const kid = 'emulated-desk-key-1';
	const jwk: JWK = { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' };
	return { kid, jwk, privateKey };
}
let made: ReturnType<typeof makeKeys> | undefined;
const keys = async () => await (made ??= makeKeys());

/** `GET /.well-known/jwks.json` */
export const publicKeys = async (): Promise<{ keys: JWK[] }> => ({ keys: [(await keys()).jwk] });

/**
 * The `X-ZDesk-JWT` of a delivery. It says whom it is from and whom it is for, and nothing about the body. Zoho's page
 * speaks of milliseconds and shows seconds; these are seconds.
 * @param now milliseconds since the epoch
 */
export async function signed({ id, orgId }: { id: string; orgId: string }, now: number): Promise<string> {
	const { kid, privateKey } = await keys();
	const issuedAt = Math.floor(now / 1000);
	return await new SignJWT()
		.setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
		.setIssuer(`orgId:${orgId}`)
		.setAudience(`webhookId:${id}`)
		.setIssuedAt(issuedAt)
		.setExpirationTime(issuedAt + LIFETIME)
		.sign(privateKey);
}
