import type { Logger } from 'n8n-workflow';

import { currentRun, type LogLine } from './run';

type Metadata = Record<string, unknown>;

/** n8n's logger at level debug: every line goes to the run it was logged in, none to the terminal. */
export const logger: Logger & { scoped(): Logger } = {
	error: (message: string, metadata?: Metadata) => keep('error', message, metadata),
	warn: (message: string, metadata?: Metadata) => keep('warn', message, metadata),
	info: (message: string, metadata?: Metadata) => keep('info', message, metadata),
	debug: (message: string, metadata?: Metadata) => keep('debug', message, metadata),
	scoped: () => logger,
};

function keep(level: LogLine['level'], message: string, metadata?: Metadata): void {
	const line: LogLine = metadata ? { level, message, metadata: writtenOut(metadata) } : { level, message };
	currentRun.getStore()?.logs.forEach((lines) => lines.push(line));
}

function writtenOut(metadata: Metadata): Metadata {
	return Object.fromEntries(
		Object.entries(metadata).map(([key, value]) => [key, value instanceof Error ? errorText(value) : value]),
	);
}

function errorText({ name, message, stack, cause }: Error): Metadata {
	return { name, message, stack, ...(cause instanceof Error ? { cause: errorText(cause) } : {}) };
}
