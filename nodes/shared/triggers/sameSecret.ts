import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Whether what came is the secret, compared in a time that tells nothing of where they differ. Anything that is not
 * a text is not the secret, and neither is anything while there is none.
 */
export function sameSecret(given: unknown, secret: string | undefined): boolean {
	if (typeof given !== 'string' || secret === undefined || secret === '') return false;
	return timingSafeEqual(digest(given), digest(secret));
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
