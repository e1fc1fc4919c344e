import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import type { IWebhookFunctions } from 'n8n-workflow';

import { connect } from '../shared/transport/connection';
import { publicSend } from '../shared/transport/send';
import { readErrors } from '../shared/transport/readErrors';
import { remember } from '../shared/transport/remember';
import type { KeyOf } from './signature';

/** Zoho waits five seconds for an answer, and the keys are only part of it. */
const TIMEOUT = 1_500;
/** Keys are read again after a day, and sooner for a key that is not among them, but not for each forged one. */
const KEPT = 24 * 60 * 60_000;
const AT_MOST_EVERY = 60_000;

interface Keys {
	readAt: number;
	byId: Map<string, KeyObject>;
}

const known = new Map<string, Keys>();

/**
 * Finds the public keys that Zoho Desk signs with, at the credential's Desk host.
 * @throws ZohoError when they cannot be had in time
 */
export async function publicKeys(context: IWebhookFunctions): Promise<KeyOf> {
	const { hosts } = await connect(context, 'desk');
	return async (kid) => {
		const kept = known.get(hosts.desk);
		const age = Date.now() - (kept?.readAt ?? 0);
		const key = kept?.byId.get(kid);
		if (key && age < KEPT) return key;
		if (kept && !key && age < AT_MOST_EVERY) return undefined;
		const { body } = await readErrors(publicSend(context, hosts, TIMEOUT))({
			method: 'GET',
			host: 'desk',
			path: '/.well-known/jwks.json',
		});
		const read = { readAt: Date.now(), byId: keysIn(body) };
		remember(known, hosts.desk, read);
		return read.byId.get(kid);
	};
}

function keysIn(body: unknown): Map<string, KeyObject> {
	const { keys } = (body ?? {}) as { keys?: Array<JsonWebKey & { kid?: string; kty?: string }> };
	const usable = (Array.isArray(keys) ? keys : []).filter(({ kid, kty }) => kid && kty === 'RSA');
	return new Map(usable.map((key) => [String(key.kid), createPublicKey({ key, format: 'jwk' })]));
}

/** Forgets all keys; for tests. */
export const forgetKeys = (): void => known.clear();
