/** The candidate most like the given name, or undefined when none is near: at most a third of its letters differ. */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
	const wanted = plain(name);
	const ranked = candidates
		.map((candidate) => ({ candidate, distance: editDistance(wanted, plain(candidate)) }))
		.sort((a, b) => a.distance - b.distance);
	const [best] = ranked;
	return best && best.distance <= Math.max(1, Math.floor(wanted.length / 3)) ? best.candidate : undefined;
}

const plain = (name: string): string => name.toLowerCase().replace(/[\s_-]/g, '');

/** Levenshtein's: letters to add, drop or change. */
function editDistance(from: string, to: string): number {
	let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
	for (let i = 1; i <= from.length; i++) {
		const current = [i];
		for (let j = 1; j <= to.length; j++) {
			const change = (previous[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
			current.push(Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
		}
		previous = current;
	}
	return previous[to.length] ?? 0;
}
