import { markCancelled, together, type Work } from './drive';
import { Sought } from './fields';
import type { ProductApi } from './operation';
import type { Outcomes } from './refused';
import { toZohoError } from './transport/nodeError';

type Params = Record<string, unknown>;

/**
 * The items with the ids of all that they name, looked up before any item is sent. An item that names what is not
 * there, or what cannot be told apart, is left out; why is in `outcomes`.
 */
export async function withIds(
	api: ProductApi,
	work: Array<Work<unknown>>,
	outcomes: Outcomes,
	signal?: AbortSignal,
): Promise<Array<Work<unknown>>> {
	const found = new Map<number, Work<unknown>>();
	await together(api.concurrency, work, async (member) => {
		const params = member.params as Params;
		if (!Object.values(params).some(names)) return void found.set(member.index, member);
		if (signal?.aborted) return markCancelled([member], outcomes);
		try {
			found.set(member.index, { ...member, params: await settled(api, params) });
		} catch (caught) {
			outcomes[member.index] = toZohoError(caught);
		}
	});
	return work.flatMap(({ index }) => found.get(index) ?? []);
}

/** Names stand beside the other parameters, or among the options of a collection. */
const names = (value: unknown): boolean =>
	value instanceof Sought || (isOptions(value) && Object.values(value).some((one) => one instanceof Sought));

async function settled(api: unknown, params: Params): Promise<Params> {
	const idOf = async (value: unknown) => (value instanceof Sought ? await value.id(api, params) : value);
	const ready: Params = {};
	for (const [name, value] of Object.entries(params)) {
		if (!isOptions(value) || !names(value)) ready[name] = await idOf(value);
		else {
			const options = Object.entries(value).map(async ([key, one]) => [key, await idOf(one)] as const);
			ready[name] = Object.fromEntries(await Promise.all(options));
		}
	}
	return ready;
}

const isOptions = (value: unknown): value is Params =>
	typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
