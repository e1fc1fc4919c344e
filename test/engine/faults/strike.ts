import dns from 'node:dns';

import type { Fault } from '../../../emulator/faults';
import type { LoggedRequest } from '../../../emulator/requests';
import type { Reply } from '../../../emulator/service';
import type { FaultName } from './matrix';
import type { Attempt, Scene } from './scene';

/** Makes a fault meet the next attempt. */
type Strike = (scene: Scene, attempt: Attempt) => void | Promise<void>;

/** Both products' refusals at once: each reads its own keys, and leaves the other's aside. */
const refusal = (crm: string, desk: string, message: string) => ({
	crm: { code: crm, details: {}, message, status: 'error' },
	desk: { errorCode: desk, message },
});

/** An answer in the words of the product that was asked. */
const inWordsOf = ({ service }: LoggedRequest, both: ReturnType<typeof refusal>) =>
	service === 'desk' ? both.desk : both.crm;

const tokenRefused = refusal('INVALID_TOKEN', 'INVALID_OAUTH', 'The OAuth Token you provided is invalid.');
const tooMany = refusal('TOO_MANY_REQUESTS', 'TOO_MANY_REQUESTS', 'Too many requests');
const spent = refusal('TOO_MANY_REQUESTS', 'THRESHOLD_EXCEEDED', 'The API credits are used up');
const internal = refusal('INTERNAL_ERROR', 'INTERNAL_SERVER_ERROR', 'Internal server error occurred');

const FOR_EVER = 1_000;

/** The nth request that the attempt names meets the fault; with `stays`, so does every one after it. */
function meet(scene: Scene, attempt: Attempt, fault: Fault, stays = false): void {
	let met = 0;
	scene.emulator.failNext(
		(request) => {
			if (!attempt.meets(request)) return false;
			met += 1;
			const isStruck = stays ? met >= (attempt.nth ?? 2) : met === (attempt.nth ?? 2);
			if (isStruck) struck.set(scene, request);
			return isStruck;
		},
		fault,
		stays ? FOR_EVER : 1,
	);
}

const struck = new WeakMap<Scene, LoggedRequest>();

/** How often the request that met the fault was sent, that one counted; 0 where none came so far. */
export function sends(scene: Scene): number {
	const request = struck.get(scene);
	if (!request) return 0;
	const same = ({ method, path, query, body }: LoggedRequest) => JSON.stringify([method, path, query, body]);
	return scene.emulator.requests.all.filter((other) => same(other) === same(request)).length;
}

const once =
	(fault: Fault): Strike =>
	(scene, attempt) =>
		meet(scene, attempt, fault);
const stays =
	(fault: Fault): Strike =>
	(scene, attempt) =>
		meet(scene, attempt, fault, true);

/** An answer that depends on which product is asked; the attempt's own requests tell. */
function refuse(status: number, both: ReturnType<typeof refusal>, headers = {}, forEver = false): Strike {
	return (scene, attempt) => {
		const reply: Reply = { status, headers };
		const chosen: Attempt = {
			...attempt,
			meets: (request) => {
				if (!attempt.meets(request)) return false;
				reply.body = inWordsOf(request, both);
				return true;
			},
		};
		meet(scene, chosen, reply, forEver);
	};
}

const carriedOut = (status: number): Strike =>
	once({ after: { status, body: `<html><body>${status}</body></html>` } });

/** From now on the emulator has a name, which `lookup` finds or does not. */
async function behindName(scene: Scene, codeOf: (lookup: number) => string | undefined): Promise<void> {
	const { urls } = scene.emulator;
	for (const name of ['crm', 'crmUpload', 'desk', 'accounts'] as const)
		urls[name] = urls[name].replace('127.0.0.1', 'localhost');
	await scene.connect();
	let lookups = 0;
	jest.spyOn(dns, 'lookup').mockImplementation(((
		hostname: string,
		options: { all?: boolean },
		found: (error: Error | null, address?: unknown, family?: number) => void,
	) => {
		lookups += 1;
		const code = codeOf(lookups);
		if (code) return found(Object.assign(new Error(`getaddrinfo ${code} ${hostname}`), { code }));
		if (options.all) return found(null, [{ address: '127.0.0.1', family: 4 }]);
		return found(null, '127.0.0.1', 4);
	}) as unknown as typeof dns.lookup);
}

export const strikes: Record<FaultName, Strike> = {
	'token ends soon': async (scene) => await scene.connect(60),
	'token refused (401) half-way': refuse(401, tokenRefused),
	'token refused, and the connection revoked': async (scene, attempt) => {
		await refuse(401, tokenRefused)(scene, attempt);
		scene.emulator.failNext(
			'POST /oauth/v2/token',
			{ status: 200, body: { error: 'invalid_code' } },
			FOR_EVER,
		);
	},
	'token refused, and Zoho gives out no new one ("Access Denied")': async (scene, attempt) => {
		await refuse(401, tokenRefused)(scene, attempt);
		scene.emulator.world.accounts.throttleUntil(scene.emulator.clock.now() + 600_000);
	},
	'HTTP 429 with Retry-After': refuse(429, tooMany, { 'retry-after': '3' }),
	'HTTP 429 without Retry-After': refuse(429, tooMany),
	'HTTP 429 that stays': refuse(429, tooMany, {}, true),
	"day's credits spent": refuse(429, spent, { 'retry-after': '40000', 'x-api-credits-remaining': '0' }),
	'HTTP 500': carriedOut(500),
	'HTTP 502': carriedOut(502),
	'HTTP 503': carriedOut(503),
	'HTTP 504': carriedOut(504),
	'HTTP 503 that stays': stays({ status: 503 }),
	'connection reset before the call is carried out': once('reset before'),
	'connection reset after it': once('reset after'),
	'connection reset in the middle of the answer': once('reset in answer'),
	'connection reset each time': stays('reset before'),
	'answer cut off': once('cut off'),
	'answer that is not JSON': once({
		after: {
			status: 200,
			body: Buffer.from('{"data":[{"co'),
			headers: { 'content-type': 'application/json' },
		},
	}),
	'web page to sign in': once('html'),
	'HTTP 200 with a refusal inside': refuse(200, internal),
	'HTTP 204, an empty answer': once({ after: { status: 204 } }),
	'no answer in time': once('hang after'),
	'slow answer': once('trickle'),
	'answer that drips without an end': once('drip'),
	'host name not found for a moment': async (scene) =>
		await behindName(scene, (lookup) => (lookup === 1 ? 'EAI_AGAIN' : undefined)),
	'no such host': async (scene) => await behindName(scene, () => 'ENOTFOUND'),
	'workflow stopped': (scene, attempt) => {
		meet(scene, attempt, 'hang after');
		const stopOnceStruck = setInterval(() => {
			if (!struck.has(scene)) return;
			clearInterval(stopOnceStruck);
			// The emulator has carried the call out by then.
			setTimeout(() => scene.world.engine.cancel(), 100);
		}, 10);
	},
};
