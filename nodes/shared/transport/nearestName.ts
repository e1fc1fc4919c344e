/**
 * The candidate a name was most probably meant to be, or undefined when none is near.
 * Case, spaces and underscores do not count, so `last name` finds `Last_Name`.
 */
export function nearestName(given: string, candidates: readonly string[]): string | undefined {
	const wanted = plain(given);
	if (wanted === '') return undefined;
	const farthest = Math.ceil(wanted.length / 3);
	let nearest: { name: string; distance: number } | undefined;
	for (const name of candidates) {
		const distance = editDistance(wanted, plain(name));
		if (distance <= farthest && distance < (nearest?.distance ?? Infinity)) nearest = { name, distance };
	}
	return nearest?.name;
}

const plain = (name: string): string => name.toLowerCase().replace(/[\s_-]+/g, '');

/** Insertions, deletions and exchanges that turn one text into the other (Levenshtein). */
function editDistance(from: string, to: string): number {
	let row = Array.from({ length: to.length + 1 }, (_, column) => column);
	for (let i = 1; i <= from.length; i += 1) {
		const above = row;
		row = [i];
		for (let j = 1; j <= to.length; j += 1) {
			const exchanged = (above[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
			row.push(Math.min(exchanged, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
		}
	}
	return row[to.length] ?? 0;
}
