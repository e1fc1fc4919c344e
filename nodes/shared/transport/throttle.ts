import { HEAVY_LIMIT, limitOf, type Product, SMALLEST_LIMIT } from './editions';
import { creditsAreSpent } from './rateLimits';
import { remember } from './remember';
import { nameOf } from './requests';
import type { Log, Wrap, ZohoAnswer, ZohoRequest } from './types';
import { whenStopped } from './wait';

/** The calls of one account (in Desk, one organization of it) and product in this process. */
interface Gate {
	/** Calls that may be under way at a time. */
	limit: number;
	/** The limit is the edition's, so a 429 means that somebody else is calling too: it stays as it is. */
	editionKnown: boolean;
	/** How to find the edition out, until that was tried. */
	ask?: AskEdition;
	/** When it was tried last, in milliseconds since the epoch. */
	askedAt: number;
	underWay: number;
	heavyUnderWay: number;
	waiting: Waiting[];
	/** Counts the times the limit was halved: calls that began before do not halve it again. */
	halvings: number;
	/** Calls that were taken since the limit last changed. */
	takenSince: number;
}

/** Finds out which edition an account has, as Zoho names it; undefined where it cannot be told. */
export type AskEdition = () => Promise<string | undefined>;

interface Waiting {
	heavy: boolean;
	enter(): void;
}

/** Calls that must be taken before a halved limit is raised by one. */
const TAKEN_BEFORE_RAISE = 20;

/** An edition that could not be found out is asked for again after this many milliseconds. */
const ASK_AGAIN_AFTER = 60 * 60_000;

/** By product, connection key and Desk organization. */
const gates = new Map<string, Gate>();

/**
 * Keeps no more calls under way than the account's edition allows; the others queue in their order, heavy ones
 * also for a place among the heavy. An unknown edition starts with the smallest limit, which a 429 halves; it is found
 * out when calls begin to wait.
 */
export const throttle =
	(key: string, product: Product, log: Log, signal?: AbortSignal): Wrap =>
	(send) =>
	async (request) => {
		const gate = gateOf(key, product, request.headers?.orgId);
		const heavy = request.heavy === true;
		await enter(gate, heavy, request, log, signal);
		const { halvings } = gate;
		try {
			const answer = await send(request);
			if (adapt(gate, answer, halvings))
				log.info(`${nameOf(request)} got HTTP 429; calls at a time now ${gate.limit}`);
			return answer;
		} finally {
			leave(gate, heavy);
		}
	};

/** Tells which edition an account has, as Zoho names it. An edition the table does not know changes nothing. */
export function setEdition(key: string, product: Product, edition: string, organization?: string): void {
	const limit = limitOf(product, edition);
	if (limit === undefined) return;
	const gate = gateOf(key, product, organization);
	gate.limit = limit;
	gate.editionKnown = true;
	admit(gate);
}

/** Says how the edition can be found out; that is only done once calls have to wait for each other. */
export function whenCrowded(key: string, product: Product, ask: AskEdition, organization?: string): void {
	const gate = gateOf(key, product, organization);
	if (gate.editionKnown || gate.askedAt + ASK_AGAIN_AFTER > Date.now()) return;
	gate.ask = async () => {
		const edition = await ask();
		if (edition) setEdition(key, product, edition, organization);
		return edition;
	};
}

function gateOf(key: string, product: Product, organization = ''): Gate {
	const name = `${product}:${key}:${organization}`;
	const gate = gates.get(name) ?? {
		limit: SMALLEST_LIMIT,
		editionKnown: false,
		askedAt: 0,
		underWay: 0,
		heavyUnderWay: 0,
		waiting: [],
		halvings: 0,
		takenSince: 0,
	};
	remember(gates, name, gate);
	return gate;
}

async function enter(
	gate: Gate,
	heavy: boolean,
	request: ZohoRequest,
	log: Log,
	signal?: AbortSignal,
): Promise<void> {
	const place: Waiting = { heavy, enter: () => {} };
	const entered = new Promise<void>((resolve) => {
		place.enter = resolve;
	});
	gate.waiting.push(place);
	admit(gate);
	if (!gate.waiting.includes(place)) return;
	findOutEdition(gate);
	log.debug(`${nameOf(request)} waits for a place: ${gate.underWay} of ${gate.limit} calls are under way`);
	if (!signal) return await entered;
	const { stopped, forget } = whenStopped(signal);
	await Promise.race([entered, stopped])
		.catch((cancellation: unknown) => {
			const position = gate.waiting.indexOf(place);
			if (position >= 0) gate.waiting.splice(position, 1);
			else leave(gate, heavy);
			throw cancellation;
		})
		.finally(forget);
}

/** Nobody waits for it, and where it cannot be found out the limit stays. */
function findOutEdition(gate: Gate): void {
	const { ask } = gate;
	if (!ask) return;
	gate.ask = undefined;
	gate.askedAt = Date.now();
	ask().catch(() => undefined);
}

const hasPlace = ({ limit, underWay, heavyUnderWay }: Gate, heavy: boolean): boolean =>
	underWay < limit && (!heavy || heavyUnderWay < HEAVY_LIMIT);

function take(gate: Gate, heavy: boolean): void {
	gate.underWay += 1;
	if (heavy) gate.heavyUnderWay += 1;
}

function leave(gate: Gate, heavy: boolean): void {
	gate.underWay -= 1;
	if (heavy) gate.heavyUnderWay -= 1;
	admit(gate);
}

/** Lets in who waited longest; a light call may pass heavy ones that wait for a place among the heavy. */
function admit(gate: Gate): void {
	for (;;) {
		const position = gate.waiting.findIndex(({ heavy }) => hasPlace(gate, heavy));
		const [next] = position < 0 ? [] : gate.waiting.splice(position, 1);
		if (!next) return;
		take(gate, next.heavy);
		next.enter();
	}
}

/** @returns whether the limit was halved */
function adapt(gate: Gate, answer: ZohoAnswer, halvingsAtStart: number): boolean {
	if (gate.editionKnown) return false;
	if (answer.status === 429) {
		if (creditsAreSpent(answer) || halvingsAtStart < gate.halvings) return false;
		gate.limit = Math.max(1, Math.floor(gate.limit / 2));
		gate.halvings += 1;
		gate.takenSince = 0;
		return true;
	}
	gate.takenSince += 1;
	if (gate.takenSince >= TAKEN_BEFORE_RAISE && gate.limit < SMALLEST_LIMIT) {
		gate.limit += 1;
		gate.takenSince = 0;
	}
	return false;
}
