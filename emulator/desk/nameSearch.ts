import type { Call } from '../service';
import { invalidQuery, Refused } from './refusals';

/**
 * `searchStr` of agents and departments: `abc` is the whole name, `abc*` its beginning, `*abc*` any part of it.
 * Without it every name passes.
 */
export function nameTest(call: Call): (names: string[]) => boolean {
	const given = call.query.searchStr;
	if (given === undefined) return () => true;
	if (given === '' || given.length > 100) throw new Refused(invalidQuery('searchStr'));
	const wanted = given.toLowerCase();
	const bare = wanted.replaceAll('*', '');
	return (names) =>
		names.some((name) => {
			const text = name.toLowerCase();
			if (wanted.startsWith('*')) return text.includes(bare);
			return wanted.endsWith('*') ? text.startsWith(bare) : text === bare;
		});
}
