import type { Batch, Item, Operation, Output, Outputs, ProductApi } from './operation';
import { isRefusal, type Outcomes } from './refused';
import { slicesOf } from './slices';
import { toZohoError } from './transport/nodeError';
import { noAnswer } from './transport/perhapsWritten';
import { ZohoError } from './transport/zohoError';

/** An item whose parameters are good. */
export interface Work<Params> {
	index: number;
	params: Params;
	item: Item;
}

export interface Drive<Api> {
	operation: Operation<Api>;
	api: Api;
	work: Array<Work<unknown>>;
	/** Filled in as results come, at each item's index. */
	outcomes: Outcomes;
	stopOnRefusal: boolean;
	signal?: AbortSignal;
	say(step: string): void;
}

/** Sends items that share a key together, as many as a call may carry, one call after the other. */
export async function inBatches<Api>(drive: Drive<Api>): Promise<void> {
	const { operation, api, outcomes, stopOnRefusal, signal, say } = drive;
	const { batch } = operation;
	if (!batch) return;
	const ready = await prepared(drive, batch);
	if (stopOnRefusal && outcomes.some(isRefusal)) return;
	const batches = cut(
		groupBy(ready, ({ params }) => batch.key(params)),
		batch.size,
	);
	for (const [number, members] of batches.entries()) {
		if (signal?.aborted) return markCancelled(batches.slice(number).flat(), outcomes);
		say(`batch ${number + 1} of ${batches.length}`);
		const sent = members.map(({ params }) => params);
		const items = members.map(({ item }) => item);
		const results = await resultsOf(members, async () => await batch.run(api, sent, items));
		members.forEach(({ index }, position) => {
			const result = results[position] ?? noAnswer();
			outcomes[index] = result instanceof ZohoError ? result : [result];
		});
		if (stopOnRefusal && results.some(isRefusal)) return;
	}
}

/** The items that can be sent; the others' refusals are in `outcomes`. */
async function prepared<Api>(
	{ api, work, outcomes }: Drive<Api>,
	batch: Batch<Api, unknown, unknown>,
): Promise<Array<Work<unknown>>> {
	const ready: Array<Work<unknown>> = [];
	for (const { index, params, item } of work) {
		try {
			ready.push({ index, item, params: await batch.prepare(api, params, item) });
		} catch (caught) {
			outcomes[index] = toZohoError(caught);
		}
	}
	if (!batch.settle || ready.length === 0) return ready;
	const refusals = await settled(api, batch, ready);
	ready.forEach(({ index }, position) => {
		outcomes[index] ??= refusals[position];
	});
	return ready.filter((_, position) => refusals[position] === undefined);
}

/** A look-up that is refused as a whole is the refusal of every item. */
async function settled<Api>(
	api: Api,
	batch: Batch<Api, unknown, unknown>,
	ready: Array<Work<unknown>>,
): Promise<Array<ZohoError | undefined>> {
	try {
		return (
			(await batch.settle?.(
				api,
				ready.map(({ params }) => params),
			)) ?? []
		);
	} catch (caught) {
		return ready.map(() => toZohoError(caught));
	}
}

/** Sends items one at a time, several side by side; items that share an order key keep their order. */
export async function oneByOne<Api extends ProductApi>(drive: Drive<Api>): Promise<void> {
	const { operation, api, work, outcomes, stopOnRefusal, signal, say } = drive;
	let done = 0;
	let stop = false;
	const handle = async ({ index, params, item }: Work<unknown>) => {
		outcomes[index] = await outcomeOf(async () => await operation.run?.(api, params, item));
		if (isRefusal(outcomes[index]) && stopOnRefusal) stop = true;
		done += 1;
		if (done % reportEvery(work.length) === 0) say(`item ${done} of ${work.length}`);
	};
	const chains = groupBy(work, ({ index, params }) => operation.order?.(params) ?? `item ${index}`);
	await together(api.concurrency, chains, async (chain) => {
		for (const member of chain) {
			if (stop) return;
			if (signal?.aborted) return markCancelled([member], outcomes);
			await handle(member);
		}
	});
}

async function outcomeOf(run: () => Promise<Outputs | undefined>): Promise<Output[] | ZohoError> {
	try {
		return await collected(await run());
	} catch (caught) {
		return toZohoError(caught);
	}
}

/** A call that is refused as a whole is the refusal of each of its items. */
async function resultsOf(
	members: Array<Work<unknown>>,
	run: () => Promise<Array<Output | ZohoError>>,
): Promise<Array<Output | ZohoError>> {
	try {
		return await run();
	} catch (caught) {
		return members.map(() => toZohoError(caught));
	}
}

async function collected(outputs: Outputs | undefined): Promise<Output[]> {
	if (outputs === undefined) return [];
	if (Array.isArray(outputs)) return outputs;
	if (!(Symbol.asyncIterator in outputs)) return [outputs as Output];
	const list: Output[] = [];
	for await (const output of outputs as AsyncIterable<Output>) list.push(output);
	return list;
}

function groupBy<Member>(members: Member[], keyOf: (member: Member) => string): Member[][] {
	const groups = new Map<string, Member[]>();
	for (const member of members) {
		const key = keyOf(member);
		const group = groups.get(key);
		if (group) group.push(member);
		else groups.set(key, [member]);
	}
	return [...groups.values()];
}

const cut = <Member>(groups: Member[][], size: number): Member[][] =>
	groups.flatMap((group) => slicesOf(group, size));

/** Works through the list with at most `limit` under way. */
export async function together<Member>(
	limit: number,
	list: Member[],
	handle: (member: Member) => Promise<void>,
): Promise<void> {
	const queue = list.values();
	const worker = async () => {
		for (const member of queue) await handle(member);
	};
	await Promise.all(Array.from({ length: Math.min(limit, list.length) }, worker));
}

export function markCancelled(members: Array<Work<unknown>>, outcomes: Outcomes): void {
	for (const { index } of members) {
		outcomes[index] = new ZohoError({
			code: 'CANCELLED',
			message: 'The workflow was canceled before this item was sent',
		});
	}
}

const reportEvery = (count: number): number => Math.max(1, Math.ceil(count / 20));
