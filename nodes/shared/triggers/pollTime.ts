import type { IPollFunctions } from 'n8n-workflow';

/** n8n gives a poll five minutes; older versions do not say so. */
const BUDGET = 300_000;
/** Of the budget, so that a call under way at the end still comes back in time. */
const USED = 0.6;

/**
 * A question to ask before each further slice of work: is there time left in this poll? What is left over is for
 * the next poll.
 */
export function pollTime(context: IPollFunctions): { isLeft(): boolean } {
	const { getPollBudgetMs } = context as { getPollBudgetMs?: () => number };
	const until = Date.now() + (getPollBudgetMs?.call(context) ?? BUDGET) * USED;
	return { isLeft: () => Date.now() < until };
}
