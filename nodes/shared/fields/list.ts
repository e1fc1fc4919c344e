import { shownWhen } from './field';
import { integer, toggle } from './plain';

/** n8n's own pair for lists. `limitOf` reads both. */
export const returnAll = toggle('Return All', {
	description: 'Whether to return all results or only up to a given limit',
});

export const limit = shownWhen(
	{ returnAll: [false] },
	integer('Limit', { default: 50, min: 1, description: 'Max number of results to return' }),
);

/** How many results the user wants: a number, or Infinity for all. */
export const limitOf = (params: { returnAll: boolean; limit?: number }): number =>
	params.returnAll ? Infinity : (params.limit ?? Infinity);
