import { WorkflowExecute } from 'n8n-core';
import type {
	ExecutionError,
	ExecutionStatus,
	INodeExecutionData,
	IPinData,
	IRun,
	IRunData,
	NodeExecutionHint,
} from 'n8n-workflow';

import { additionalData, type ConsoleMessage, type Surroundings } from './additionalData';
import type { NodeTypes } from './nodeTypes';
import { currentRun, type LogLine } from './run';
import {
	around,
	startOf,
	toWorkflow,
	withCredentials,
	type CredentialRefs,
	type NodeRun,
	type WorkflowJson,
} from './workflow';

export interface ExecuteOptions {
	/** `manual`: as by the editor's button, the default. `trigger`: as in production. */
	mode?: 'manual' | 'trigger';
	/** Take the place of a workflow's own credentials of the same type. */
	credentials?: CredentialRefs;
	/** Output of nodes, by their name, that are not to run. Without it the workflow's own is used. */
	pinData?: IPinData;
	/** The node to start at, by its name. */
	startNode?: string;
}

/** What came of an execution. A node that fails does not throw: its error is here, as n8n stores it. */
export interface ExecutionResult {
	status: ExecutionStatus;
	/** What the last node gave, one list per output. Empty when it failed. */
	items: INodeExecutionData[][];
	error?: ExecutionError;
	hints: NodeExecutionHint[];
	messagesToUI: ConsoleMessage[];
	logs: LogLine[];
	/** All nodes' runs, as n8n stores them. */
	runData: IRunData;
}

export interface Executing {
	surroundings: Surroundings;
	types: NodeTypes;
	withoutRefreshLock: boolean;
	/** Also takes the log lines. */
	allLogs: LogLine[];
	/** Takes the way to cancel the execution while it is under way. */
	running: Set<{ cancel(): void }>;
}

/** Runs a workflow, or one node on items, in n8n's WorkflowExecute. Throws when n8n refuses to start it. */
export async function execute(
	what: WorkflowJson | NodeRun,
	{ mode = 'manual', credentials = {}, pinData, startNode }: ExecuteOptions,
	{ surroundings, types, withoutRefreshLock, allLogs, running }: Executing,
): Promise<ExecutionResult> {
	const json = withCredentials('nodes' in what ? what : around(what, types), credentials);
	const pinned = pinData ?? json.pinData;
	const workflow = toWorkflow(json, types, { pinData: pinned });
	const logs: LogLine[] = [];
	const messagesToUI: ConsoleMessage[] = [];
	const data = additionalData(surroundings, { mode, workflowId: workflow.id, messagesToUI });

	const outcome = await currentRun.run({ logs: [logs, allLogs], withoutRefreshLock }, async () => {
		const start = startNode ? (workflow.getNode(startNode) ?? undefined) : startOf(workflow);
		const execution = new WorkflowExecute(data, mode).run({ workflow, startNode: start, pinData: pinned });
		running.add(execution);
		try {
			return await execution;
		} finally {
			running.delete(execution);
		}
	});
	return { ...summed(outcome), messagesToUI, logs };
}

function summed({ status, data }: IRun): Omit<ExecutionResult, 'messagesToUI' | 'logs'> {
	const { runData, lastNodeExecuted = '', error } = data.resultData;
	const last = runData[lastNodeExecuted]?.at(-1);
	return {
		status,
		items: (last?.data?.main ?? []).map((items) => items ?? []),
		...(error ? { error } : {}),
		hints: Object.values(runData).flatMap((runs) => runs.flatMap(({ hints }) => hints ?? [])),
		runData,
	};
}
