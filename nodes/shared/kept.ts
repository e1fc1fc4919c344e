import { remember } from './transport/remember';

/** What an account told us, kept for a while in this process so that many runs ask once. */
export interface Kept<Value> {
	/** The kept value, or what `load` gives; runs that ask at the same moment share one load. */
	get(key: string, load: () => Promise<Value>): Promise<Value>;
	/** What `load` gives now, kept from now on. */
	fresh(key: string, load: () => Promise<Value>): Promise<Value>;
	/** Forgets everything. */
	clear(): void;
}

/** A load that is refused is not kept. */
export function keptFor<Value>(milliseconds: number): Kept<Value> {
	const known = new Map<string, { until: number; value: Promise<Value> }>();
	const fresh = async (key: string, load: () => Promise<Value>) => {
		const value = load();
		remember(known, key, { until: Date.now() + milliseconds, value });
		value.catch(() => known.delete(key));
		return await value;
	};
	return {
		fresh,
		get: async (key, load) => {
			const kept = known.get(key);
			return kept && kept.until > Date.now() ? await kept.value : await fresh(key, load);
		},
		clear: () => known.clear(),
	};
}
