import { setTimeout as wait } from 'node:timers/promises';

import { Refused, type Session } from './session';

/** What n8n kept of one run of a workflow. */
export interface Execution {
	id: string;
	status: string;
	/** By node name: each of its runs, each output, its items. */
	output: Record<string, Item[][][]>;
	/** Message of what stopped the workflow. */
	error?: { message: string; description?: string | null; node?: { name: string } };
}

export interface Item {
	json: Record<string, unknown>;
	binary?: Record<string, unknown>;
	error?: unknown;
}

interface StoredRunData {
	resultData: {
		runData: Record<string, Array<{ data?: { main?: Array<Item[] | null> } }>>;
		error?: Execution['error'];
	};
}

const unfinished = ['new', 'running', 'waiting'];

/** Runs a workflow by hand, from the trigger of this name, and waits for its end. */
export async function runWorkflow(session: Session, workflowId: string, trigger: string): Promise<Execution> {
	const workflowData = await session.get<object>(`/workflows/${workflowId}`);
	const { executionId } = await session.post<{ executionId: string }>(`/workflows/${workflowId}/run`, {
		workflowData,
		triggerToStartFrom: { name: trigger },
	});
	return await executionOf(session, executionId);
}

/** Waits until an execution has ended, and reads what it did. */
export async function executionOf(session: Session, executionId: string): Promise<Execution> {
	for (;;) {
		const stored = await session
			.get<{ id: string; status: string; data: string }>(`/executions/${executionId}`)
			.catch(notThereYet);
		if (!stored || unfinished.includes(stored.status)) {
			await wait(200);
			continue;
		}
		const { id, status, data } = stored;
		const { resultData } = unflatten(data) as StoredRunData;
		const output = Object.entries(resultData.runData).map(([node, runs]) => [
			node,
			runs.map((run) => (run.data?.main ?? []).map((items) => items ?? [])),
		]);
		return { id, status, output: Object.fromEntries(output) as Execution['output'], error: resultData.error };
	}
}

/** Some versions (2.20) cannot show an execution that has stored nothing yet. */
function notThereYet(thrown: unknown): undefined {
	if (thrown instanceof Refused && thrown.status === 500 && thrown.message.includes("'resultData'")) return;
	throw thrown;
}

/** Ids of a workflow's ended executions, newest first. */
export async function executionsOf(session: Session, workflowId: string): Promise<string[]> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const { results } = await session.get<{ results: Array<{ id: string }> }>(`/executions?filter=${filter}`);
	return results.map(({ id }) => id);
}

/**
 * Reads the format n8n stores executions in (the npm package flatted): a list of values, in which every text inside an
 * object or array is the position of the value meant.
 */
function unflatten(text: string): unknown {
	const values = JSON.parse(text) as unknown[];
	const done = new Map<number, unknown>();
	const at = (position: number): unknown => {
		const value = values[position];
		if (typeof value !== 'object' || value === null) return value;
		if (done.has(position)) return done.get(position);
		done.set(position, value);
		for (const [key, inner] of Object.entries(value))
			if (typeof inner === 'string') (value as Record<string, unknown>)[key] = at(Number(inner));
		return value;
	};
	return at(0);
}
