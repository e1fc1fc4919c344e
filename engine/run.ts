import { AsyncLocalStorage } from 'node:async_hooks';

/** One line that n8n or a node logged. */
export interface LogLine {
	level: 'error' | 'warn' | 'info' | 'debug';
	message: string;
	/** What was logged beside the message; an Error in it is written out, as n8n's own logger does. */
	metadata?: Record<string, unknown>;
}

/** What everything that happens on behalf of one call of the engine shares. */
export interface Run {
	/** The lists a log line goes to. */
	logs: LogLine[][];
	withoutRefreshLock: boolean;
}

/**
 * n8n-core's services are singletons of the process. The run they work for is told by the asynchronous
 * context, so that executions side by side keep their log lines and switches apart.
 */
export const currentRun = new AsyncLocalStorage<Run>();
