import type { IPollFunctions } from 'n8n-workflow';

/** Nodes whose poll is under way in this process. */
const underWay = new Set<string>();

/**
 * Runs a poll unless this node's last one is still under way: n8n starts one each minute, however long they take, and
 * two of them would read the same changes. What there is to be read waits for the next poll.
 */
export async function oneAtATime<Items>(
	context: IPollFunctions,
	poll: () => Promise<Items | null>,
): Promise<Items | null> {
	const key = `${context.getWorkflow().id}:${context.getNode().id}`;
	if (underWay.has(key)) return null;
	underWay.add(key);
	try {
		return await poll();
	} finally {
		underWay.delete(key);
	}
}
