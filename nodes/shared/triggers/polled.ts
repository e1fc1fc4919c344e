import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { explained } from './explained';

/** What a poll starts the workflow with; null for nothing. */
type Poll = (context: IPollFunctions) => Promise<INodeExecutionData[] | null>;

/** Nodes whose poll is under way in this process. */
const underWay = new Set<string>();

/** What n8n calls `poll` in a trigger: by hand, to show something in the editor, or by the clock. */
export async function polled(
	context: IPollFunctions,
	byHand: Poll,
	byClock: Poll,
): Promise<INodeExecutionData[][] | null> {
	const items = await explained(context, async () =>
		context.getMode() === 'manual' ? await byHand(context) : await oneAtATime(context, byClock),
	);
	return items && [items];
}

/**
 * Runs a poll unless this node's last one is still under way: n8n starts one each minute, however long they take, and
 * two of them would read the same changes. What there is to be read waits for the next poll.
 */
async function oneAtATime(context: IPollFunctions, poll: Poll): Promise<INodeExecutionData[] | null> {
	const key = `${context.getWorkflow().id}:${context.getNode().id}`;
	if (underWay.has(key)) return null;
	underWay.add(key);
	try {
		return await poll(context);
	} finally {
		underWay.delete(key);
	}
}
